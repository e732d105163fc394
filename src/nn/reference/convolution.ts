import { type Conv2d, convWindow, type DepthwiseConv2d } from "../layers/convolution.ts";
import { windowGeometry } from "../layers/window.ts";
import type { ResolvedLayer } from "../spec.ts";
import type { ReferenceKernels } from "./operation.ts";

/**
 * Calls back with each product of a convolution: output, input and kernel index. Each filter reads `channels` of the
 * input's: all of them, or in a depthwise convolution one.
 */
function eachProduct(
  { layer, inputs, output }: ResolvedLayer,
  visit: (y: number, x: number, weight: number) => void,
): void {
  const window = convWindow(layer as Conv2d | DepthwiseConv2d);
  const [height, width, channels] = inputs[0] as [number, number, number];
  const { top, left } = windowGeometry(window, inputs[0]!);
  const [outHeight, outWidth, filters] = output as [number, number, number];
  const multiplier = layer.type === "depthwiseConv2d" ? filters / channels : 0;
  for (let oy = 0; oy < outHeight; oy++) {
    for (let ox = 0; ox < outWidth; ox++) {
      for (let ky = 0; ky < window.size[0]; ky++) {
        for (let kx = 0; kx < window.size[1]; kx++) {
          const iy = oy * window.stride[0] + ky - top;
          const ix = ox * window.stride[1] + kx - left;
          if (iy < 0 || iy >= height || ix < 0 || ix >= width) continue;
          const tap = (ky * window.size[1] + kx) * channels;
          const from = (iy * width + ix) * channels;
          const to = (oy * outWidth + ox) * filters;
          for (let f = 0; f < filters; f++) {
            if (multiplier > 0) {
              visit(to + f, from + Math.floor(f / multiplier), tap * multiplier + f);
              continue;
            }
            for (let c = 0; c < channels; c++) visit(to + f, from + c, (tap + c) * filters + f);
          }
        }
      }
    }
  }
}

/** y[oy, ox, f] = bias[f] + Σ x[oy·stride + ky − top, ox·stride + kx − left, c] · kernel[ky, kx, c, f] */
export const convolution: ReferenceKernels = {
  forward(resolved, { xs: [x], y, parameters: [kernel, bias] }) {
    const filters = resolved.output[2]!;
    const sums = Float64Array.from(y, (_, i) => bias?.[i % filters] ?? 0);
    eachProduct(resolved, (at, from, weight) => {
      sums[at]! += x![from]! * kernel![weight]!;
    });
    y.set(sums);
  },
  backward(resolved, { xs: [x], dxs: [dx], dy, parameters: [kernel], sums: [dkernel, dbias] }) {
    const filters = resolved.output[2]!;
    if (dbias) for (const [i, gradient] of dy.entries()) dbias[i % filters]! += gradient;
    const exactDx = new Float64Array(x!.length);
    eachProduct(resolved, (at, from, weight) => {
      dkernel![weight]! += dy[at]! * x![from]!;
      exactDx[from]! += dy[at]! * kernel![weight]!;
    });
    dx?.set(exactDx);
  },
};
