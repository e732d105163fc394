import { expect } from "vitest";
import { referenceBackend } from "../../src/nn/reference/index.ts";
import type { Optimizer, OptimizerState } from "../../src/train/optimizers/index.ts";

/** What Keras's own optimizers did: tools/keras/optimizers.py. */
export interface KerasSteps {
  readonly initial: readonly number[];
  readonly gradients: readonly (readonly number[])[];
  readonly learningRates: readonly number[];
  readonly decays: readonly number[];
}

/** Makes the steps that Keras made, and expects its weights behind each. Keras works in float32, hence the tolerance. */
export function expectSteps(optimizer: Optimizer, golden: KerasSteps, weightsOf: readonly number[][]): OptimizerState {
  const weights = Float32Array.from(golden.initial);
  const decays = Float32Array.from(golden.decays);
  const state = optimizer.init(weights.length);
  const workspace = referenceBackend.open([]);
  for (const [step, rate] of golden.learningRates.entries()) {
    optimizer.update(state, weights, Float32Array.from(golden.gradients[step]!), rate, decays, workspace);
    for (const [i, expected] of weightsOf[step]!.entries())
      expect(Math.abs(weights[i]! - expected), `step ${step}, weight ${i}`).toBeLessThan(2e-6);
  }
  return state;
}
