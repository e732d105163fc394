import { describe, expect, it } from "vitest";
import { windowGeometry } from "./layers/window.ts";
import { checkSpec, type Layer, type Spec } from "./spec.ts";

const image = [8, 6, 2] as const;
const head: readonly Layer[] = [{ type: "flatten" }, { type: "dense", units: 10 }];
const outputOf = (layer: unknown) => checkSpec({ input: image, layers: [layer as Layer, ...head] })[0]!.output;

describe("checkSpec", () => {
  it.each<[unknown, number[]]>([
    [{ type: "conv2d", filters: 5, kernel: [3, 3] }, [6, 4, 5]],
    [{ type: "conv2d", filters: 5, kernel: [3, 2], stride: 2 }, [3, 3, 5]],
    [{ type: "conv2d", filters: 5, kernel: [3, 3], padding: "same" }, [8, 6, 5]],
    [{ type: "conv2d", filters: 5, kernel: [4, 4], padding: "same", stride: 3 }, [3, 2, 5]],
    [{ type: "conv2d", filters: 5, kernel: 3, stride: [1, 2] }, [6, 2, 5]],
    [{ type: "depthwiseConv2d", kernel: 3, multiplier: 3 }, [6, 4, 6]],
    [{ type: "batchNormalization" }, [8, 6, 2]],
    [{ type: "maxPool2d", size: 3 }, [2, 2, 2]],
    [{ type: "averagePool2d", size: [4, 3], stride: 2, padding: "same" }, [4, 3, 2]],
    [{ type: "zeroPadding2d", padding: [1, 2, 3, 4] }, [11, 13, 2]],
    [{ type: "reshape", shape: [3, 4, 8] }, [3, 4, 8]],
    [{ type: "gelu" }, [8, 6, 2]],
    [{ type: "relu" }, [8, 6, 2]],
    [{ type: "dropout", rate: 0.5 }, [8, 6, 2]],
  ])("%j gives %j", (layer, output) => expect(outputOf(layer)).toEqual(output));

  it("names layers by type and number, and parameters by layer", () => {
    const layers = checkSpec({
      input: [8, 8, 1],
      layers: [
        { type: "conv2d", filters: 2, kernel: [3, 3] },
        { type: "conv2d", filters: 3, kernel: [3, 3], name: "second" },
        { type: "conv2d", filters: 4, kernel: [3, 3] },
        ...head,
      ],
    });
    expect(layers.map(({ name }) => name)).toEqual(["conv2d_1", "second", "conv2d_3", "flatten_1", "dense_1"]);
    expect(layers[1]!.parameters).toEqual([
      { name: "second.kernel", shape: [3, 3, 2, 3], initial: "glorot" },
      { name: "second.bias", shape: [3], initial: "zeros" },
    ]);
  });

  it("a graph names what each layer reads", () => {
    const layers = checkSpec({
      input: image,
      layers: [
        { type: "conv2d", filters: 2, kernel: 3, padding: "same", bias: false },
        { type: "batchNormalization", momentum: 0.9 },
        { type: "add", inputs: ["batchNormalization_1", "input"] },
        { type: "globalMaxPool2d" },
        { type: "globalAveragePool2d", inputs: ["add_1"] },
        { type: "concatenate", inputs: ["globalMaxPool2d_1", "globalAveragePool2d_1"] },
        { type: "dense", units: 10 },
      ],
    });
    expect(layers.map(({ sources }) => sources)).toEqual([[-1], [0], [1, -1], [2], [2], [3, 4], [5]]);
    expect(layers.at(-2)!.output).toEqual([4]);
    expect(layers[0]!.parameters.map(({ name }) => name)).toEqual(["conv2d_1.kernel"]);
    expect(layers[1]!.parameters).toEqual([
      { name: "batchNormalization_1.gamma", shape: [2], initial: "ones" },
      { name: "batchNormalization_1.beta", shape: [2], initial: "zeros" },
      { name: "batchNormalization_1.movingMean", shape: [2], initial: "zeros", momentum: 0.9 },
      { name: "batchNormalization_1.movingVariance", shape: [2], initial: "ones", momentum: 0.9 },
    ]);
  });

  it.each<[unknown, string | RegExp]>([
    [null, "spec: must be an object with input and layers, got null"],
    [{ input: [28, 28], layers: [] }, "spec.input: must be [features] or [height, width, channels], got a list of 2"],
    [{ input: [0], layers: [] }, "spec.input: must be a whole number of at least 1, got 0"],
    [{ input: [5], layers: [] }, "spec.layers: must be a list of at least one layer, got an empty list"],
    [{ input: [5], layers: [{ type: "relu" }], seed: 1 }, 'spec: takes only input, layers, got "seed"'],
    [{ input: [5], layers: [{ type: "lstm" }] }, /^layer 1: type must be one of conv2d, .*, got "lstm"$/],
    [{ input: [5], layers: [{ type: "constructor" }] }, /^layer 1: type must be one of .*, got "constructor"$/],
    [
      { input: [5], layers: [{ type: "dense", units: 2.5 }] },
      "dense_1.units: must be a whole number of at least 1, got 2.5",
    ],
    [
      { input: [5], layers: [{ type: "dense", unit: 2 }] },
      'dense_1: takes only type, name, inputs, units, bias, got "unit"',
    ],
    [
      { input: image, layers: [{ type: "dense", units: 2 }] },
      "dense_1: needs a vector, put a flatten before it, got [8,6,2]",
    ],
    [{ input: image, layers: [{ type: "relu" }] }, "spec: must end in a vector of logits, got [8,6,2]"],
    [
      { input: image, layers: [{ type: "conv2d", filters: 1, kernel: [9, 3] }] },
      "conv2d_1.kernel: must fit into the input of 8×6, got 9×3",
    ],
    [
      { input: image, layers: [{ type: "conv2d", filters: 1, kernel: [3, 3], padding: "full" }] },
      'conv2d_1.padding: must be valid or same, got "full"',
    ],
    [
      { input: image, layers: [{ type: "maxPool2d", size: 7 }] },
      "maxPool2d_1.size: must fit into the input of 8×6, got 7×7",
    ],
    [
      { input: image, layers: [{ type: "conv2d", filters: 1 }] },
      "conv2d_1.kernel: must be a number or [height, width], got null",
    ],
    [
      { input: image, layers: [{ type: "conv2d", filters: 1, kernel: 1, bias: "no" }] },
      'conv2d_1.bias: must be true or false, got "no"',
    ],
    [
      { input: image, layers: [{ type: "averagePool2d", size: [2] }] },
      "averagePool2d_1.size: must be a number or [height, width], got a list of 1",
    ],
    [
      { input: image, layers: [{ type: "zeroPadding2d", padding: [1, 1] }] },
      /^zeroPadding2d_1.padding: must be .*, got a list of 2$/,
    ],
    [
      { input: image, layers: [{ type: "reshape", shape: [5] }] },
      "reshape_1.shape: must have the 96 values of its input, got [5]",
    ],
    [
      { input: [5], layers: [{ type: "globalMaxPool2d" }] },
      "globalMaxPool2d_1: needs [height, width, channels], got [5]",
    ],
    [{ input: [5], layers: [{ type: "leakyRelu" }] }, "leakyRelu_1.slope: must be a finite number, got undefined"],
    [
      { input: [5], layers: [{ type: "batchNormalization", momentum: 1 }] },
      "batchNormalization_1.momentum: must be at least 0 and below 1, got 1",
    ],
    [
      { input: [5], layers: [{ type: "batchNormalization", epsilon: 0 }] },
      "batchNormalization_1.epsilon: must be above 0 and at most 1, got 0",
    ],
    [{ input: [5], layers: [{ type: "add" }] }, "add_1.inputs: must be two or more, got 1"],
    [
      { input: [5], layers: [{ type: "relu" }, { type: "relu", inputs: ["relu_1", "input"] }] },
      "relu_2.inputs: must be one, got 2",
    ],
    [
      { input: [5], layers: [{ type: "relu", inputs: ["relu_2"] }] },
      'relu_1.inputs: must be layers before it, or input, got "relu_2"',
    ],
    [
      { input: [5], layers: [{ type: "relu", inputs: [] }] },
      "relu_1.inputs: must be a list of names of layers, got an empty list",
    ],
    [
      {
        input: [5],
        layers: [
          { type: "dense", units: 2 },
          { type: "add", inputs: ["input", "dense_1"] },
        ],
      },
      "add_1: needs inputs of one shape, got [5] and [2]",
    ],
    [
      { input: image, layers: [{ type: "flatten" }, { type: "concatenate", inputs: ["input", "flatten_1"] }] },
      "concatenate_1: needs inputs of one height and width, got [8,6,2] and [96]",
    ],
    [
      { input: [5], layers: [{ type: "relu" }, { type: "relu", inputs: ["input"] }] },
      "relu_1: must be read by a layer behind it, got none",
    ],
    [{ input: [5], layers: [{ type: "relu", name: "input" }] }, 'input: two layers must not share a name, got "input"'],
    [{ input: [5], layers: [{ type: "softmax" }] }, "spec: must end in logits, got the softmax softmax_1"],
    [{ input: [5], layers: [{ type: "dropout", rate: 1 }] }, "dropout_1.rate: must be at least 0 and below 1, got 1"],
    [
      {
        input: [5],
        layers: [
          { type: "relu", name: "a" },
          { type: "relu", name: "a" },
        ],
      },
      'a: two layers must not share a name, got "a"',
    ],
    [
      { input: [5], layers: [{ type: "dense", units: 1e9 }] },
      "dense_1: must have at most 67108864 values, got 1000000000",
    ],
    [
      { input: [1024, 1024, 1], layers: [{ type: "conv2d", filters: 40, kernel: [1, 1] }, { type: "relu" }, ...head] },
      "spec: must have at most 67108864 activations and parameters, got 84934736",
    ],
    [
      { input: image, layers: [{ type: "conv2d", filters: 1, kernel: [1, 60_000_000], padding: "same" }] },
      /^conv2d_1, with what is around: must have at most 67108864 values, got \d+$/,
    ],
    [{ input: [5], layers: Array(1001).fill({ type: "relu" }) }, "spec.layers: must be at most 1000, got 1001"],
    [{ input: [1e6, 1e6, 1], layers: head }, "spec.input: must have at most 67108864 values, got 1000000000000"],
  ])("refuses %j", (spec, message) => expect(() => checkSpec(spec as Spec)).toThrow(message));
});

it("same padding puts the odd zero at the bottom and right", () => {
  expect(windowGeometry({ size: [3, 4], stride: [1, 1], padding: "same" }, [5, 5, 1])).toEqual({
    ...{ output: [5, 5], top: 1, left: 1, bottom: 1, right: 2 },
  });
});
