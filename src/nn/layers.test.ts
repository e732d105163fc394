import { describe, expect, it } from "vitest";
import type { Backend } from "./backend.ts";
import { Random } from "./random.ts";
import { referenceBackend } from "./reference.ts";
import { simdBackend } from "./simd.ts";
import { checkLayer, type Layer, type Shape, sizeOf } from "./spec.ts";

// One table for every layer; each case runs on every backend. Sizes are chosen to meet the kernels' remainders: filters
// that are no multiple of 8, rows that are no multiple of 4, outputs narrower than 4, sizes that a pool does not divide.
const cases: readonly { readonly input: Shape; readonly layer: Layer }[] = [
  { input: [6, 7, 1], layer: { type: "conv2d", filters: 8, kernel: [3, 3] } },
  { input: [5, 5, 3], layer: { type: "conv2d", filters: 5, kernel: [3, 3] } },
  { input: [4, 6, 11], layer: { type: "conv2d", filters: 12, kernel: [3, 3] } },
  { input: [5, 6, 2], layer: { type: "conv2d", filters: 9, kernel: [3, 3], padding: "same" } },
  { input: [7, 6, 2], layer: { type: "conv2d", filters: 3, kernel: [2, 4], padding: "same", stride: 2 } },
  { input: [8, 9, 4], layer: { type: "conv2d", filters: 4, kernel: [1, 1] } },
  { input: [9, 8, 2], layer: { type: "conv2d", filters: 16, kernel: [5, 2], stride: 3 } },
  { input: [3, 3, 2], layer: { type: "conv2d", filters: 6, kernel: [3, 3] } },
  { input: [3, 6, 3], layer: { type: "relu" } },
  { input: [6, 6, 4], layer: { type: "maxPool2d", size: 2 } },
  { input: [7, 5, 3], layer: { type: "maxPool2d", size: 2 } },
  { input: [7, 9, 6], layer: { type: "maxPool2d", size: 3 } },
  { input: [3, 2, 3], layer: { type: "flatten" } },
  { input: [23], layer: { type: "dropout", rate: 0.4 } },
  { input: [21], layer: { type: "dense", units: 7 } },
  { input: [40], layer: { type: "dense", units: 3 } },
];

const backends = [referenceBackend, await simdBackend()];

/** Evenly spaced values in −1…1 in random order: differences smaller than the spacing never change which is largest. */
function values(length: number, ...keys: string[]): Float32Array {
  return Float32Array.from(new Random(...keys).shuffle(Array.from({ length }, (_, i) => (2 * i + 1) / length - 1)));
}

/** One layer on its own, with random input, parameters and output gradient. */
function build(backend: Backend, input: Shape, layer: Layer, wantsDx = true) {
  const check = checkLayer("layer", layer, input);
  const sizes = [check.input, check.output, check.input, check.output].map(sizeOf);
  const parameterSizes = check.parameters.map((parameter) => sizeOf(parameter.shape));
  const { buffers, operation } = backend.open([
    ...sizes,
    ...parameterSizes,
    ...parameterSizes,
    backend.scratch([check], true),
  ]);
  const [x, y, dx, dy] = buffers as [Float32Array, Float32Array, Float32Array, Float32Array];
  const parameters = buffers.slice(4, 4 + parameterSizes.length);
  const gradients = buffers.slice(4 + parameterSizes.length, -1);
  x.set(values(x.length, "x"));
  dy.set(values(dy.length, "dy"));
  for (const [i, parameter] of parameters.entries()) parameter.set(values(parameter.length, "parameter", `${i}`));
  const bound = operation([check], {
    x,
    y,
    dx: wantsDx ? dx : null,
    dy,
    parameters,
    gradients,
    scratch: buffers.at(-1)!,
  });
  const random = new Random();
  return {
    ...{ x, y, dx, dy, parameters, gradients },
    forward() {
      random.restart("dropout");
      bound.prepare();
      bound.forward(random);
      return y;
    },
    /** As in use, without dropout. */
    use() {
      bound.forward(null);
      bound.backward();
    },
    /** Two images of the same kind, so that sums over images are tested as well. */
    backwardTwice() {
      this.forward();
      bound.clear();
      bound.backward();
      bound.backward();
      bound.collect();
    },
  };
}

describe.each(backends)("$name kernels", (backend) => {
  it.each(cases)("$layer of $input agrees with finite differences", ({ input, layer }) => {
    const net = build(backend, input, layer);
    net.backwardTwice();
    const loss = () => net.forward().reduce((sum, value, i) => sum + value * net.dy[i]!, 0);
    const check = (variables: Float32Array, gradient: Float32Array, times: number) => {
      const step = 0.4 / variables.length;
      const expected = Array.from(variables, (value, i) => {
        variables[i] = value + step;
        const above = variables[i]!;
        const lossAbove = loss();
        variables[i] = value - step;
        const slope = (lossAbove - loss()) / (above - variables[i]!);
        variables[i] = value;
        return slope * times;
      });
      expectClose(gradient, expected, 2e-3);
    };
    const analytic = { dx: net.dx.slice(), gradients: net.gradients.map((gradient) => gradient.slice()) };
    check(net.x, analytic.dx, 1);
    for (const [i, parameter] of net.parameters.entries()) check(parameter, analytic.gradients[i]!, 2);
  });
});

describe("the fast kernels", () => {
  it.each(cases)("give what the reference gives: $layer of $input", ({ input, layer }) => {
    const [reference, fast] = backends.map((backend) => build(backend, input, layer)) as [
      ReturnType<typeof build>,
      ReturnType<typeof build>,
    ];
    reference.backwardTwice();
    fast.backwardTwice();
    expectClose(fast.y, reference.y, 1e-5);
    expectClose(fast.dx, reference.dx, 1e-5);
    for (const [i, gradient] of reference.gradients.entries()) expectClose(fast.gradients[i]!, gradient, 1e-5);
  });

  it("skip zeros of the gradient without losing a value", () => {
    const [reference, fast] = backends.map((backend) =>
      build(backend, [7, 7, 8], { type: "conv2d", filters: 8, kernel: [3, 3] }),
    ) as [ReturnType<typeof build>, ReturnType<typeof build>];
    for (const net of [reference, fast]) {
      // A filter without any gradient, one with a single value, and others with every third.
      net.dy.forEach((_, i) => {
        const filter = i % 8;
        if (filter === 0 || (filter === 1 && i !== 9) || (filter > 1 && i % 3 !== 0)) net.dy[i] = 0;
      });
      net.backwardTwice();
    }
    expectClose(fast.dx, reference.dx, 1e-5);
    for (const [i, gradient] of reference.gradients.entries()) expectClose(fast.gradients[i]!, gradient, 1e-5);
  });
});

describe.each(backends)("$name kernels", (backend) => {
  it("give the gradient to the first of equal maxima, row by row", () => {
    const net = build(backend, [4, 4, 5], { type: "maxPool2d", size: 2 });
    net.x.fill(0);
    net.backwardTwice();
    const pixels = (values: Float32Array) => Array.from({ length: values.length / 5 }, (_, i) => values[i * 5]!);
    const [a, b, c, d] = pixels(net.dy);
    expect(pixels(net.dx)).toEqual([a, 0, b, 0, 0, 0, 0, 0, c, 0, d, 0, 0, 0, 0, 0]);
  });

  it("leave out the gradient by the input where nobody asks for it", () => {
    for (const { input, layer } of cases) {
      const [asked, unasked] = [build(backend, input, layer), build(backend, input, layer, false)];
      asked.backwardTwice();
      unasked.backwardTwice();
      expect(unasked.gradients).toEqual(asked.gradients);
      expect(unasked.x).toEqual(asked.x);
    }
  });

  it("drop by the rate in training, scale what is kept, and drop nothing in use", () => {
    const check = checkLayer("layer", { type: "dropout", rate: 0.25 }, [10_000]);
    const { buffers, operation } = backend.open([10_000, 10_000, 10_000]);
    const [x, y, scratch] = buffers as [Float32Array, Float32Array, Float32Array];
    const dropout = operation([check], { x, y, dx: null, dy: null, parameters: [], gradients: null, scratch });
    x.fill(3);
    dropout.forward(new Random("dropout"));
    const kept = y.filter((value) => value !== 0);
    expect(kept.every((value) => value === 4)).toBe(true);
    expect(kept.length / y.length).toBeCloseTo(0.75, 1);
    dropout.forward(null);
    expect(y).toEqual(x);
    // What is backpropagated after that is as in use, too.
    const trained = build(backend, [9], { type: "dropout", rate: 0.5 });
    trained.forward();
    trained.use();
    expect(trained.dx).toEqual(trained.dy);
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
