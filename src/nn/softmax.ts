import { exp, log } from "./exact.ts";

/** Probabilities of logits: `probabilities[i]` = e^logits[i] / Σ e^logits[j]. Both may be the same array. */
export function softmax(logits: Float32Array, probabilities: Float32Array): void {
  const largest = logits.reduce((a, b) => Math.max(a, b));
  // Not in `probabilities`, which would round them, nor in a typed array: a short one takes longer to make than to fill.
  const exponentials: number[] = [];
  let sum = 0;
  for (let i = 0; i < logits.length; i++) {
    const exponential = exp(logits[i]! - largest);
    exponentials.push(exponential);
    sum += exponential;
  }
  for (let i = 0; i < logits.length; i++) probabilities[i] = exponentials[i]! / sum;
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
