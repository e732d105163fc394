import { checkKeys, checkNumber } from "../../errors.ts";
import { checkLengths, type Optimizer } from "./optimizer.ts";

export interface AdamOptions {
  /** What is kept of the mean of gradients at each step, 0 … below 1. */
  readonly beta1?: number;
  /** What is kept of the mean of squared gradients at each step, 0 … below 1. */
  readonly beta2?: number;
  /** Added to the root of the mean of squares, so that nothing is divided by 0; above 0. */
  readonly epsilon?: number;
}

export interface AdamWOptions extends AdamOptions {
  /** Share of a weight, times the learning rate, that each step takes away from it. */
  readonly weightDecay?: number;
}

/**
 * Adam (Kingma and Ba, https://arxiv.org/abs/1412.6980) with Keras's defaults, and its place of epsilon.
 *
 * @throws TenpenError for an unknown option or one out of range.
 */
export function adam({ beta1 = 0.9, beta2 = 0.999, epsilon = 1e-7, ...rest }: AdamOptions = {}): Optimizer {
  checkKeys("option", "options", rest, ["beta1", "beta2", "epsilon"]);
  return create("adam", { beta1, beta2, epsilon, weightDecay: 0 });
}

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter, https://arxiv.org/abs/1711.05101), times the learning rate as in
 * Keras and PyTorch.
 *
 * @throws TenpenError for an unknown option or one out of range.
 */
export function adamW({
  beta1 = 0.9,
  beta2 = 0.999,
  epsilon = 1e-7,
  weightDecay = 0.01,
  ...rest
}: AdamWOptions = {}): Optimizer {
  checkKeys("option", "options", rest, ["beta1", "beta2", "epsilon", "weightDecay"]);
  return create("adamW", { beta1, beta2, epsilon, weightDecay });
}

function create(name: string, { beta1, beta2, epsilon, weightDecay }: Required<AdamWOptions>): Optimizer {
  checkNumber("option", "beta1", beta1, { least: 0, below: 1 });
  checkNumber("option", "beta2", beta2, { least: 0, below: 1 });
  checkNumber("option", "epsilon", epsilon, { above: 0 });
  checkNumber("option", "weightDecay", weightDecay, { least: 0 });
  const beta1Power = powersOf(beta1);
  const beta2Power = powersOf(beta2);
  return {
    name,
    init: (length) => ({ step: 0, slots: { first: new Float32Array(length), second: new Float32Array(length) } }),
    update(state, weights, gradient, learningRate, decays, workspace) {
      const { first, second } = state.slots;
      checkLengths(weights, { gradient, decays, first, second });
      state.step += 1;
      const rate = (learningRate * Math.sqrt(1 - beta2Power(state.step))) / (1 - beta1Power(state.step));
      const decayFactor = 1 - learningRate * weightDecay;
      const values = { weights, gradient, first: first!, second: second!, decays };
      workspace.adam(values, { rate, decayFactor, beta1, beta2, epsilon });
    },
  };
}

/**
 * Powers by repeated multiplication: Math.pow may differ between engines in the last bit, and squaring would give other bits.
 * The last one is remembered, which saves work and changes nothing: each is the product of the one before.
 */
function powersOf(base: number): (exponent: number) => number {
  let known = 0;
  let power = 1;
  return (exponent) => {
    if (exponent < known) {
      known = 0;
      power = 1;
    }
    for (; known < exponent; known++) power *= base;
    return power;
  };
}
