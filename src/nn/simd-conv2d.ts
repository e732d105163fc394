import type { Operation, Tensors } from "./backend.ts";
import type { Kernels } from "./kernels/module.ts";
import { type Conv2d, convGeometry, type LayerCheck, type MaxPool2d } from "./spec.ts";

/**
 * How many layers a convolution takes along: a ReLU and a 2×2 max-pool behind it are worked out while its outputs are in
 * registers. What no window covers is then not computed, and the backward pass sees a quarter of the gradient.
 */
export function fuseConv2d([conv, relu, pool]: readonly LayerCheck[]): number {
  const pools =
    conv?.layer.type === "conv2d" &&
    conv.layer.filters % 8 === 0 &&
    relu?.layer.type === "relu" &&
    pool?.layer.type === "maxPool2d" &&
    (pool.layer as MaxPool2d).size === 2;
  return pools ? 3 : 1;
}

/** How many float32 values a convolution, with what it takes along, needs for itself. */
export function conv2dScratch(checks: readonly LayerCheck[], training: boolean): number {
  return convLayout(checks, training).size;
}

const address = (buffer: Float32Array | null) => buffer?.byteOffset ?? 0;
const roundUp = (value: number, multiple: number) => Math.ceil(value / multiple) * multiple;

/** Sizes of a convolution and where its parts lie in the scratch, in float32 values. */
function convLayout(checks: readonly LayerCheck[], training: boolean) {
  const check = checks[0]!;
  const layer = check.layer as Conv2d;
  const [height, width, channels] = check.input as [number, number, number];
  // Of the pool, where one is taken along.
  const [outHeight, outWidth, filters] = checks.at(-1)!.output as [number, number, number];
  const [kernelHeight, kernelWidth] = layer.kernel;
  const { top, left, bottom, right } = convGeometry(layer, check.input);
  const row = kernelWidth * channels;
  const row4 = roundUp(row, 4);
  const filters8 = roundUp(filters, 8);
  const padded = top + left + bottom + right > 0;
  const paddedWidth = left + width + right;
  const paddedSize = padded ? (top + height + bottom) * paddedWidth * channels : 0;
  const pools = checks.length > 1;
  const windows = outHeight * outWidth;
  // Fewer products for more additions: see winograd.ts for what it asks.
  const winograd =
    pools && kernelHeight === 3 && kernelWidth === 3 && (layer.stride ?? 1) === 1 && channels % 4 === 0 && windows >= 5;

  let size = 0;
  const take = (length: number) => {
    const start = size;
    // One vector more than needed: kernels may touch, never use, what lies behind a row.
    if (length > 0) size += roundUp(length, 4) + 4;
    return { start, length };
  };
  const parts = {
    /** [filters8 / 8][kernelHeight][row][8], or [filters / 8][16][channels][8] */
    forwardWeights: take(winograd ? filters * 16 * channels : filters8 * kernelHeight * row),
    /** Transformed inputs [16][windows][channels] and products [5][16][8]. */
    inputs: take(winograd ? windows * 16 * channels : 0),
    products: take(winograd ? 5 * 16 * 8 : 0),
    bias: take(filters8),
    /** The input with zeros around it. */
    x: take(paddedSize),
    dx: take(training ? paddedSize : 0),
    /** [filters][kernelHeight][row4] */
    backwardWeights: take(training ? filters * kernelHeight * row4 : 0),
    dw: take(training ? filters * kernelHeight * row4 : 0),
    /** Where each maximum of the pool came from: offsets, not floats. */
    from: take(pools ? windows * filters : 0),
    list: take(training ? 2 * windows + 2 : 0),
  };
  return {
    ...{ height, width, channels, outHeight, outWidth, filters, kernelHeight, row, row4, padded, parts, size },
    ...{ pools, winograd },
    /** Where the input starts within its zeros. */
    inset: (top * paddedWidth + left) * channels,
    paddedRow: paddedWidth * channels,
  };
}

/** Binds a convolution, with what it takes along, to its buffers. */
export function bindConv2d(kernels: Kernels, checks: readonly LayerCheck[], tensors: Tensors): Operation {
  const { x, y, dx, dy, parameters, gradients, scratch } = tensors;
  const layout = convLayout(checks, gradients !== null);
  const { height, width, channels, outHeight, outWidth, filters, kernelHeight, row, row4, padded, parts } = layout;
  const { inset, paddedRow, pools, winograd } = layout;
  const [kernel, bias] = parameters as [Float32Array, Float32Array];
  const stride = (checks[0]!.layer as Conv2d).stride ?? 1;
  const part = ({ start, length }: { start: number; length: number }) => scratch.subarray(start, start + length);
  const forwardWeights = part(parts.forwardWeights);
  const paddedBias = part(parts.bias);
  const backwardWeights = part(parts.backwardWeights);
  const dw = part(parts.dw);
  const list = part(parts.list);
  const from = pools ? part(parts.from).byteOffset : 0;
  const inputs = part(parts.inputs);
  const products = part(parts.products);
  const source = padded ? part(parts.x) : x;
  const sourceGradient = padded && dx ? part(parts.dx) : dx;
  const inputRow = width * channels;
  const geometry = [outHeight, outWidth, filters, kernelHeight] as const;
  const strides = [paddedRow * 4, stride * paddedRow * 4, stride * channels * 4] as const;

  return {
    prepare() {
      paddedBias.set(bias);
      if (winograd) {
        kernels.winogradWeights(address(kernel), address(forwardWeights), channels, filters);
      } else {
        for (let k = 0; k < kernelHeight * row; k++) {
          for (let f = 0; f < filters; f++) {
            forwardWeights[((f >> 3) * kernelHeight * row + k) * 8 + (f & 7)] = kernel[k * filters + f]!;
          }
        }
      }
      if (gradients === null) return;
      for (let ky = 0; ky < kernelHeight; ky++) {
        for (let k = 0; k < row; k++) {
          for (let f = 0; f < filters; f++) {
            backwardWeights[(f * kernelHeight + ky) * row4 + k] = kernel[(ky * row + k) * filters + f]!;
          }
        }
      }
    },

    clear() {
      dw.fill(0);
      gradients![1]!.fill(0);
    },

    forward() {
      if (padded) {
        for (let i = 0; i < height; i++) {
          const start = i * inputRow;
          for (let k = 0; k < inputRow; k++) source[inset + i * paddedRow + k] = x[start + k]!;
        }
      }
      if (winograd) {
        kernels.winogradForward(
          ...[address(source), address(forwardWeights), address(paddedBias), address(y), from],
          ...[address(inputs), address(products)],
          ...[outHeight, outWidth, channels, filters, paddedRow * 4],
        );
        return;
      }
      kernels.conv2dForward(
        ...[address(source), address(forwardWeights), address(paddedBias), address(y), from],
        ...geometry,
        row,
        ...strides,
      );
    },

    backward() {
      sourceGradient?.fill(0);
      kernels.conv2dBackward(
        ...[address(source), address(sourceGradient), address(backwardWeights), address(dw)],
        ...[address(gradients![1]!), address(y), address(dy), from, address(list)],
        ...geometry,
        row4,
        ...strides,
      );
      if (padded && dx) {
        for (let i = 0; i < height; i++) {
          const start = i * inputRow;
          for (let k = 0; k < inputRow; k++) dx[start + k] = sourceGradient![inset + i * paddedRow + k]!;
        }
      }
    },

    collect() {
      const dkernel = gradients![0]!;
      for (let ky = 0; ky < kernelHeight; ky++) {
        for (let k = 0; k < row; k++) {
          for (let f = 0; f < filters; f++) {
            dkernel[(ky * row + k) * filters + f] = dw[(f * kernelHeight + ky) * row4 + k]!;
          }
        }
      }
    },
  };
}
