// Engines may differ in the last bits of their cosine; see nn/exact.ts, which has exp and log for the same reason.

/**
 * Cosine of an angle in half turns, cos(πx), for x in 0…1: within 2⁻⁵² of the true value, exact at 0, ½ and 1, and the same
 * bits everywhere.
 */
export function cosine(x: number): number {
  // At most an eighth of a turn is left for the series. Both subtractions are exact.
  if (x < 0.25) return cosineSeries(Math.PI * x);
  if (x <= 0.75) return sineSeries(Math.PI * (0.5 - x));
  return -cosineSeries(Math.PI * (1 - x));
}

/** Taylor's series of the cosine to t¹⁶ / 16!, enough for |t| ≤ π / 4. */
function cosineSeries(t: number): number {
  let sum = 1;
  for (let k = 16; k >= 2; k -= 2) sum = 1 - (sum * t * t) / (k * (k - 1));
  return sum;
}

/** Taylor's series of the sine to t¹⁷ / 17!, enough for |t| ≤ π / 4. */
function sineSeries(t: number): number {
  let sum = 1;
  for (let k = 17; k >= 3; k -= 2) sum = 1 - (sum * t * t) / (k * (k - 1));
  return t * sum;
}
