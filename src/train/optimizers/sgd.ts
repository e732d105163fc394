import { shown } from "../../message.ts";
import { checkBounds, refuseUnknown } from "../bounds.ts";
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
 * @throws RangeError for an unknown option or one out of range.
 */
export function sgd({ momentum = 0, nesterov = false, weightDecay = 0, ...rest }: SgdOptions = {}): Optimizer {
  refuseUnknown("options", rest, ["momentum", "nesterov", "weightDecay"]);
  checkBounds("momentum", momentum, 0, 1);
  checkBounds("weightDecay", weightDecay, 0, Number.POSITIVE_INFINITY);
  if (typeof nesterov !== "boolean") throw new RangeError(`nesterov: must be true or false, got ${shown(nesterov)}`);
  if (nesterov && momentum === 0) throw new RangeError("momentum: must be above 0 with nesterov, got 0");
  return {
    name: "sgd",
    init: (length) => ({ step: 0, slots: momentum === 0 ? {} : { velocity: new Float32Array(length) } }),
    update(state, weights, gradient, learningRate, decays) {
      checkLengths(weights, { gradient, decays });
      const { velocity } = state.slots;
      if (momentum !== 0) checkLengths(weights, { velocity });
      state.step += 1;
      const kept = 1 - learningRate * weightDecay;
      for (let i = 0; i < weights.length; i++) {
        const weight = weights[i]! * (decays[i] === 0 ? 1 : kept);
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
