let last = 0;

/** A key that comes after those made before it, and that no other tab or browser makes too: so what both kept can be put together. */
export function newKey(): string {
  last = Math.max(Date.now(), last + 1);
  const [chance] = crypto.getRandomValues(new Uint32Array(1));
  return `${last.toString(36).padStart(9, "0")}-${chance!.toString(36).padStart(7, "0")}`;
}
