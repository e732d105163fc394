import { checkNumber } from "../errors.ts";
import { checkLengths } from "./optimizers/optimizer.ts";

/**
 * What an exponential moving average keeps of itself at a step, counted from 0: at most (1 + step) / (10 + step), as in
 * TensorFlow, so that a young average is not made of the weights that training began with.
 *
 * @param decay what it keeps in the end, 0 … below 1.
 * @throws TenpenError for a decay out of range.
 */
export function emaDecay(decay: number, step: number): number {
  checkNumber("option", "decay", decay, { least: 0, below: 1 });
  return Math.min(decay, (1 + step) / (10 + step));
}

/**
 * Moves an average of weights, begun as a copy of them, towards the weights after a step, counted from 0. Works in float64,
 * stores float32: the same bits everywhere.
 *
 * @throws TenpenError for a decay out of range or lengths that differ.
 */
export function updateEma(average: Float32Array, weights: Float32Array, decay: number, step: number): void {
  checkLengths(weights, { average });
  const moved = 1 - emaDecay(decay, step);
  for (let i = 0; i < weights.length; i++) average[i] = average[i]! + (weights[i]! - average[i]!) * moved;
}
