import type { ExecutionMode } from "../../backend.ts";
import type { ResolvedLayer } from "../../spec.ts";
import { epilogueOf } from "../epilogue.ts";
import { address, type OperationKind, roundUp, ScratchAllocator } from "../operation.ts";
import { fold } from "./folded.ts";
import { convGeometry, pad } from "./geometry.ts";
import { sparseBackward, sparseBackwardLayout } from "./sparse-backward.ts";

/** What it takes along: ReLU and pool, which then compute only what a window covers; in use a normalisation before them, and ReLU alone. */
function taken(layers: readonly ResolvedLayer[], { training }: ExecutionMode) {
  const epilogue = epilogueOf(layers);
  const normalization = training ? null : epilogue.normalization;
  const follows = epilogue.normalization === normalization && epilogue.sum === null;
  const pools = follows && epilogue.pool !== null && layers[0]!.output[2]! % 8 === 0;
  return { normalization, relu: follows && epilogue.relu !== null && (pools || !training), pools };
}

function layoutOf(layers: readonly ResolvedLayer[], mode: ExecutionMode, allocator: ScratchAllocator) {
  const geometry = convGeometry(layers[0]!);
  const { kernelHeight, row, outHeight, outWidth } = geometry;
  const { pools } = taken(layers, mode);
  const filters8 = roundUp(geometry.filters, 8);
  const shape: [number, number] = pools ? [outHeight >> 1, outWidth >> 1] : [outHeight, outWidth];
  const outputs = shape[0] * shape[1];
  return {
    ...{ geometry, shape },
    /** [filters8 / 8][kernelHeight][row][8] */
    weights: allocator.take(filters8 * kernelHeight * row),
    bias: allocator.take(filters8),
    padded: allocator.take(geometry.paddedSize),
    /** Where each maximum of the pool came from: offsets, not floats. */
    from: allocator.takeEach(mode.images, pools ? outputs * geometry.filters : 0),
    sparse: sparseBackwardLayout(geometry, { outputs, pools }, mode, allocator),
  };
}

/** A convolution of any kind: four outputs of eight filters at a time, row by row of the kernel. */
export const direct: OperationKind = {
  fuse(layers, mode) {
    const { normalization, relu, pools } = taken(layers, mode);
    return 1 + [normalization, relu, pools].filter(Boolean).length;
  },
  scratch(layers, mode) {
    const allocator = new ScratchAllocator();
    layoutOf(layers, mode, allocator);
    return allocator.length;
  },
  bind(kernels, layers, tensors, mode) {
    const { geometry, shape, weights, bias, padded, from, sparse } = layoutOf(
      layers,
      mode,
      new ScratchAllocator(tensors.scratch),
    );
    const { filters, kernelHeight, row, channels, paddedRow, stride, strideAcross } = geometry;
    const [outHeight, outWidth] = shape;
    const { normalization, relu, pools } = taken(layers, mode);
    const origins = from.map((part) => (pools ? address(part) : 0));
    const { images } = mode;
    const backward = sparseBackward(kernels, geometry, sparse, tensors, { padded, from: origins, shape, images });
    return {
      ...backward,
      prepare() {
        const folded = fold(layers[0]!, normalization, tensors.parameters);
        bias.set(folded.bias);
        for (let k = 0; k < kernelHeight * row; k++) {
          for (let f = 0; f < filters; f++) {
            weights[((f >> 3) * kernelHeight * row + k) * 8 + (f & 7)] = folded.kernel[k * filters + f]!;
          }
        }
        if (mode.training) backward.prepare();
      },
      forward(image) {
        kernels.conv2dForward(
          pad(kernels, geometry, tensors.inputs[0]!.values[image]!, padded),
          address(weights),
          address(bias),
          address(tensors.output.values[image]),
          origins[image]!,
          outHeight,
          outWidth,
          filters,
          kernelHeight,
          row,
          paddedRow * 4,
          stride * paddedRow * 4,
          strideAcross * channels * 4,
          relu ? 0 : Number.NEGATIVE_INFINITY,
        );
      },
    };
  },
};
