/**
 * Naive kernels of every layer, forward and backward side by side, all sums in float64: the oracle that the fast kernels
 * are tested against, what serves the layers that have none, and what runs where WebAssembly SIMD is missing. Deliberately
 * not fast, and kept for ever.
 */
import type { Backend, ExecutionMode, Operation, Tensors } from "../backend.ts";
import type { Layer, ResolvedLayer } from "../spec.ts";
import { adam } from "./adam.ts";
import { convolution } from "./convolution.ts";
import { dense } from "./dense.ts";
import { dropout, gelu, leakyRelu, relu, rescaling, sigmoid, softmax, tanhKernels } from "./elementwise.ts";
import { add, concatenate } from "./merging.ts";
import { bindBatchNormalization } from "./normalization.ts";
import { bindKernels, type ReferenceKernels } from "./operation.ts";
import { averagePool, maxPool } from "./pooling.ts";
import { reshape, zeroPadding } from "./shaping.ts";

const kernelsByType: { readonly [Type in Exclude<Layer["type"], "batchNormalization">]: ReferenceKernels } = {
  ...{ conv2d: convolution, depthwiseConv2d: convolution, dense },
  ...{ relu, leakyRelu, gelu, sigmoid, tanh: tanhKernels, softmax, rescaling, dropout },
  ...{ maxPool2d: maxPool, globalMaxPool2d: maxPool, averagePool2d: averagePool, globalAveragePool2d: averagePool },
  ...{ flatten: reshape, reshape, zeroPadding2d: zeroPadding, add, concatenate },
};

export const referenceBackend: Backend = {
  name: "reference",
  fuse: () => 1,
  scratch: ([resolved], mode) => referenceScratch(resolved!, mode),
  open: (lengths) => ({
    buffers: lengths.map((length) => new Float32Array(length)),
    operation: ([resolved], tensors, mode) => referenceOperation(resolved!, tensors, mode),
    add(sum, values) {
      for (let i = 0; i < sum.length; i++) sum[i] = sum[i]! + values[i]!;
    },
    adam,
  }),
};

/** How many float32 values the operation of a layer needs for itself. */
export function referenceScratch(resolved: ResolvedLayer, { images }: ExecutionMode): number {
  const { type } = resolved.layer;
  return type === "batchNormalization" ? 0 : (kernelsByType[type].memory?.(resolved) ?? 0) * images;
}

export function referenceOperation(resolved: ResolvedLayer, tensors: Tensors, mode: ExecutionMode): Operation {
  const { type } = resolved.layer;
  if (type === "batchNormalization") return bindBatchNormalization(resolved, tensors);
  return bindKernels(kernelsByType[type], resolved, tensors, mode);
}
