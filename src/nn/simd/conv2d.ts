import type { Purpose } from "../backend.ts";
import { type Conv2d, convWindow } from "../layers/convolution.ts";
import { windowGeometry } from "../layers/window.ts";
import type { LayerCheck } from "../spec.ts";
import { plainPoolSize } from "./max-pool2d.ts";
import { address, type OperationKind, Parts, roundUp } from "./operation.ts";

/**
 * A ReLU and a 2×2 max-pool behind a convolution are worked out while its outputs are in registers. What no window covers is
 * then not computed, and the backward pass sees a quarter of the gradient.
 */
function takesPool([conv, relu, pool]: readonly LayerCheck[]): boolean {
  return (conv!.layer as Conv2d).filters % 8 === 0 && relu?.layer.type === "relu" && plainPoolSize(pool) === 2;
}

/** Sizes of a convolution and where its parts lie in the scratch, in float32 values. */
function convLayout(checks: readonly LayerCheck[], { training, images }: Purpose) {
  const check = checks[0]!;
  const layer = check.layer as Conv2d;
  const [height, width, channels] = check.inputs[0] as [number, number, number];
  // Of the pool, where one is taken along.
  const [outHeight, outWidth, filters] = checks.at(-1)!.output as [number, number, number];
  const window = convWindow(layer);
  const [kernelHeight, kernelWidth] = window.size;
  const [stride, strideAcross] = window.stride;
  const { top, left, bottom, right } = windowGeometry(window, check.inputs[0]!);
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
    pools &&
    [kernelHeight, kernelWidth, stride, strideAcross].join() === "3,3,1,1" &&
    channels % 4 === 0 &&
    windows >= 5;

  const scratch = new Parts();
  const parts = {
    /** [filters8 / 8][kernelHeight][row][8], or [filters / 8][16][channels][8] */
    forwardWeights: scratch.take(winograd ? filters * 16 * channels : filters8 * kernelHeight * row),
    /** Transformed inputs [16][windows][channels] and products [5][16][8]. */
    inputs: scratch.take(winograd ? windows * 16 * channels : 0),
    products: scratch.take(winograd ? 5 * 16 * 8 : 0),
    bias: scratch.take(filters8),
    /** In place of the bias that the layer does not have. */
    dbias: scratch.take(training ? filters : 0),
    /** The input with zeros around it. */
    x: scratch.takeEach(images, paddedSize),
    dx: scratch.take(training ? paddedSize : 0),
    /** [filters][kernelHeight][row4] */
    backwardWeights: scratch.take(training ? filters * kernelHeight * row4 : 0),
    dw: scratch.take(training ? filters * kernelHeight * row4 : 0),
    /** Where each maximum of the pool came from: offsets, not floats. */
    from: scratch.takeEach(images, pools ? windows * filters : 0),
    list: scratch.take(training ? 2 * windows + 2 : 0),
  };
  return {
    ...{
      height,
      width,
      channels,
      outHeight,
      outWidth,
      filters,
      kernelHeight,
      row,
      row4,
      padded,
      parts,
      size: scratch.length,
    },
    ...{ stride, strideAcross },
    ...{ pools, winograd },
    /** Where the input starts within its zeros. */
    inset: (top * paddedWidth + left) * channels,
    paddedRow: paddedWidth * channels,
  };
}

export const conv2d: OperationKind = {
  fuse: (checks) => (takesPool(checks) ? 3 : 1),
  scratch: (checks, purpose) => convLayout(checks, purpose).size,
  bind(kernels, checks, { inputs: [x], output: y, parameters, gradients, scratch }, purpose) {
    const layout = convLayout(checks, purpose);
    const { height, width, channels, outHeight, outWidth, filters, kernelHeight, row, row4, padded, parts } = layout;
    const { inset, paddedRow, stride, strideAcross, pools, winograd } = layout;
    const [kernel, bias] = parameters as [Float32Array, Float32Array?];
    const part = ({ start, length }: { start: number; length: number }) => scratch.subarray(start, start + length);
    const forwardWeights = part(parts.forwardWeights);
    const paddedBias = part(parts.bias);
    const dbias = gradients?.[1] ?? part(parts.dbias);
    const backwardWeights = part(parts.backwardWeights);
    const dw = part(parts.dw);
    const list = part(parts.list);
    const inputs = part(parts.inputs);
    const products = part(parts.products);
    const from = parts.from.map((origins) => (pools ? part(origins).byteOffset : 0));
    const sources = padded ? parts.x.map(part) : x!.values;
    // One for all images: it is copied out at once.
    const paddedGradient = padded && x!.gradients ? part(parts.dx) : null;
    const inputRow = width * channels;
    const geometry = [outHeight, outWidth, filters, kernelHeight] as const;
    const strides = [paddedRow * 4, stride * paddedRow * 4, strideAcross * channels * 4] as const;

    return {
      prepare() {
        if (bias) paddedBias.set(bias);
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
        dbias.fill(0);
      },

      forward(image) {
        const source = sources[image]!;
        if (padded) {
          const input = x!.values[image]!;
          for (let i = 0; i < height; i++) {
            const start = i * inputRow;
            for (let k = 0; k < inputRow; k++) source[inset + i * paddedRow + k] = input[start + k]!;
          }
        }
        const output = address(y.values[image]);
        if (winograd) {
          kernels.winogradForward(
            ...[address(source), address(forwardWeights), address(paddedBias), output, from[image]!],
            ...[address(inputs), address(products)],
            ...[outHeight, outWidth, channels, filters, paddedRow * 4],
          );
          return;
        }
        kernels.conv2dForward(
          ...[address(source), address(forwardWeights), address(paddedBias), output, from[image]!],
          ...geometry,
          row,
          ...strides,
        );
      },

      backward(image) {
        const dx = x!.gradients?.[image];
        const sourceGradient = paddedGradient ?? dx;
        sourceGradient?.fill(0);
        kernels.conv2dBackward(
          ...[address(sources[image]), address(sourceGradient), address(backwardWeights), address(dw)],
          ...[address(dbias), address(y.values[image]), address(y.gradients![image]), from[image]!, address(list)],
          ...geometry,
          row4,
          ...strides,
        );
        if (paddedGradient && dx) {
          for (let i = 0; i < height; i++) {
            const start = i * inputRow;
            for (let k = 0; k < inputRow; k++) dx[start + k] = paddedGradient[inset + i * paddedRow + k]!;
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
  },
};
