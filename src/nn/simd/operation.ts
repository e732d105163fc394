import type { ExecutionMode, Operation, Tensors } from "../backend.ts";
import type { Kernels } from "../kernels/kernels.generated.ts";
import type { ResolvedLayer } from "../spec.ts";

/** How the kernels work out layers that begin with one of a type. */
export interface OperationKind {
  /** How many of these layers it works out as one operation; 0 when the kernels do not cover the first. */
  fuse(layers: readonly ResolvedLayer[], mode: ExecutionMode): number;
  /** How many float32 values it needs for itself. */
  scratch(layers: readonly ResolvedLayer[], mode: ExecutionMode): number;
  bind(kernels: Kernels, layers: readonly ResolvedLayer[], tensors: Tensors, mode: ExecutionMode): Operation;
}

/** What an operation does that has no parameters to prepare, clear or collect. */
export const withoutParameters = { prepare() {}, clear() {}, collect() {} };

/** Where a buffer starts in the memory, in bytes; 0 for none. */
export function address(buffer: Float32Array | null | undefined): number {
  return buffer?.byteOffset ?? 0;
}

export function roundUp(value: number, multiple: number): number {
  return Math.ceil(value / multiple) * multiple;
}

/**
 * Hands out parts of an operation's scratch buffer, each at a vector. The same calls first count them, without a buffer (the
 * parts are empty then), and later find them.
 */
export class ScratchAllocator {
  length = 0;
  readonly #buffer: Float32Array | undefined;

  constructor(buffer?: Float32Array) {
    this.#buffer = buffer;
  }

  take(length: number): Float32Array {
    const start = this.length;
    // Kernels may touch, never use, one vector behind the end of a part.
    if (length > 0) this.length += roundUp(length, 4) + 4;
    return this.#buffer?.subarray(start, start + length) ?? new Float32Array(0);
  }

  /** A part of this length for each image. */
  takeEach(images: number, length: number): Float32Array[] {
    return Array.from({ length: images }, () => this.take(length));
  }
}
