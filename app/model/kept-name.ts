/** Where the name stands in `localStorage`. */
export const keptNameKey = "tenpen.model";

/** The name of the model that this browser keeps, so that nothing else need be loaded to know of it; null when there is none. */
export function keptName(): string | null {
  try {
    return localStorage.getItem(keptNameKey);
  } catch {
    return null; // storage is blocked
  }
}
