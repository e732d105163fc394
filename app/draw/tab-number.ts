/** Where a tab remembers its number, in `sessionStorage`, which each has for itself. */
const key = "tenpen.tab";
/** Nobody has more. */
const mostTabs = 100;

/**
 * The number of this tab among the open tabs of the page, which no other has: the one that it had before it was loaded anew, or else the
 * first that is free, from 0 on.
 */
export async function tabNumber(): Promise<number> {
  if (!navigator.locks) return 0; // such as at an address that is not secure
  const before = remembered();
  const numbers = [...new Set([...before, ...Array.from({ length: mostTabs }, (_, i) => i)])];
  for (const number of numbers) {
    if (!(await take(number))) continue;
    remember(number);
    return number;
  }
  return 0;
}

/** Says whether it was free. The browser lets go of it when the tab is closed, or dies. */
function take(number: number): Promise<boolean> {
  return new Promise((resolve) => {
    const hold = (lock: Lock | null) => {
      resolve(lock !== null);
      return lock && new Promise<void>(() => {});
    };
    navigator.locks.request(`${key}.${number}`, { ifAvailable: true }, hold).catch(() => resolve(true));
  });
}

/** None or one: anything may stand there. */
function remembered(): number[] {
  try {
    const text = sessionStorage.getItem(key) ?? "";
    return /^\d+$/.test(text) && Number(text) < mostTabs ? [Number(text)] : [];
  } catch {
    return []; // where nothing may be kept
  }
}

function remember(number: number): void {
  try {
    sessionStorage.setItem(key, String(number));
  } catch {
    // As above.
  }
}
