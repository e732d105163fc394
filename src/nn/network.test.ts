import { describe, expect, it } from "vitest";
import { brokenRule } from "../../test/support/broken-rule.ts";
import { convolutionBlock } from "../../test/support/convolution-block.ts";
import { createBackend } from "./create-backend.ts";
import { flatWeights, initialWeights, Network, namedWeights } from "./network.ts";
import { Random } from "./random.ts";
import { referenceBackend } from "./reference/index.ts";
import { sizeOf } from "./shape.ts";
import { checkSpec, type Spec } from "./spec.ts";

const spec: Spec = {
  input: [6, 6, 1],
  layers: [...convolutionBlock(4), { type: "flatten" }, { type: "dropout", rate: 0.5 }, { type: "dense", units: 3 }],
};
const images = Uint8Array.from({ length: 2 * 36 }, (_, i) => (i * 37) % 256);

describe.each([referenceBackend, await createBackend()])("Network with $name kernels", (backend) => {
  const network = new Network({ spec, backend });
  network.setWeights(initialWeights(spec, 1));

  const logits = (index: number) => {
    network.setImage(images, index);
    network.forward();
    return [...network.logits[0]!];
  };

  it("gives an image the same logits whatever came before it", () => {
    const first = logits(0);
    const second = logits(1);
    expect(second).not.toEqual(first);
    expect(logits(0)).toEqual(first);
    expect(logits(1)).toEqual(second);
  });

  it("takes over new weights", () => {
    const before = logits(0);
    network.setWeights(initialWeights(spec, 2));
    expect(logits(0)).not.toEqual(before);
    network.setWeights(initialWeights(spec, 1));
    expect(logits(0)).toEqual(before);
  });

  it("refuses a spec that needs more memory than there may be", () => {
    const large: Spec = {
      input: [2048, 2048, 1],
      layers: [{ type: "batchNormalization" }, { type: "globalMaxPool2d" }, { type: "dense", units: 3 }],
    };
    expect(() => new Network({ spec: large, backend, training: true, images: 64 })).toThrow(
      /^spec: must need at most 536870912 values of memory, got \d+$/,
    );
  });

  it("refuses weights that do not fit", () => {
    const weights = initialWeights(spec, 1);
    const { "dense_1.bias": _, ...missing } = weights;
    expect(() => network.setWeights(missing)).toThrow(brokenRule("spec", "dense_1.bias: must have 3 values, got 0"));
    expect(() => network.setWeights({ ...weights, other: new Float32Array(1) })).toThrow(
      brokenRule("spec", "weights: must be parameters of the spec, got other"),
    );
  });
});

// Windows at the edge of zeros, then an output that windows do not fill, by each of the ways to compute it.
it.each([
  ["row by row", { filters: 16, kernel: [2, 3] }],
  ["by Winograd's tiles, overlapping", { filters: 16, kernel: [3, 3], padding: "same" }],
  ["by Winograd's tiles, inside", { filters: 24, kernel: [3, 3] }],
  ["with steps", { filters: 8, kernel: [3, 3], stride: 2, padding: "same" }],
] as const)("layers worked out together, %s, give what the reference gives one by one", async (_way, second) => {
  const fused: Spec = {
    input: [13, 14, 2],
    layers: [
      { type: "conv2d", filters: 8, kernel: [3, 3], padding: "same" },
      { type: "relu" },
      { type: "maxPool2d", size: 2 },
      { type: "conv2d", ...second },
      { type: "relu" },
      { type: "maxPool2d", size: 2 },
      { type: "flatten" },
      { type: "dense", units: 4 },
    ],
  };
  const fast = await createBackend();
  expect(fast.fuse(checkSpec(fused), { training: true, images: 1 })).toBe(3);
  const [expected, actual] = [referenceBackend, fast].map((backend) => {
    const network = new Network({ spec: fused, backend, training: true });
    network.setWeights(initialWeights(fused, 4));
    network.clearGradients();
    const logits: number[] = [];
    for (const seed of [1, 2, 3]) {
      const random = new Random("fused", seed);
      const [input] = network.inputs as [Float32Array];
      // The last is paper for the most part, which kernels may skip.
      for (let i = 0; i < input.length; i++) input[i] = seed === 3 && i % 67 > 5 ? 0 : 2 * random.float() - 1;
      network.forward();
      logits.push(...network.logits[0]!);
      network.logitsGradients[0]!.set([0.5, -1, 0.25, 0.75]);
      network.backward();
    }
    return [...logits, ...network.collectGradients()];
  });
  const largest = Math.max(...expected!.map(Math.abs));
  for (const [i, value] of expected!.entries()) expect(Math.abs(actual![i]! - value)).toBeLessThan(1e-5 * largest);
});

it("flat weights are all parameters one after the other", () => {
  const weights = initialWeights(spec, 1);
  const parameters = checkSpec(spec).flatMap(({ parameters }) => parameters);
  const flat = flatWeights(parameters, weights);
  expect(flat.length).toBe(36 + 4 + 48 + 3);
  expect(flat.slice(0, 36)).toEqual(weights["conv2d_1.kernel"]);
  expect(namedWeights(parameters, flat)).toEqual(weights);
});

it("initialWeights are Glorot's: uniform, within the limit, zero biases", () => {
  const weights = initialWeights(spec, 3);
  const limit = Math.sqrt(6 / (9 * (1 + 4)));
  const kernel = weights["conv2d_1.kernel"]!;
  expect(Math.max(...kernel.map(Math.abs))).toBeLessThanOrEqual(limit);
  expect(Math.max(...kernel)).toBeGreaterThan(limit / 2);
  expect(Math.min(...kernel)).toBeLessThan(-limit / 2);
  expect(weights["conv2d_1.bias"]!.every((value) => value === 0)).toBe(true);
  expect(initialWeights(spec, 3)).toEqual(weights);
});

// Every layer is read by one, two or three others: at the input, in the middle, and side by side.
const graph: Spec = {
  input: [6, 5, 2],
  layers: [
    { type: "conv2d", filters: 4, kernel: 3, padding: "same", bias: false },
    { type: "batchNormalization", name: "start" },
    { type: "conv2d", filters: 4, kernel: 3, padding: "same", inputs: ["start"] },
    { type: "tanh" },
    { type: "add", inputs: ["tanh_1", "start"], name: "sum" },
    { type: "batchNormalization" },
    { type: "concatenate", inputs: ["batchNormalization_2", "sum", "input"] },
    { type: "globalAveragePool2d", name: "average" },
    { type: "globalAveragePool2d", inputs: ["sum"] },
    { type: "concatenate", inputs: ["average", "globalAveragePool2d_2", "average"] },
    { type: "dense", units: 3 },
  ],
};

describe.each([referenceBackend, await createBackend()])("A graph with $name kernels", (backend) => {
  const parameters = checkSpec(graph).flatMap(({ parameters }) => parameters);
  const weights = flatWeights(parameters, initialWeights(graph, 5));
  const gradientsOfLogits = [
    [0.5, -1, 0.25],
    [1, 0.75, -0.5],
    [-0.25, 0.5, 1],
  ];
  const network = new Network({ spec: graph, backend, training: true, images: 3 });
  const random = new Random("graph");
  for (const input of network.inputs) input.set(input.map(() => 2 * random.float() - 1));
  const loss = (values: Float32Array) => {
    network.setValues(values);
    network.forwardTraining(gradientsOfLogits.map(() => random));
    return gradientsOfLogits
      .flat()
      .reduce((sum, gradient, i) => sum + gradient * network.logits[Math.floor(i / 3)]![i % 3]!, 0);
  };

  it("sums the gradients of all that read a layer", () => {
    network.clearGradients();
    loss(weights);
    for (const [image, gradient] of gradientsOfLogits.entries()) network.logitsGradients[image]!.set(gradient);
    network.backward(3);
    const gradient = network.collectGradients();
    let start = 0;
    for (const { name, shape, momentum } of parameters) {
      const end = start + sizeOf(shape);
      for (let i = start; momentum === undefined && i < end; i++) {
        const [above, below] = [1 / 64, -1 / 64].map((step) => loss(weights.with(i, weights[i]! + step))) as [
          number,
          number,
        ];
        expect(Math.abs(gradient[i]! - 32 * (above - below)), `${name}, value ${i - start}`).toBeLessThan(5e-3);
      }
      start = end;
    }
    expect(start).toBe(gradient.length);
  });

  it("uses moving statistics outside of training, so that images do not mix", () => {
    network.setValues(weights);
    network.forward(3);
    const together = network.logits.map((logits) => [...logits]);
    const alone = new Network({ spec: graph, backend });
    alone.setValues(weights);
    for (const [i, input] of network.inputs.entries()) {
      alone.inputs[0]!.set(input);
      alone.forward();
      // Folded into the convolution it is rounded otherwise.
      for (const [j, logit] of alone.logits[0]!.entries()) expect(logit).toBeCloseTo(together[i]![j]!, 5);
    }
  });
});

// Blocks as in small-res, with what can follow a normalisation: a sum, a ReLU, a pool, each alone and together. Odd sizes.
const residual: Spec = {
  input: [15, 14, 1],
  layers: [
    { type: "conv2d", filters: 12, kernel: 3, padding: "same", bias: false },
    { type: "batchNormalization" },
    { type: "relu", name: "start" },
    { type: "conv2d", filters: 12, kernel: 3, padding: "same" },
    { type: "batchNormalization" },
    { type: "add", inputs: ["batchNormalization_2", "start"] },
    { type: "relu" },
    { type: "maxPool2d", size: 2, name: "half" },
    { type: "conv2d", filters: 12, kernel: 3, padding: "same", bias: false },
    { type: "batchNormalization" },
    { type: "add", inputs: ["half", "batchNormalization_3"], name: "sum" },
    { type: "conv2d", filters: 8, kernel: 3, padding: "same", bias: false },
    { type: "batchNormalization" },
    { type: "relu" },
    { type: "maxPool2d", size: 2 },
    { type: "batchNormalization" },
    { type: "globalMaxPool2d" },
    { type: "globalAveragePool2d", inputs: ["batchNormalization_5"] },
    { type: "globalAveragePool2d", inputs: ["sum"] },
    { type: "concatenate", inputs: ["globalMaxPool2d_1", "globalAveragePool2d_1", "globalAveragePool2d_2"] },
    { type: "dense", units: 4, bias: false },
  ],
};

describe("residual blocks, worked out together", () => {
  const weights = initialWeights(residual, 6);
  const random = new Random("residual");
  for (const [name, values] of Object.entries(weights)) {
    if (/gamma|beta|moving|bias/.test(name)) weights[name] = values.map(() => 0.5 + random.float());
  }
  const images = Array.from({ length: 3 }, () => Float32Array.from({ length: 210 }, () => random.float()));
  const run = async (training: boolean) =>
    [referenceBackend, await createBackend()].map((backend) => {
      const network = new Network({ spec: residual, backend, training, images: 3 });
      network.setWeights(weights);
      for (const [i, image] of images.entries()) network.inputs[i]!.set(image);
      if (!training) {
        network.forward(3);
        return network.logits.flatMap((logits) => [...logits]);
      }
      // Twice, the second time without the third image: nothing of it may be left.
      let values: number[] = [];
      for (const count of [3, 2]) {
        network.clearGradients();
        network.forwardTraining(images.slice(0, count).map(() => new Random()));
        values = network.logits.slice(0, count).flatMap((logits) => [...logits]);
        for (let i = 0; i < count; i++) network.logitsGradients[i]!.set([0.5, -1, 0.25 * i, 0.75]);
        network.backward(count);
        values.push(...network.collectGradients());
      }
      return values;
    });

  it.each([
    ["in training", true],
    ["in use", false],
  ])("give what the reference gives one by one, %s", async (_when, training) => {
    const [expected, actual] = (await run(training)) as [number[], number[]];
    const largest = Math.max(...expected.map(Math.abs));
    expect(actual.length).toBe(expected.length);
    for (const [i, value] of expected.entries()) expect(Math.abs(actual[i]! - value)).toBeLessThan(1e-5 * largest);
  });
});
