import { describe, expect, it } from "vitest";
import type { Backend } from "./backend.ts";
import { createBackend } from "./create-backend.ts";
import { Random } from "./random.ts";
import { referenceBackend } from "./reference/index.ts";
import { type Shape, sizeOf } from "./shape.ts";
import { checkLayer, type Layer } from "./spec.ts";

interface Case {
  readonly inputs: readonly Shape[];
  readonly layer: Layer;
}

const of = (input: Shape, ...layers: readonly Layer[]) => layers.map((layer): Case => ({ inputs: [input], layer }));

// One table for every layer; each case runs on every backend. Sizes are chosen to meet the kernels' remainders: filters
// that are no multiple of 8, rows that are no multiple of 4, outputs narrower than 4, numbers of tiles that are no multiple of 4, sizes that a pool does not divide.
const cases: readonly Case[] = [
  ...of([6, 7, 1], { type: "conv2d", filters: 8, kernel: [3, 3] }),
  ...of([5, 5, 3], { type: "conv2d", filters: 5, kernel: [3, 3], bias: false }),
  ...of([4, 6, 11], { type: "conv2d", filters: 12, kernel: 3 }),
  ...of([5, 6, 2], { type: "conv2d", filters: 9, kernel: [3, 3], padding: "same" }),
  ...of([7, 6, 2], { type: "conv2d", filters: 3, kernel: [2, 4], padding: "same", stride: 2 }),
  ...of([7, 6, 2], { type: "conv2d", filters: 3, kernel: 2, stride: [1, 3] }),
  ...of([8, 9, 4], { type: "conv2d", filters: 4, kernel: [1, 1] }),
  ...of([9, 8, 2], { type: "conv2d", filters: 16, kernel: [5, 2], stride: 3 }),
  ...of([3, 3, 2], { type: "conv2d", filters: 6, kernel: [3, 3] }),
  ...of([7, 8, 4], { type: "conv2d", filters: 12, kernel: 3, padding: "same" }),
  ...of([13, 14, 4], { type: "conv2d", filters: 4, kernel: 3, padding: "same" }),
  ...of([17, 13, 4], { type: "conv2d", filters: 4, kernel: 3, bias: false }),
  ...of([9, 8, 8], { type: "conv2d", filters: 4, kernel: 3, bias: false }),
  ...of([10, 7, 4], { type: "conv2d", filters: 8, kernel: 3, padding: "same", bias: false }),
  ...of([5, 5, 4], { type: "conv2d", filters: 28, kernel: 3, padding: "same" }),
  ...of([6, 9, 4], { type: "conv2d", filters: 12, kernel: 3, padding: "same" }),
  ...of([6, 5, 3], { type: "depthwiseConv2d", kernel: 3, padding: "same" }),
  ...of([6, 5, 3], { type: "depthwiseConv2d", kernel: [2, 3], stride: 2, multiplier: 2, bias: false }),
  ...of([5, 4, 3], { type: "batchNormalization" }, { type: "batchNormalization", epsilon: 0.1 }),
  ...of([5, 4, 8], { type: "batchNormalization" }),
  ...of([3, 5, 28], { type: "batchNormalization" }),
  ...of([7], { type: "batchNormalization", epsilon: 0.2 }),
  ...of([3, 6, 3], { type: "relu" }, { type: "leakyRelu", slope: 0.2 }, { type: "sigmoid" }, { type: "tanh" }),
  ...of([3, 6, 3], { type: "gelu" }, { type: "gelu", approximate: true }, { type: "softmax" }),
  ...of([3, 6, 3], { type: "rescaling", scale: -1.5 }, { type: "rescaling", scale: 0.5, offset: 2 }),
  ...of([6, 6, 4], { type: "maxPool2d", size: 2 }, { type: "averagePool2d", size: 2 }),
  ...of([7, 5, 3], { type: "maxPool2d", size: 2 }, { type: "averagePool2d", size: [3, 2], stride: 1 }),
  ...of([7, 9, 6], { type: "maxPool2d", size: 3 }, { type: "maxPool2d", size: [2, 3] }),
  ...of([7, 6, 2], { type: "maxPool2d", size: 3, stride: 2, padding: "same" }),
  ...of([7, 6, 2], { type: "averagePool2d", size: 3, stride: 2, padding: "same" }),
  ...of([5, 4, 3], { type: "globalMaxPool2d" }, { type: "globalAveragePool2d" }),
  ...of([5, 3, 8], { type: "globalMaxPool2d" }, { type: "globalAveragePool2d" }),
  ...of([3, 2, 3], { type: "flatten" }, { type: "reshape", shape: [2, 9, 1] }),
  ...of([3, 2, 3], { type: "zeroPadding2d", padding: [1, 0, 2, 3] }),
  ...of([23], { type: "dropout", rate: 0.4 }),
  ...of([21], { type: "dense", units: 7 }),
  ...of([40], { type: "dense", units: 3, bias: false }),
  {
    inputs: [
      [2, 3, 4],
      [2, 3, 4],
      [2, 3, 4],
    ],
    layer: { type: "add" },
  },
  {
    inputs: [
      [2, 3, 4],
      [2, 3, 1],
    ],
    layer: { type: "concatenate" },
  },
];

const backends = [referenceBackend, await createBackend()];

/** Evenly spaced values in −1…1 in random order: differences smaller than the spacing never change which is largest. */
function shuffled(length: number, ...keys: string[]): Float32Array {
  return Float32Array.from(new Random(...keys).shuffle(Array.from({ length }, (_, i) => (2 * i + 1) / length - 1)));
}

/** One layer on its own that holds two images, with random inputs, parameters and output gradients. */
function build(backend: Backend, { inputs, layer }: Case, wantsGradients = true) {
  const mode = { training: true, images: 2 };
  const resolved = checkLayer("layer", layer, inputs);
  const parameterSizes = resolved.parameters.map((parameter) => sizeOf(parameter.shape));
  const tensorSizes = [...inputs, resolved.output].flatMap((shape) => [sizeOf(shape), sizeOf(shape)]);
  const { buffers, operation } = backend.open([
    ...tensorSizes,
    ...tensorSizes,
    ...parameterSizes,
    ...parameterSizes,
    backend.scratch([resolved], mode),
  ]);
  const left = [...buffers];
  const take = () => [...inputs, resolved.output].map(() => left.splice(0, 2));
  const [values, gradients] = [take(), take()];
  const parameters = left.splice(0, parameterSizes.length);
  const parameterGradients = left.splice(0, parameterSizes.length);
  const [y, dy] = [values.pop()!, gradients.pop()!];
  for (const [i, x] of values.flat().entries()) x.set(shuffled(x.length, "x", `${i}`));
  for (const [i, gradient] of dy.entries()) gradient.set(shuffled(gradient.length, "dy", `${i}`));
  for (const [i, parameter] of parameters.entries()) {
    parameter.set(shuffled(parameter.length, "parameter", `${i}`));
    // No variance is below zero.
    if (resolved.parameters[i]!.name === "layer.movingVariance") parameter.set(parameter.map((value) => value + 1.1));
  }
  const tensors = {
    inputs: values.map((value, i) => ({ values: value, gradients: wantsGradients ? gradients[i]! : null })),
    output: { values: y, gradients: dy },
    ...{ parameters, gradients: parameterGradients, scratch: left[0]! },
  };
  const bound = operation([resolved], tensors, mode);
  return {
    ...{ xs: values.flat(), y, dxs: gradients.flat(), dy, parameters, gradients: parameterGradients, resolved },
    forward() {
      bound.prepare();
      bound.batch?.accumulateStats(0);
      bound.batch?.accumulateStats(1);
      bound.batch?.finalizeStats(2);
      for (const image of [0, 1]) bound.forward(image, new Random("dropout", image));
      return y;
    },
    backward() {
      bound.batch?.accumulateGradientStats(0);
      bound.batch?.accumulateGradientStats(1);
      bound.batch?.finalizeGradientStats(2);
      for (const image of [0, 1]) bound.backward(image);
    },
    /** Forward and backward, with nothing left of what came before. */
    step() {
      this.clear();
      this.forward();
      this.backward();
      bound.collect();
    },
    clear: () => bound.clear(),
    /** As in use, without dropout and with moving statistics. */
    use() {
      bound.prepare();
      for (const image of [0, 1]) bound.forward(image, null);
      return y;
    },
  };
}

const title = "$layer of $inputs";

describe.each(backends)("$name kernels", (backend) => {
  it.each(cases)(`${title} agrees with finite differences`, (example) => {
    const net = build(backend, example);
    net.step();
    const loss = () =>
      net
        .forward()
        .reduce((sum, y, image) => sum + y.reduce((part, value, i) => part + value * net.dy[image]![i]!, 0), 0);
    const check = (variables: Float32Array, gradient: Float32Array) => {
      // Of a linear layer any step will do, and a large one drowns the rounding.
      const isLinear = /conv|dense/i.test(example.layer.type);
      const step = isLinear ? 0.05 : 0.4 / variables.length;
      const expected = Array.from(variables, (value, i) => {
        variables[i] = value + step;
        const above = variables[i]!;
        const lossAbove = loss();
        variables[i] = value - step;
        const slope = (lossAbove - loss()) / (above - variables[i]!);
        variables[i] = value;
        return slope;
      });
      expectClose(gradient, expected, 4e-3);
    };
    const analytic = {
      dxs: net.dxs.map((dx) => dx.slice()),
      gradients: net.gradients.map((gradient) => gradient.slice()),
    };
    for (const [i, x] of net.xs.entries()) check(x, analytic.dxs[i]!);
    for (const [i, parameter] of net.parameters.entries()) {
      if (net.resolved.parameters[i]!.momentum === undefined) check(parameter, analytic.gradients[i]!);
    }
  });
});

describe("the fast kernels", () => {
  const both = (example: Case, change: (net: ReturnType<typeof build>) => void = () => {}) => {
    const nets = backends.map((backend) => build(backend, example)) as [
      ReturnType<typeof build>,
      ReturnType<typeof build>,
    ];
    for (const net of nets) {
      change(net);
      net.step();
    }
    const [reference, fast] = nets;
    const all = (net: ReturnType<typeof build>) => [...net.y, ...net.dxs, ...net.gradients];
    for (const [i, expected] of all(reference).entries()) expectClose(all(fast)[i]!, expected, 1e-5);
    reference.use();
    fast.use();
    for (const image of [0, 1]) expectClose(fast.y[image]!, reference.y[image]!, 1e-5);
  };

  it.each(cases)(`give what the reference gives: ${title}`, (example) => both(example));

  it.each([
    { filters: 9, kernel: 3, padding: "same" },
    { filters: 8, kernel: [2, 3], stride: 2 },
  ] as const)("skip paper without losing a value: %j", (options) => {
    both({ inputs: [[9, 14, 3]], layer: { type: "conv2d", ...options } }, ({ xs }) => {
      // Rows without any ink, others with a single value at either end, or in the middle.
      for (const x of xs) x.set(x.map((value, i) => ([60, 127, 168, 230, 231].includes(i) ? value : 0)));
    });
  });

  it("skip zeros of the gradient without losing a value", () => {
    both({ inputs: [[7, 7, 8]], layer: { type: "conv2d", filters: 8, kernel: [3, 3] } }, ({ dy }) => {
      // A filter without any gradient, one with a single value, and others with every third.
      for (const gradient of dy) {
        gradient.forEach((_, i) => {
          const filter = i % 8;
          if (filter === 0 || (filter === 1 && i !== 9) || (filter > 1 && i % 3 !== 0)) gradient[i] = 0;
        });
      }
    });
  });
});

describe.each(backends)("$name kernels", (backend) => {
  it.each([2, [2, 2], [3, 3]] as const)("give the gradient to the first of equal maxima of %j, row by row", (size) => {
    const side = typeof size === "number" ? size : size[0];
    const net = build(backend, { inputs: [[2 * side, 2 * side, 5]], layer: { type: "maxPool2d", size } });
    for (const x of net.xs) x.fill(0);
    net.step();
    const pixels = (values: Float32Array) => Array.from({ length: values.length / 5 }, (_, i) => values[i * 5]!);
    const expected = new Array(4 * side * side).fill(0);
    for (const [window, gradient] of pixels(net.dy[0]!).entries()) {
      expected[Math.floor(window / 2) * side * 2 * side + (window % 2) * side] = gradient;
    }
    expect(pixels(net.dxs[0]!)).toEqual(expected);
  });

  it.each(cases)(`leave out the gradient by the input where nobody asks for it: ${title}`, (example) => {
    const [asked, unasked] = [build(backend, example), build(backend, example, false)];
    asked.step();
    unasked.step();
    expect(unasked.gradients).toEqual(asked.gradients);
    expect(unasked.xs).toEqual(asked.xs);
  });

  it("drop by the rate in training, scale what is kept, and drop nothing in use", () => {
    const net = build(backend, { inputs: [[10_000]], layer: { type: "dropout", rate: 0.25 } });
    for (const x of net.xs) x.fill(3);
    const [first, second] = net.forward();
    const kept = first!.filter((value) => value !== 0);
    expect(kept.every((value) => value === 4)).toBe(true);
    expect(kept.length / first!.length).toBeCloseTo(0.75, 1);
    expect(second).not.toEqual(first);
    expect(net.use()).toEqual(net.xs);
    // What is backpropagated after that is as in use, too.
    net.backward();
    expect(net.dxs).toEqual(net.dy);
  });

  it("normalise by the shard in training and by the moving statistics in use", () => {
    const net = build(backend, { inputs: [[5, 5, 2]], layer: { type: "batchNormalization", epsilon: 1e-6 } });
    const [gamma, beta, movingMean, movingVariance] = net.parameters as [
      Float32Array,
      Float32Array,
      Float32Array,
      Float32Array,
    ];
    gamma.set([1, 3]);
    beta.set([0, 7]);
    movingMean.set([0.5, 0]);
    movingVariance.set([0.25, 1]);
    const channel = (values: readonly Float32Array[], c: number) =>
      values.flatMap((x) => [...x]).filter((_, i) => i % 2 === c);
    const mean = (values: readonly number[]) => values.reduce((a, b) => a + b) / values.length;
    const spread = (values: readonly number[]) => Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)));
    net.clear();
    net.forward();
    for (const [c, [middle, width]] of [
      [0, 1],
      [7, 3],
    ].entries()) {
      expect(mean(channel(net.y, c))).toBeCloseTo(middle!, 4);
      expect(spread(channel(net.y, c))).toBeCloseTo(width!, 3);
    }
    net.step();
    // Sums over the images, for the trainer to divide.
    for (const c of [0, 1]) {
      expect(net.gradients[2]![c]).toBeCloseTo(2 * mean(channel(net.xs, c)), 5);
      expect(net.gradients[3]![c]).toBeCloseTo(2 * spread(channel(net.xs, c)) ** 2, 5);
    }
    net.use();
    expectClose(
      channel(net.y, 0),
      channel(net.xs, 0).map((x) => (x - 0.5) / 0.5),
      1e-4,
    );
  });
});

function expectClose(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number): void {
  expect(actual.length).toBe(expected.length);
  const scale = Math.max(1, ...Array.from(expected, Math.abs));
  for (let i = 0; i < expected.length; i++) {
    const difference = Math.abs(actual[i]! - expected[i]!);
    expect(difference, `value ${i}: ${actual[i]} instead of ${expected[i]}`).toBeLessThanOrEqual(tolerance * scale);
  }
}
