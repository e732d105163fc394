/** How much two intervals have in common, each by its start and its length; less than 0: how far they are apart. */
export function overlap(a: number, aLength: number, b: number, bLength: number): number {
  return Math.min(a + aLength, b + bLength) - Math.max(a, b);
}
