import { checkKeys, checkNumber, fault, TenpenError } from "../../errors.ts";
import { checkLengths, type Optimizer } from "./optimizer.ts";

export interface SgdOptions {
  /** What is kept of the velocity at each step, 0 … below 1. */
  readonly momentum?: number;
  /** Whether to go ahead by the velocity of the next step (Nesterov). */
  readonly nesterov?: boolean;
  /** Share of a weight, times the learning rate, that each step takes away from it: decoupled, as in AdamW. */
  readonly weightDecay?: number;
}

/**
 * Stochastic gradient descent as in Keras: the learning rate is part of the velocity, so when it changes, what was gathered
 * keeps its size.
 *
 * @throws TenpenError for an unknown option or one out of range.
 */
export function sgd({ momentum = 0, nesterov = false, weightDecay = 0, ...rest }: SgdOptions = {}): Optimizer {
  checkKeys("option", "options", rest, ["momentum", "nesterov", "weightDecay"]);
  checkNumber("option", "momentum", momentum, { least: 0, below: 1 });
  checkNumber("option", "weightDecay", weightDecay, { least: 0 });
  if (typeof nesterov !== "boolean") throw fault("option", "nesterov", "must be true or false", nesterov);
  if (nesterov && momentum === 0) throw new TenpenError("option", "momentum", "must be above 0 with nesterov", "0");
  return {
    name: "sgd",
    init: (length) => ({ step: 0, slots: momentum === 0 ? {} : { velocity: new Float32Array(length) } }),
    update(state, weights, gradient, learningRate, decays) {
      checkLengths(weights, { gradient, decays });
      const { velocity } = state.slots;
      if (momentum !== 0) checkLengths(weights, { velocity });
      state.step += 1;
      const decayFactor = 1 - learningRate * weightDecay;
      for (let i = 0; i < weights.length; i++) {
        const weight = weights[i]! * (decays[i] === 0 ? 1 : decayFactor);
        const step = learningRate * gradient[i]!;
        if (momentum === 0) {
          weights[i] = weight - step;
          continue;
        }
        const v = velocity![i]! * momentum - step;
        velocity![i] = v;
        weights[i] = weight + (nesterov ? v * momentum - step : v);
      }
    },
  };
}
