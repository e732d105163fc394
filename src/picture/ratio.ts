/** The smaller of two lengths in shares of the larger: 1 of equals. */
export function ratio(a: number, b: number): number {
  return Math.min(a, b) / Math.max(a, b);
}
