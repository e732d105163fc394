import type { Random } from "./random.ts";
import type { LayerCheck } from "./spec.ts";

/** What a layer's operation reads and writes: buffers of the backend, one image at a time. */
export interface Tensors {
  /** The layer's input and output. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Gradients of the loss by x and y; null in a network that does not train, `dx` also where nothing needs it. */
  readonly dx: Float32Array | null;
  readonly dy: Float32Array | null;
  /** Values of the layer's parameters, in the order of its check, and their gradients (null without training). */
  readonly parameters: readonly Float32Array[];
  readonly gradients: readonly Float32Array[] | null;
  /** As many values as the backend asked for with `scratch`. */
  readonly scratch: Float32Array;
}

/** One layer, bound to its buffers. */
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
  /** How many float32 values an operation of this layer needs for itself. */
  scratch(check: LayerCheck, training: boolean): number;
  /** Places zeroed buffers of these lengths in one memory, once. */
  open(lengths: readonly number[]): Workspace;
}

/** The memory of one network. */
export interface Workspace {
  readonly buffers: readonly Float32Array[];
  operation(check: LayerCheck, tensors: Tensors): Operation;
}
