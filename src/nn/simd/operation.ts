import type { Operation, Purpose, Tensors } from "../backend.ts";
import type { Kernels } from "../kernels/module.ts";
import type { LayerCheck } from "../spec.ts";

/** How the kernels work out layers that begin with one of a type. */
export interface OperationKind {
  /** How many of these layers it works out as one operation; 0 when the kernels do not cover the first. */
  fuse(checks: readonly LayerCheck[], purpose: Purpose): number;
  /** How many float32 values it needs for itself. */
  scratch(checks: readonly LayerCheck[], purpose: Purpose): number;
  bind(kernels: Kernels, checks: readonly LayerCheck[], tensors: Tensors, purpose: Purpose): Operation;
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

/** Hands out parts of a scratch buffer, each at a vector: the same calls count them first and then find them. */
export class Parts {
  length = 0;

  /** Kernels may touch, never use, one vector behind the end of a part. */
  take(length: number): { readonly start: number; readonly length: number } {
    const start = this.length;
    if (length > 0) this.length += roundUp(length, 4) + 4;
    return { start, length };
  }

  /** A part of this length for each image. */
  takeEach(images: number, length: number) {
    return Array.from({ length: images }, () => this.take(length));
  }
}
