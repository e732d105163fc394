import type { EpochRecord } from "./monitor.ts";
import type { OptimizerState } from "./optimizers/index.ts";

/** Everything that the rest of a training depends on, besides its options: what a checkpoint holds. */
export interface TrainState {
  /** The epoch in work, counted from 1. */
  readonly epoch: number;
  /** Its steps that are done. */
  readonly step: number;
  /** Sums over its images so far. */
  readonly loss: number;
  readonly right: number;
  /** All parameters, one after the other, as are the next three. */
  readonly weights: Float32Array;
  readonly optimizer: OptimizerState;
  /** The moving average of the weights; null when none is kept. */
  readonly average: Float32Array | null;
  /** Weights of the best epoch; null before the first has ended. */
  readonly bestWeights: Float32Array | null;
  /** The epochs that have ended. */
  readonly history: readonly EpochRecord[];
}
