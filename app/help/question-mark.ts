/** Where it stands in `localStorage`. */
const key = "tenpen.question-mark";

/**
 * Whether "?" opens the sheet of keys. It can be switched off: who speaks to the computer, or whose hand trembles, types single characters
 * by accident (WCAG 2.1.4).
 */
export function questionMarkOpens(): boolean {
  try {
    return localStorage.getItem(key) !== "off";
  } catch {
    return true; // storage is blocked
  }
}

export function letQuestionMarkOpen(opens: boolean): void {
  try {
    if (opens) localStorage.removeItem(key);
    else localStorage.setItem(key, "off");
  } catch {
    // It is as it was.
  }
}
