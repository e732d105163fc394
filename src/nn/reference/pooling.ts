import { type AveragePool2d, type MaxPool2d, poolWindow } from "../layers/pooling.ts";
import { type Window, windowGeometry } from "../layers/window.ts";
import { sizeOf } from "../shape.ts";
import type { ResolvedLayer } from "../spec.ts";
import type { ReferenceKernels } from "./operation.ts";

/** Calls back with each output and the inputs within its window, row by row. A global pool has one window. */
function eachWindow({ layer, inputs, output }: ResolvedLayer, visit: (y: number, xs: readonly number[]) => void): void {
  const [height, width, channels] = inputs[0] as [number, number, number];
  const window: Window =
    layer.type === "maxPool2d" || layer.type === "averagePool2d"
      ? poolWindow(layer as MaxPool2d | AveragePool2d)
      : { size: [height, width], stride: [1, 1], padding: "valid" };
  const { top, left, output: count } = windowGeometry(window, inputs[0]!);
  for (let y = 0; y < sizeOf(output); y++) {
    const c = y % channels;
    const ox = Math.floor(y / channels) % count[1];
    const oy = Math.floor(y / channels / count[1]);
    const xs: number[] = [];
    for (let ky = 0; ky < window.size[0]; ky++) {
      for (let kx = 0; kx < window.size[1]; kx++) {
        const iy = oy * window.stride[0] + ky - top;
        const ix = ox * window.stride[1] + kx - left;
        if (iy >= 0 && iy < height && ix >= 0 && ix < width) xs.push((iy * width + ix) * channels + c);
      }
    }
    visit(y, xs);
  }
}

/** The first of equal maxima takes the gradient, row by row, as in Keras. */
export const maxPool: ReferenceKernels = {
  forward(resolved, { xs: [x], y }) {
    eachWindow(resolved, (at, xs) => {
      y[at] = xs.reduce((best, i) => Math.max(best, x![i]!), Number.NEGATIVE_INFINITY);
    });
  },
  backward(resolved, { xs: [x], y, dxs: [dx], dy }) {
    if (!dx) return;
    dx.fill(0);
    eachWindow(resolved, (at, xs) => {
      const first = xs.find((i) => x![i] === y[at]);
      // None where the largest is no number.
      if (first !== undefined) dx[first]! += dy[at]!;
    });
  },
};

export const averagePool: ReferenceKernels = {
  forward(resolved, { xs: [x], y }) {
    eachWindow(resolved, (at, xs) => {
      y[at] = xs.reduce((sum, i) => sum + x![i]!, 0) / xs.length;
    });
  },
  backward(resolved, { dxs: [dx], dy }) {
    if (!dx) return;
    dx.fill(0);
    eachWindow(resolved, (at, xs) => {
      for (const i of xs) dx[i]! += dy[at]! / xs.length;
    });
  },
};
