import type { Random } from "./random.ts";
import type { LayerCheck } from "./spec.ts";

/** What an operation reads and writes: buffers of the backend, one image at a time. */
export interface Tensors {
  /** The input and output of its layers together. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Gradients of the loss by x and y; null in a network that does not train, `dx` also where nothing needs it. */
  readonly dx: Float32Array | null;
  readonly dy: Float32Array | null;
  /** Values of the layers' parameters, in the order of their checks, and their gradients (null without training). */
  readonly parameters: readonly Float32Array[];
  readonly gradients: readonly Float32Array[] | null;
  /** As many values as the backend asked for with `scratch`. */
  readonly scratch: Float32Array;
}

/** One layer, or a few that are worked out together, bound to their buffers. */
export interface Operation {
  /** Takes over changed parameters; called before the first forward after a change. */
  prepare(): void;
  /** Sets the layer's own sums of gradients to zero. */
  clear(): void;
  /** y from x. Dropout drops what `random` says, nothing where it is null. */
  forward(random: Random | null): void;
  /** dx from dy (overwriting dx), for the image of the last forward; adds to the layer's own sums of gradients. */
  backward(): void;
  /** Writes what all backward calls since the last `clear` have summed up into the gradients. */
  collect(): void;
}

/** A set of kernels for every layer. */
export interface Backend {
  readonly name: "simd" | "reference";
  /** How many layers, from the first of these on, it works out as one operation: at least 1. */
  fuse(checks: readonly LayerCheck[]): number;
  /** How many float32 values the operation of these layers needs for itself. */
  scratch(checks: readonly LayerCheck[], training: boolean): number;
  /** Places zeroed buffers of these lengths in one memory, once. */
  open(lengths: readonly number[]): Workspace;
}

/** The memory of one network. */
export interface Workspace {
  readonly buffers: readonly Float32Array[];
  operation(checks: readonly LayerCheck[], tensors: Tensors): Operation;
}
