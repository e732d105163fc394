import type { AdamStep, AdamValues } from "../backend.ts";

/** One step of Adam (https://arxiv.org/abs/1412.6980). */
export function adam(
  { weights, gradient, first, second, decays }: AdamValues,
  { rate, decayFactor, beta1, beta2, epsilon }: AdamStep,
): void {
  for (let i = 0; i < weights.length; i++) {
    const g = gradient[i]!;
    const m = first[i]! + (g - first[i]!) * (1 - beta1);
    const v = second[i]! + (g * g - second[i]!) * (1 - beta2);
    first[i] = m;
    second[i] = v;
    // A factor, and not a subtraction, because times 1 leaves every number as it is, even -0.
    weights[i] = weights[i]! * (decays[i] === 0 ? 1 : decayFactor) - (rate * m) / (Math.sqrt(v) + epsilon);
  }
}
