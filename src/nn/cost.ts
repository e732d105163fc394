import { TenpenError } from "../errors.ts";
import type { Backend } from "./backend.ts";
import { pairOf } from "./layers/window.ts";
import { sizeOf } from "./shape.ts";
import { hasKernel } from "./simd/kinds.ts";
import type { Layer, ResolvedLayer } from "./spec.ts";

/**
 * What an image may cost at most, see `costOf`: about a second on a desktop, some on a phone. Our own models cost at most 30
 * million on the SIMD kernels and 2 billion on the reference, ResNet-50 in their size 600 million and
 * 13 billion.
 */
export const maxCost = 2e10;

/**
 * What a layer costs for each operation (a product of a convolution or dense layer, a value in a window of a pool, else an
 * input) and for each output, in the time of a multiply-accumulate of the SIMD convolution, which is 0.05 ns.
 */
type Rate = readonly [operation: number, output: number];

/** For each value read or written: whole vectors, from far memory. */
const valueCost = 20;

// Measured on x86 with many and with few channels, the slower taken, and rounded up.
const kernelRates: { readonly [Type in Layer["type"]]?: Rate } = {
  conv2d: [1, 20],
  dense: [1, 30],
  batchNormalization: [0, 0],
  relu: [0, 0],
  dropout: [0, 0],
  maxPool2d: [10, 50],
  globalMaxPool2d: [0, 0],
  globalAveragePool2d: [0, 0],
  concatenate: [0, 0],
};

const referenceRates: { readonly [Type in Layer["type"]]: Rate } = {
  conv2d: [160, 3000],
  depthwiseConv2d: [400, 0],
  dense: [500, 0],
  batchNormalization: [400, 0],
  relu: [40, 0],
  leakyRelu: [160, 0],
  gelu: [3000, 0],
  sigmoid: [1000, 0],
  tanh: [1800, 0],
  softmax: [7000, 0],
  rescaling: [200, 0],
  dropout: [60, 0],
  maxPool2d: [500, 500],
  averagePool2d: [300, 800],
  globalMaxPool2d: [700, 0],
  globalAveragePool2d: [700, 0],
  flatten: [0, 0],
  reshape: [0, 0],
  zeroPadding2d: [1200, 0],
  add: [40, 150],
  concatenate: [60, 0],
};

/**
 * How long a network takes for one image, in multiply-accumulates of the SIMD convolution. An estimate from above: what is worked
 * out together is counted layer by layer.
 *
 * @param backend whose kernels work it out: SIMD leaves to the reference what it has no kernel for.
 */
export function costOf(layers: readonly ResolvedLayer[], backend: Backend["name"] = "simd"): number {
  return layers.reduce((sum, layer) => sum + costOfLayer(layer, backend === "simd" && hasKernel(layer)), 0);
}

function costOfLayer(resolved: ResolvedLayer, isFast: boolean): number {
  const { layer, inputs, output, parameters } = resolved;
  const [operation, each] = (isFast && kernelRates[layer.type]) || referenceRates[layer.type];
  const shapes = [...inputs, output, ...parameters.map(({ shape }) => shape)];
  const values = shapes.reduce((sum, shape) => sum + sizeOf(shape), 0);
  return operation * operationsOf(resolved, isFast) + each * sizeOf(output) + valueCost * values;
}

function operationsOf({ layer, inputs, output, parameters }: ResolvedLayer, isFast: boolean): number {
  switch (layer.type) {
    case "conv2d":
    case "depthwiseConv2d":
    case "dense": {
      const [height, width] = output.length === 3 ? output : [1, 1];
      const products = sizeOf(parameters[0]!.shape) * height! * width!;
      const filters = output.at(-1)!;
      // The kernels of a convolution work out eight filters at a time.
      return isFast && layer.type === "conv2d" ? (products / filters) * Math.ceil(filters / 8) * 8 : products;
    }
    case "maxPool2d":
    case "averagePool2d":
      return sizeOf(output) * sizeOf(pairOf(layer.size));
    default:
      return inputs.reduce((sum, shape) => sum + sizeOf(shape), 0);
  }
}

/** @throws TenpenError, of code `limit`, for a network that takes too long for one image. */
export function checkCost(layers: readonly ResolvedLayer[], backend?: Backend["name"]): void {
  const cost = costOf(layers, backend);
  if (cost <= maxCost) return;
  throw new TenpenError("limit", "spec", `must cost at most ${maxCost} multiply-accumulates an image`, String(cost));
}
