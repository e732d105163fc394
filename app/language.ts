import { directionOf, isLanguage, type Language, languageFor } from "./strings/languages.ts";
import { language, setLanguage } from "./strings/strings.ts";

/** Where it stands in `localStorage`. */
const key = "tenpen.language";

/** Has the page speak the language that was chosen last, or the first of the browser's that it has; and what is chosen in another tab, from then on. */
export async function startLanguage(): Promise<void> {
  addEventListener("storage", ({ key: changed, newValue }) => {
    if (changed === key && isLanguage(newValue)) become(newValue).catch(() => {}); // it stays what it is
  });
  await become(chosen() ?? languageFor(navigator.languages));
}

/**
 * Has the page speak a language now and at the next visit.
 * @throws Error when its texts cannot be had.
 */
export async function chooseLanguage(next: Language): Promise<void> {
  await become(next);
  try {
    localStorage.setItem(key, next);
  } catch {
    // Where nothing may be kept it is for this visit.
  }
}

async function become(next: Language): Promise<void> {
  await setLanguage(next);
  Object.assign(document.documentElement, { lang: language, dir: directionOf(language) });
}

function chosen(): Language | undefined {
  try {
    const tag = localStorage.getItem(key);
    return isLanguage(tag) ? tag : undefined;
  } catch {
    return undefined;
  }
}
