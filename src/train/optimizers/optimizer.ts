import { TenpenError } from "../../errors.ts";
import type { Workspace } from "../../nn/backend.ts";

/** What an optimizer remembers between steps: all that a checkpoint holds of it besides the weights. */
export interface OptimizerState {
  /** Steps made so far. */
  step: number;
  /** One float32 for each weight under each name; which names there are depends on the optimizer. */
  readonly slots: Readonly<Record<string, Float32Array>>;
}

/** Changes weights by their gradient. It keeps nothing of its own, so that a run can go on from the state alone. */
export interface Optimizer {
  readonly name: string;
  /** The state before the first step, for this many weights. */
  init(length: number): OptimizerState;
  /**
   * One step: changes the weights (those of all parameters after one another) and the state. Works in float64, stores float32.
   *
   * @param gradient of the batch's mean loss.
   * @param decays 1 where weight decay applies, as to kernels, else 0, as for biases.
   * @param workspace what has all of these arrays, those of the state as well, for its buffers.
   * @throws TenpenError when the lengths differ, from one another or from those of the state.
   */
  update(
    state: OptimizerState,
    weights: Float32Array,
    gradient: Float32Array,
    learningRate: number,
    decays: Float32Array,
    workspace: Workspace,
  ): void;
}

/** @throws TenpenError unless there is one value for each weight. */
export function checkLengths(weights: Float32Array, others: Readonly<Record<string, ArrayLike<number> | undefined>>) {
  for (const [what, values] of Object.entries(others)) {
    if (values?.length !== weights.length) {
      throw new TenpenError("option", what, `must have ${weights.length} values`, `${values?.length ?? "none"}`);
    }
  }
}
