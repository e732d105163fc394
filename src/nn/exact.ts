// JavaScript leaves the last bits of Math.exp and Math.log to the engine, so the same training would differ by browser.
// These use additions, multiplications and divisions alone, which IEEE 754 fixes to the bit.

// ln 2 in two parts: the first has its last bits zero, so that `power * ln2High` is exact.
const ln2High = 0.6931471803691238;
const ln2Low = 1.9082149292705877e-10;

const float = new Float64Array(1);
// Little endian on every platform that runs WebAssembly: word 1 holds sign and exponent.
const words = new Uint32Array(float.buffer);

/** e to the power x, within 2 units in the last place; 0 below −708. For x ≤ 709. */
export function exp(x: number): number {
  if (x < -708) return 0;
  const power = Math.round(x / Math.LN2);
  const r = x - power * ln2High - power * ln2Low;
  // Taylor's series to r¹³ / 13!, enough for |r| ≤ ln 2 / 2.
  let sum = 1;
  for (let k = 13; k >= 1; k--) sum = 1 + (sum * r) / k;
  float[0] = 0;
  words[1] = (power + 1023) << 20;
  return sum * float[0];
}

/** Natural logarithm of a positive normal number, within 2 units in the last place away from 1. */
export function log(x: number): number {
  float[0] = x;
  let power = (words[1]! >>> 20) - 1023;
  words[1] = (words[1]! & 0xfffff) | (1023 << 20);
  let mantissa = float[0];
  if (mantissa > Math.SQRT2) {
    mantissa /= 2;
    power += 1;
  }
  // log m = 2 artanh((m − 1) / (m + 1)), |s| ≤ 0.172.
  const s = (mantissa - 1) / (mantissa + 1);
  let sum = 0;
  for (let k = 21; k >= 1; k -= 2) sum = sum * s * s + 1 / k;
  return power * ln2High + (power * ln2Low + 2 * s * sum);
}

/** Hyperbolic tangent, within 1e-15. */
export function tanh(x: number): number {
  const size = Math.abs(x);
  if (size > 20) return Math.sign(x);
  // Near 0 the difference below would lose its digits: x − x³/3 + 2x⁵/15 − 17x⁷/315 is exact enough there.
  if (size < 1e-2) {
    const square = x * x;
    return x * (1 + square * (-1 / 3 + square * (2 / 15 - (square * 17) / 315)));
  }
  const power = exp(2 * size);
  return (Math.sign(x) * (power - 1)) / (power + 1);
}

/** The error function, within 1e-14: its series near 0, a continued fraction further out. */
export function erf(x: number): number {
  const size = Math.abs(x);
  if (size > 6) return Math.sign(x);
  const square = x * x;
  if (size < 2.5) {
    // 2/√π · e^(−x²) · Σ 2ⁿ x²ⁿ⁺¹ / (1·3·5 … (2n + 1)): all terms of one sign.
    let term = x;
    let sum = x;
    for (let n = 1; n < 60; n++) {
      term *= (2 * square) / (2 * n + 1);
      sum += term;
    }
    return (2 / Math.sqrt(Math.PI)) * exp(-square) * sum;
  }
  // erfc(x) = e^(−x²)/√π · 1/(x + (1/2)/(x + 1/(x + (3/2)/(x + …)))), from its far end.
  let fraction = size;
  for (let n = 60; n >= 1; n--) fraction = size + n / 2 / fraction;
  return Math.sign(x) * (1 - exp(-square) / Math.sqrt(Math.PI) / fraction);
}
