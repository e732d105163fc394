import type { Dataset } from "../data/dataset.ts";
import type { Backend } from "../nn/backend.ts";
import type { Spec } from "../nn/spec.ts";
import type { WorkerTransport } from "../worker/transport.ts";
import type { EarlyStoppingOptions, EpochRecord, Monitor } from "./monitor.ts";
import type { Optimizer } from "./optimizers/index.ts";
import type { Augmentation } from "./samples/augmentation.ts";
import type { SampleSource } from "./samples/sample-source.ts";
import type { Schedule } from "./schedule.ts";
import type { TrainState } from "./state.ts";

export interface TrainOptions {
  readonly spec: Spec;
  /** Images, or several sources, one after the other. */
  readonly train: SampleSource | readonly SampleSource[];
  /** Decides what is the best model and when to stop; nothing is trained on it. */
  readonly validation: Dataset;
  readonly epochs: number;
  readonly batchSize: number;
  /** The top rate of the schedule. */
  readonly learningRate: number;
  /** A whole number in 0 … 2³² − 1. Initial weights, order and dropout follow from it. */
  readonly seed: number;
  /** Adam when missing. */
  readonly optimizer?: Optimizer;
  /** How the rate changes over all steps; constant when missing. */
  readonly schedule?: Schedule;
  /**
   * Share of the target that all digits share, 0…1; 0 when missing. Every loss is against such targets, as in Keras: by the
   * plain one, the surer of two networks would be the better, and none learns here to be as sure.
   */
  readonly labelSmoothing?: number;
  /** Decay of the moving average of the weights, which is then what is validated and kept; none when missing. */
  readonly averageDecay?: number;
  /** The figure by which the best epoch is chosen; `val_loss` when missing. */
  readonly best?: Monitor;
  readonly earlyStopping?: EarlyStoppingOptions;
  /**
   * Changes the images of sources that do not say themselves how they are rendered, in the workers; none when missing.
   * Validation is without.
   */
  readonly augmentation?: Augmentation;
  /** How many share the work, this thread among them; alone when missing. The result does not depend on it. */
  readonly workers?: number;
  /** Starts a worker that runs `train/worker`; a thread of Node when missing, so a page has to say: see `webTransport`. */
  readonly startWorker?: () => WorkerTransport;
  /** Ends training after the step in work, or at once while it starts; its epoch is not counted. */
  readonly signal?: AbortSignal;
  readonly onStep?: (progress: StepProgress) => void;
  /** Called after each epoch, with all epochs so far and the best of them. */
  readonly onEpoch?: (record: EpochRecord, history: readonly EpochRecord[], best: EpochRecord) => void | Promise<void>;
  /** Called before `onEpoch` for an epoch that is the best so far, with a copy of its weights. */
  readonly onBest?: (weights: Record<string, Float32Array>, record: EpochRecord) => void | Promise<void>;
  /** Called every so many steps, after each epoch and when training is aborted. The state must be written before it returns. */
  readonly onCheckpoint?: (state: TrainState) => void | Promise<void>;
  readonly checkpointEvery?: number;
  /** Goes on from there, with the options that were: it ends in the same bytes as if it had never stopped. */
  readonly resume?: TrainState;
  /** The kernels to use; the fastest that runs here when missing. */
  readonly backend?: Backend;
}

export interface StepProgress {
  /** Counted from 1. */
  readonly epoch: number;
  readonly epochs: number;
  /** Counted from 1. */
  readonly step: number;
  readonly steps: number;
  /** Images of this epoch so far. */
  readonly images: number;
  /** Means over the epoch so far. */
  readonly loss: number;
  readonly accuracy: number;
}

export interface TrainResult {
  readonly history: readonly EpochRecord[];
  /** The best epoch and its weights; null when not one was finished. */
  readonly best: EpochRecord | null;
  readonly weights: Record<string, Float32Array> | null;
  readonly stopped: "epochs" | "early" | "aborted";
}
