import type { Purpose } from "../../backend.ts";
import type { LayerCheck } from "../../spec.ts";
import { address, type OperationKind, Parts, roundUp } from "../operation.ts";
import { tailOf } from "../tail.ts";
import { fold } from "./folded.ts";
import { convGeometry, pad } from "./geometry.ts";
import { sparseBackward, sparseBackwardParts } from "./sparse-backward.ts";

/** What it takes along: ReLU and pool, which then compute only what a window covers; in use a normalisation before them. */
function taken(checks: readonly LayerCheck[], { training }: Purpose) {
  const tail = tailOf(checks);
  const normalization = training ? null : tail.normalization;
  const pools = tail.pool !== null && tail.normalization === normalization && tail.sum === null;
  return { normalization, pools: pools && checks[0]!.output[2]! % 8 === 0 };
}

function layoutOf(checks: readonly LayerCheck[], purpose: Purpose, parts: Parts) {
  const geometry = convGeometry(checks[0]!);
  const { kernelHeight, row, outHeight, outWidth } = geometry;
  const { pools } = taken(checks, purpose);
  const filters8 = roundUp(geometry.filters, 8);
  const shape: [number, number] = pools ? [outHeight >> 1, outWidth >> 1] : [outHeight, outWidth];
  const outputs = shape[0] * shape[1];
  return {
    ...{ geometry, shape },
    /** [filters8 / 8][kernelHeight][row][8] */
    weights: parts.take(filters8 * kernelHeight * row),
    bias: parts.take(filters8),
    padded: parts.take(geometry.paddedSize),
    /** Where each maximum of the pool came from: offsets, not floats. */
    from: parts.takeEach(purpose.images, pools ? outputs * geometry.filters : 0),
    sparse: sparseBackwardParts(geometry, { outputs, pools }, purpose, parts),
  };
}

/** A convolution of any kind: four outputs of eight filters at a time, row by row of the kernel. */
export const direct: OperationKind = {
  fuse(checks, purpose) {
    const { normalization, pools } = taken(checks, purpose);
    return 1 + (normalization ? 1 : 0) + (pools ? 2 : 0);
  },
  scratch(checks, purpose) {
    const parts = new Parts();
    layoutOf(checks, purpose, parts);
    return parts.length;
  },
  bind(kernels, checks, tensors, purpose) {
    const { geometry, shape, weights, bias, padded, from, sparse } = layoutOf(
      checks,
      purpose,
      new Parts(tensors.scratch),
    );
    const { filters, kernelHeight, row, channels, paddedRow, stride, strideAcross } = geometry;
    const { normalization, pools } = taken(checks, purpose);
    const origins = from.map((part) => (pools ? address(part) : 0));
    const { images } = purpose;
    const backward = sparseBackward(kernels, geometry, sparse, tensors, { padded, from: origins, shape, images });
    return {
      ...backward,
      prepare() {
        const folded = fold(checks[0]!, normalization, tensors.parameters);
        bias.set(folded.bias);
        for (let k = 0; k < kernelHeight * row; k++) {
          for (let f = 0; f < filters; f++) {
            weights[((f >> 3) * kernelHeight * row + k) * 8 + (f & 7)] = folded.kernel[k * filters + f]!;
          }
        }
        if (purpose.training) backward.prepare();
      },
      forward(image) {
        kernels.conv2dForward(
          ...[pad(kernels, geometry, tensors.inputs[0]!.values[image]!, padded), address(weights), address(bias)],
          ...[address(tensors.output.values[image]), origins[image]!],
          ...[...shape, filters, kernelHeight, row],
          ...([paddedRow * 4, stride * paddedRow * 4, strideAcross * channels * 4] as const),
        );
      },
    };
  },
};
