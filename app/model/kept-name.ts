const key = "tenpen.model";

/** The name of the model that this browser keeps, so that nothing else need be loaded to know of it; null when there is none. */
export function keptName(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // storage is blocked
  }
}

/** Notes the name of what is kept from now on; null: nothing. @throws DOMException where storage is blocked or full. */
export function noteKept(name: string | null): void {
  if (name === null) localStorage.removeItem(key);
  else localStorage.setItem(key, name);
}
