import type { Random } from "./random.ts";
import type { ResolvedLayer } from "./spec.ts";

/** Activations: `[…shape]` of each image that the network holds. */
export interface Tensor {
  readonly values: readonly Float32Array[];
  /** Gradients of the loss by the values; null in a network that does not train, and where nothing needs them. */
  readonly gradients: readonly Float32Array[] | null;
}

/** What an operation reads and writes: buffers of the backend. */
export interface Tensors {
  /** What its layers together read from outside of them, in their order. */
  readonly inputs: readonly Tensor[];
  readonly output: Tensor;
  /** Values of the layers' parameters, in the order of the layers, and their gradients (null without training). */
  readonly parameters: readonly Float32Array[];
  readonly gradients: readonly Float32Array[] | null;
  /** As many values as the backend asked for with `scratch`. */
  readonly scratch: Float32Array;
}

/** One layer, or a few that are worked out together, bound to their buffers. Images are counted from 0. */
export interface Operation {
  /** Takes over changed parameters; called before the first forward after a change. */
  prepare(): void;
  /** Sets the layer's own sums of gradients to zero. */
  clear(): void;
  /** The output of an image from its inputs. Dropout drops what `random` says, nothing where it is null. */
  forward(image: number, random: Random | null): void;
  /** The gradients of the inputs (overwriting them) from that of the output; adds to the layer's own sums of gradients. */
  backward(image: number): void;
  /** Writes what all backward calls since the last `clear` have summed up into the gradients. */
  collect(): void;
  /** Of an operation that in training needs all images at once. */
  readonly batch?: BatchStage;
}

/**
 * What comes, in training, before the forward calls of a shard's images and before their backward calls: first every image
 * adds to the statistics, then these are completed.
 */
export interface BatchStage {
  accumulateStats(image: number): void;
  finalizeStats(images: number): void;
  accumulateGradientStats(image: number): void;
  finalizeGradientStats(images: number): void;
}

/** What a network is for. */
export interface ExecutionMode {
  readonly training: boolean;
  /** How many images it holds at a time. */
  readonly images: number;
}

/** A set of kernels for every layer. */
export interface Backend {
  readonly name: "simd" | "reference";
  /**
   * How many of these layers, from the first on, it works out as one operation: at least 1. Each of them reads the one
   * before it, which no other layer reads.
   */
  fuse(layers: readonly ResolvedLayer[], mode: ExecutionMode): number;
  /** How many float32 values the operation of these layers needs for itself. */
  scratch(layers: readonly ResolvedLayer[], mode: ExecutionMode): number;
  /** Places zeroed buffers of these lengths in one memory, once. */
  open(lengths: readonly number[]): Workspace;
}

/** A memory, of a network or of what is trained, and kernels that work in it. */
export interface Workspace {
  readonly buffers: readonly Float32Array[];
  operation(layers: readonly ResolvedLayer[], tensors: Tensors, mode: ExecutionMode): Operation;
  /** Adds values to as many others; both are buffers of this memory. */
  add(sum: Float32Array, values: Float32Array): void;
  /** Makes a step of Adam, in float64; what it works on are buffers of this memory, all of one length. */
  adam(values: AdamValues, step: AdamStep): void;
}

export interface AdamValues {
  readonly weights: Float32Array;
  readonly gradient: Float32Array;
  /** Moving means of the gradient and of its square. */
  readonly first: Float32Array;
  readonly second: Float32Array;
  /** 1 where a weight decays, else 0. */
  readonly decays: Float32Array;
}

/** What is the same for all weights. */
export interface AdamStep {
  /** The learning rate, corrected for moving means that began at 0. */
  readonly rate: number;
  /** What a weight that decays is multiplied with. */
  readonly decayFactor: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
}
