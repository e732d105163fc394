import { describe, expect, it } from "vitest";
import { checkSpec, convGeometry, type Layer, type Spec } from "./spec.ts";

const image = [8, 6, 2] as const;
const head: readonly Layer[] = [{ type: "flatten" }, { type: "dense", units: 10 }];
const outputOf = (layer: unknown) => checkSpec({ input: image, layers: [layer as Layer, ...head] })[0]!.output;

describe("checkSpec", () => {
  it.each<[unknown, number[]]>([
    [{ type: "conv2d", filters: 5, kernel: [3, 3] }, [6, 4, 5]],
    [{ type: "conv2d", filters: 5, kernel: [3, 2], stride: 2 }, [3, 3, 5]],
    [{ type: "conv2d", filters: 5, kernel: [3, 3], padding: "same" }, [8, 6, 5]],
    [{ type: "conv2d", filters: 5, kernel: [4, 4], padding: "same", stride: 3 }, [3, 2, 5]],
    [{ type: "maxPool2d", size: 3 }, [2, 2, 2]],
    [{ type: "relu" }, [8, 6, 2]],
    [{ type: "dropout", rate: 0.5 }, [8, 6, 2]],
  ])("%j gives %j", (layer, output) => expect(outputOf(layer)).toEqual(output));

  it("names layers by type and number, and parameters by layer", () => {
    const checks = checkSpec({
      input: [8, 8, 1],
      layers: [
        { type: "conv2d", filters: 2, kernel: [3, 3] },
        { type: "conv2d", filters: 3, kernel: [3, 3], name: "second" },
        { type: "conv2d", filters: 4, kernel: [3, 3] },
        ...head,
      ],
    });
    expect(checks.map(({ name }) => name)).toEqual(["conv2d_1", "second", "conv2d_3", "flatten_1", "dense_1"]);
    expect(checks[1]!.parameters).toEqual([
      { name: "second.kernel", shape: [3, 3, 2, 3] },
      { name: "second.bias", shape: [3] },
    ]);
  });

  it.each<[unknown, string | RegExp]>([
    [null, "spec: must be an object with input and layers, got null"],
    [{ input: [28, 28], layers: [] }, "spec.input: must be [features] or [height, width, channels], got a list of 2"],
    [{ input: [0], layers: [] }, "spec.input: must be a whole number above 0, got 0"],
    [{ input: [5], layers: [] }, "spec.layers: must be a list of at least one layer, got an empty list"],
    [{ input: [5], layers: [{ type: "relu" }], seed: 1 }, 'spec: takes only input, layers, got "seed"'],
    [{ input: [5], layers: [{ type: "lstm" }] }, /^layer 1: type must be one of conv2d, .*, got "lstm"$/],
    [{ input: [5], layers: [{ type: "constructor" }] }, /^layer 1: type must be one of .*, got "constructor"$/],
    [{ input: [5], layers: [{ type: "dense", units: 2.5 }] }, "dense_1.units: must be a whole number above 0, got 2.5"],
    [{ input: [5], layers: [{ type: "dense", unit: 2 }] }, 'dense_1: takes only type, name, units, got "unit"'],
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
      "maxPool2d_1.size: must be at most the input of 8×6, got 7",
    ],
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
      /^conv2d_1, with zeros around: must have at most 67108864 values, got \d+$/,
    ],
    [{ input: [5], layers: Array(1001).fill({ type: "relu" }) }, "spec.layers: must be at most 1000, got 1001"],
    [{ input: [1e6, 1e6, 1], layers: head }, "spec.input: must have at most 67108864 values, got 1000000000000"],
  ])("refuses %j", (spec, message) => expect(() => checkSpec(spec as Spec)).toThrow(message));
});

it("same padding puts the odd zero at the bottom and right", () => {
  const layer = { type: "conv2d", filters: 1, kernel: [3, 4], padding: "same" } as const;
  expect(convGeometry(layer, [5, 5, 1])).toEqual({ output: [5, 5], top: 1, left: 1, bottom: 1, right: 2 });
});
