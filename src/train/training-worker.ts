import type { Spec } from "../nn/spec.ts";
import type { SourcePart } from "./samples/sample-set.ts";
import type { Task, TaskResult } from "./task.ts";

/** What a training worker can be asked: to start, once; then weights, and tasks that are worked out with them. */
export interface TrainingWorker {
  /** Builds the network and returns the kernels that it has. */
  start(training: { readonly spec: Spec; readonly sources: readonly SourcePart[] }): "simd" | "reference";
  /** All parameters, one after the other. A notification. */
  setWeights(weights: Float32Array): void;
  /** `buffer` is the gradient of an earlier result, to be filled anew. */
  run(work: { readonly task: Task; readonly buffer?: Float32Array | undefined }): TaskResult;
}
