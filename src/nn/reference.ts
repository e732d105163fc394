/**
 * Naive kernels of every layer, forward and backward side by side, all sums in float64: the oracle that the fast kernels
 * are tested against, and what runs where WebAssembly SIMD is missing. Deliberately not fast, and kept for ever.
 */
import type { Backend, Operation, Tensors } from "./backend.ts";
import {
  type Conv2d,
  convGeometry,
  type Dropout,
  type Layer,
  type LayerCheck,
  type MaxPool2d,
  sizeOf,
} from "./spec.ts";

export const referenceBackend: Backend = {
  name: "reference",
  fuse: () => 1,
  // Dropout remembers its mask, max-pooling where each maximum came from.
  scratch: ([check]) => (/^(dropout|maxPool2d)$/.test(check!.layer.type) ? sizeOf(check!.output) : 0),
  open: (lengths) => ({
    buffers: lengths.map((length) => new Float32Array(length)),
    operation: ([check], tensors) => operations[check!.layer.type](check!, tensors),
  }),
};

/** What an operation does that has no parameters to prepare, clear or collect. */
const withoutParameters = { prepare() {}, clear() {}, collect() {} };

/** Sums in float64 that are rounded once, when they are collected. */
function sums(gradients: readonly Float32Array[] | null) {
  const exact = (gradients ?? []).map((gradient) => new Float64Array(gradient.length));
  return {
    exact,
    prepare() {},
    clear: () => exact.forEach((sum) => void sum.fill(0)),
    collect: () => exact.forEach((sum, i) => void gradients![i]!.set(sum)),
  };
}

const operations: { readonly [Type in Layer["type"]]: (check: LayerCheck, tensors: Tensors) => Operation } = {
  /** y[oy, ox, f] = bias[f] + Σ x[oy·stride + ky − top, ox·stride + kx − left, c] · kernel[ky, kx, c, f] */
  conv2d({ layer, input, output }, { x, y, dx, dy, parameters, gradients }) {
    const { kernel: kernelSize, stride = 1 } = layer as Conv2d;
    const { top, left } = convGeometry(layer as Conv2d, input);
    const [height, width, channels] = input as [number, number, number];
    const [outHeight, outWidth, filters] = output as [number, number, number];
    const [kernel, bias] = parameters as [Float32Array, Float32Array];

    /** Calls back with the index into x and into the kernel (filter 0) of each product of one output. */
    function eachProduct(oy: number, ox: number, visit: (at: number, weight: number) => void): void {
      for (let ky = 0; ky < kernelSize[0]; ky++) {
        for (let kx = 0; kx < kernelSize[1]; kx++) {
          const iy = oy * stride + ky - top;
          const ix = ox * stride + kx - left;
          if (iy < 0 || iy >= height || ix < 0 || ix >= width) continue;
          for (let c = 0; c < channels; c++) {
            visit((iy * width + ix) * channels + c, ((ky * kernelSize[1] + kx) * channels + c) * filters);
          }
        }
      }
    }

    const { exact, ...collecting } = sums(gradients);
    const exactDx = new Float64Array(dx?.length ?? 0);
    return {
      ...collecting,
      forward() {
        for (let oy = 0; oy < outHeight; oy++) {
          for (let ox = 0; ox < outWidth; ox++) {
            for (let f = 0; f < filters; f++) {
              let sum = bias[f]!;
              eachProduct(oy, ox, (at, weight) => {
                sum += x[at]! * kernel[weight + f]!;
              });
              y[(oy * outWidth + ox) * filters + f] = sum;
            }
          }
        }
      },
      backward() {
        const [dkernel, dbias] = exact as [Float64Array, Float64Array];
        exactDx.fill(0);
        for (let oy = 0; oy < outHeight; oy++) {
          for (let ox = 0; ox < outWidth; ox++) {
            for (let f = 0; f < filters; f++) {
              const gradient = dy![(oy * outWidth + ox) * filters + f]!;
              dbias[f]! += gradient;
              eachProduct(oy, ox, (at, weight) => {
                dkernel[weight + f]! += gradient * x[at]!;
                if (dx) exactDx[at]! += gradient * kernel[weight + f]!;
              });
            }
          }
        }
        dx?.set(exactDx);
      },
    };
  },

  relu(_check, { x, y, dx, dy }) {
    return {
      ...withoutParameters,
      forward() {
        for (let i = 0; i < x.length; i++) y[i] = Math.max(x[i]!, 0);
      },
      backward() {
        for (let i = 0; i < (dx?.length ?? 0); i++) dx![i] = x[i]! > 0 ? dy![i]! : 0;
      },
    };
  },

  /** The first of equal maxima takes the gradient, row by row, as in Keras. */
  maxPool2d({ layer, input, output }, { x, y, dx, dy, scratch }) {
    // Indices, which a float32 would round above 2²⁴.
    const from = new Int32Array(scratch.buffer, scratch.byteOffset, scratch.length);
    const { size } = layer as MaxPool2d;
    const [, width, channels] = input as [number, number, number];
    const [outHeight, outWidth] = output as [number, number];
    return {
      ...withoutParameters,
      forward() {
        for (let oy = 0; oy < outHeight; oy++) {
          for (let ox = 0; ox < outWidth; ox++) {
            for (let c = 0; c < channels; c++) {
              const out = (oy * outWidth + ox) * channels + c;
              let best = -1;
              for (let ky = 0; ky < size; ky++) {
                for (let kx = 0; kx < size; kx++) {
                  const at = ((oy * size + ky) * width + ox * size + kx) * channels + c;
                  if (best < 0 || x[at]! > x[best]!) best = at;
                }
              }
              y[out] = x[best]!;
              from[out] = best;
            }
          }
        }
      },
      backward() {
        if (dx === null) return;
        dx.fill(0);
        for (let out = 0; out < y.length; out++) dx[from[out]!] = dy![out]!;
      },
    };
  },

  flatten(_check, { x, y, dx, dy }) {
    return { ...withoutParameters, forward: () => y.set(x), backward: () => dx?.set(dy!) };
  },

  dropout({ layer }, { x, y, dx, dy, scratch: mask }) {
    const { rate } = layer as Dropout;
    return {
      ...withoutParameters,
      forward(random) {
        for (let i = 0; i < x.length; i++) {
          mask[i] = random === null ? 1 : random.float() < rate ? 0 : 1 / (1 - rate);
          y[i] = x[i]! * mask[i]!;
        }
      },
      backward() {
        for (let i = 0; i < (dx?.length ?? 0); i++) dx![i] = dy![i]! * mask[i]!;
      },
    };
  },

  /** y[u] = bias[u] + Σ x[i] · kernel[i, u] */
  dense(_check, { x, y, dx, dy, parameters, gradients }) {
    const [kernel, bias] = parameters as [Float32Array, Float32Array];
    const units = bias.length;
    const { exact, ...collecting } = sums(gradients);
    const exactDx = new Float64Array(dx?.length ?? 0);
    return {
      ...collecting,
      forward() {
        for (let u = 0; u < units; u++) {
          let sum = bias[u]!;
          for (let i = 0; i < x.length; i++) sum += x[i]! * kernel[i * units + u]!;
          y[u] = sum;
        }
      },
      backward() {
        const [dkernel, dbias] = exact as [Float64Array, Float64Array];
        exactDx.fill(0);
        for (let u = 0; u < units; u++) {
          dbias[u]! += dy![u]!;
          for (let i = 0; i < x.length; i++) {
            dkernel[i * units + u]! += dy![u]! * x[i]!;
            if (dx) exactDx[i]! += dy![u]! * kernel[i * units + u]!;
          }
        }
        dx?.set(exactDx);
      },
    };
  },
};
