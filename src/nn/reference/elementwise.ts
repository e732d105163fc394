import { erf, exp, tanh } from "../exact.ts";
import type { Dropout, Gelu, LeakyRelu, Rescaling } from "../layers/elementwise.ts";
import type { Layer, ResolvedLayer } from "../spec.ts";
import type { ReferenceKernels } from "./operation.ts";

/** Kernels of a function of each value alone: its value and its slope. */
function elementwise<L extends Layer>(
  value: (x: number, layer: L) => number,
  slope: (x: number, layer: L) => number,
): ReferenceKernels {
  return {
    forward({ layer }, { xs: [x], y }) {
      for (let i = 0; i < y.length; i++) y[i] = value(x![i]!, layer as L);
    },
    backward({ layer }, { xs: [x], dxs: [dx], dy }) {
      if (dx) for (let i = 0; i < dx.length; i++) dx[i] = dy[i]! * slope(x![i]!, layer as L);
    },
  };
}

export const relu = elementwise(
  (x) => Math.max(x, 0),
  (x) => (x > 0 ? 1 : 0),
);

export const leakyRelu = elementwise<LeakyRelu>(
  (x, { slope }) => (x > 0 ? x : x * slope),
  (x, { slope }) => (x > 0 ? 1 : slope),
);

const logistic = (x: number) => (x < 0 ? exp(x) / (1 + exp(x)) : 1 / (1 + exp(-x)));

export const sigmoid = elementwise(logistic, (x) => logistic(x) * logistic(-x));

export const tanhKernels = elementwise(tanh, (x) => 1 - tanh(x) ** 2);

export const rescaling = elementwise<Rescaling>(
  (x, { scale, offset = 0 }) => x * scale + offset,
  (_x, { scale }) => scale,
);

// Of gelu by way of tanh: https://arxiv.org/abs/1606.08415.
const cubic = 0.044715;
const bend = (x: number) => tanh(Math.sqrt(2 / Math.PI) * (x + cubic * x * x * x));

export const gelu = elementwise<Gelu>(
  (x, { approximate }) => (x / 2) * (1 + (approximate ? bend(x) : erf(x / Math.SQRT2))),
  (x, { approximate }) => {
    if (!approximate) return (1 + erf(x / Math.SQRT2)) / 2 + (x * exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
    const t = bend(x);
    return (1 + t) / 2 + (x / 2) * (1 - t * t) * Math.sqrt(2 / Math.PI) * (1 + 3 * cubic * x * x);
  },
);

export const dropout: ReferenceKernels = {
  memory: ({ output }) => output.reduce((product, size) => product * size, 1),
  forward({ layer }, { xs: [x], y, memory: mask }, random) {
    const { rate } = layer as Dropout;
    for (let i = 0; i < y.length; i++) {
      mask[i] = random === null ? 1 : random.float() < rate ? 0 : 1 / (1 - rate);
      y[i] = x![i]! * mask[i]!;
    }
  },
  backward(_check, { dxs: [dx], dy, memory: mask }) {
    if (dx) for (let i = 0; i < dx.length; i++) dx[i] = dy[i]! * mask[i]!;
  },
};

/** Runs over the vectors along the last axis. */
function eachVector(
  { output }: ResolvedLayer,
  values: Float32Array,
  visit: (start: number, end: number) => void,
): void {
  const length = output.at(-1)!;
  for (let start = 0; start < values.length; start += length) visit(start, start + length);
}

export const softmax: ReferenceKernels = {
  forward(resolved, { xs: [x], y }) {
    eachVector(resolved, y, (start, end) => {
      const largest = x!.subarray(start, end).reduce((a, b) => Math.max(a, b));
      const exponentials = Array.from(x!.subarray(start, end), (value) => exp(value - largest));
      const sum = exponentials.reduce((a, b) => a + b);
      for (const [i, value] of exponentials.entries()) y[start + i] = value / sum;
    });
  },
  backward(resolved, { y, dxs: [dx], dy }) {
    if (!dx) return;
    eachVector(resolved, y, (start, end) => {
      let mean = 0;
      for (let i = start; i < end; i++) mean += y[i]! * dy[i]!;
      for (let i = start; i < end; i++) dx[i] = y[i]! * (dy[i]! - mean);
    });
  },
};
