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

/** Probabilities of logits: `probabilities[i]` = e^logits[i] / Σ e^logits[j]. Both may be the same array. */
export function softmax(logits: Float32Array, probabilities: Float32Array): void {
  const largest = logits.reduce((a, b) => Math.max(a, b));
  const exponentials = Array.from(logits, (logit) => exp(logit - largest));
  const sum = exponentials.reduce((a, b) => a + b);
  for (let i = 0; i < exponentials.length; i++) probabilities[i] = exponentials[i]! / sum;
}

/**
 * Cross-entropy of softmax(logits) with a label: −Σ t[i] log p[i], where the target t is 1 − smoothing + smoothing / n of the
 * label and smoothing / n of each of the others (https://arxiv.org/abs/1512.00567).
 *
 * @param gradient receives d loss / d logits times `scale`: (p − t) · scale.
 * @returns the loss, without the scale.
 */
export function softmaxCrossEntropy(
  logits: Float32Array,
  label: number,
  gradient: Float32Array,
  scale: number,
  smoothing = 0,
): number {
  const largest = logits.reduce((a, b) => Math.max(a, b));
  const share = smoothing / logits.length;
  let sum = 0;
  let total = 0;
  for (let i = 0; i < logits.length; i++) {
    sum += exp(logits[i]! - largest);
    total += logits[i]! - largest;
  }
  for (let i = 0; i < logits.length; i++) {
    const probability = exp(logits[i]! - largest) / sum;
    gradient[i] = (probability - ((i === label ? 1 - smoothing : 0) + share)) * scale;
  }
  return log(sum) - ((1 - smoothing) * (logits[label]! - largest) + share * total);
}
