import type { ExecutionMode, Operation, Tensors } from "../../backend.ts";
import type { Kernels } from "../../kernels/kernels.generated.ts";
import { address, roundUp, type ScratchAllocator } from "../operation.ts";
import { type ConvGeometry, crop, pad } from "./geometry.ts";

/**
 * The parts of the scratch that `sparseBackward` needs. `outputs` is how many gradients a filter has; behind a
 * pool each may have come from four places.
 */
export function sparseBackwardLayout(
  geometry: ConvGeometry,
  { outputs, pools }: { readonly outputs: number; readonly pools: boolean },
  { training }: ExecutionMode,
  allocator: ScratchAllocator,
) {
  const { height, width, channels, filters, kernelHeight, row, paddedSize } = geometry;
  const weights = training ? filters * kernelHeight * roundUp(row, 4) : 0;
  // An odd number of cache lines, so that the lists do not share a few sets of the cache.
  const place = (Math.ceil((2 * filters) / 16) | 1) * 16;
  return {
    /** [filters][kernelHeight][row], rows filled up to a multiple of 4. */
    weights: allocator.take(weights),
    dw: allocator.take(weights),
    /** In place of the bias that the layer does not have. */
    dbias: allocator.take(training ? filters : 0),
    dx: allocator.take(training ? paddedSize : 0),
    /** Lists of what is not zero: of four filters, and of each place of the kernel. */
    list: allocator.take(training ? 4 * (2 * outputs + 2) : 0),
    place,
    places: allocator.take(training ? (pools ? 4 : 1) * outputs * place : 0),
    ends: allocator.take(training ? paddedSize || height * width * channels : 0),
  };
}

/**
 * The backward pass of a convolution, alone or with ReLU and pool behind it, that works on the gradients that are not zero:
 * behind a max-pool and a ReLU nine in ten are. `from` is what the pool left of each image.
 */
export function sparseBackward(
  kernels: Kernels,
  geometry: ConvGeometry,
  layout: ReturnType<typeof sparseBackwardLayout>,
  { inputs: [x], output: y, parameters: [kernel], gradients }: Tensors,
  {
    padded,
    from,
    shape: [outHeight, outWidth],
    images,
  }: {
    /** Where the forward pass puts the input into zeros. */
    readonly padded: Float32Array;
    readonly from: readonly number[];
    /** `[height, width]` of the gradient. */
    readonly shape: readonly [number, number];
    readonly images: number;
  },
): Pick<Operation, "prepare" | "clear" | "backward" | "collect"> {
  const { channels, filters, kernelHeight, row, paddedRow, stride, strideAcross } = geometry;
  const { weights, dw, dx: paddedGradient, list, place, places, ends } = layout;
  const dbias = gradients?.[1] ?? layout.dbias;
  const row4 = roundUp(row, 4);
  const kernelBytes = filters * 4;
  const filterBytes = kernelHeight * row4 * 4;
  return {
    prepare() {
      for (let ky = 0; ky < kernelHeight; ky++) {
        const [from, to] = [address(kernel) + ky * row * kernelBytes, address(weights) + ky * row4 * 4];
        kernels.transpose(from, to, row, filters, kernelBytes, filterBytes);
      }
    },
    clear() {
      dw.fill(0);
      dbias.fill(0);
    },
    backward(image) {
      // What is in the zeros is the last image of the forward pass.
      const source =
        images > 1
          ? pad(kernels, geometry, x!.values[image]!, padded)
          : address(geometry.padded ? padded : x!.values[0]);
      const dx = x!.gradients?.[image];
      const gradient = geometry.padded && dx ? paddedGradient : dx;
      gradient?.fill(0);
      kernels.conv2dBackward(
        source,
        address(gradient),
        address(weights),
        address(dw),
        address(dbias),
        address(y.values[image]),
        address(y.gradients![image]),
        from[image]!,
        address(list),
        address(places),
        place * 4,
        address(ends),
        outHeight,
        outWidth,
        filters,
        kernelHeight,
        row4,
        paddedRow * 4,
        stride * paddedRow * 4,
        strideAcross * channels * 4,
      );
      if (geometry.padded && dx) crop(kernels, geometry, paddedGradient, dx);
    },
    collect() {
      for (let ky = 0; ky < kernelHeight; ky++) {
        const [from, to] = [address(dw) + ky * row4 * 4, address(gradients![0]) + ky * row * kernelBytes];
        kernels.transpose(from, to, filters, row, filterBytes, kernelBytes);
      }
    },
  };
}
