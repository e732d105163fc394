import type { BoundParameter } from "../nn/network.ts";

/**
 * Sums gradients over a batch and changes the parameters by them: `clear`, `add` for each shard in order, `update`. Its state
 * belongs to the parameters that it was made for.
 */
export interface Optimizer {
  clear(): void;
  /** Adds gradients, one array for each parameter. */
  add(gradients: readonly Float32Array[]): void;
  /** One step by the sum, which should be the gradient of the batch's mean loss. */
  update(): void;
}

export interface AdamOptions {
  readonly learningRate: number;
  readonly beta1?: number;
  readonly beta2?: number;
  readonly epsilon?: number;
}

/** Adam (Kingma and Ba, https://arxiv.org/abs/1412.6980) with Keras's defaults, and its place of epsilon. */
export function adam(
  parameters: readonly BoundParameter[],
  { learningRate, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-7 }: AdamOptions,
): Optimizer {
  const states = parameters.map(({ values }) => ({
    values,
    sum: new Float32Array(values.length),
    first: new Float32Array(values.length),
    second: new Float32Array(values.length),
  }));
  // Powers by repeated multiplication: Math.pow may differ between engines in the last bit.
  let beta1Power = 1;
  let beta2Power = 1;
  return {
    clear() {
      for (const { sum } of states) sum.fill(0);
    },
    add(gradients) {
      for (const [p, { sum }] of states.entries()) {
        const gradient = gradients[p]!;
        for (let i = 0; i < sum.length; i++) sum[i] = sum[i]! + gradient[i]!;
      }
    },
    update() {
      beta1Power *= beta1;
      beta2Power *= beta2;
      const rate = (learningRate * Math.sqrt(1 - beta2Power)) / (1 - beta1Power);
      for (const { values, sum, first, second } of states) {
        for (let i = 0; i < values.length; i++) {
          const g = sum[i]!;
          const m = first[i]! + (g - first[i]!) * (1 - beta1);
          const v = second[i]! + (g * g - second[i]!) * (1 - beta2);
          first[i] = m;
          second[i] = v;
          values[i] = values[i]! - (rate * m) / (Math.sqrt(v) + epsilon);
        }
      }
    },
  };
}
