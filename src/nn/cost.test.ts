import { describe, expect, it } from "vitest";
import { specs } from "../train/specs.ts";
import { checkCost, costOf, maxCost } from "./cost.ts";
import { checkSpec, type Layer, type Spec } from "./spec.ts";

const head: Layer[] = [{ type: "globalAveragePool2d" }, { type: "dense", units: 10 }];
const digits = [28, 28, 1] as const;

/** 10×6×4 in: what is multiplied or compared, and what is read and written, counted by hand. */
const counts: readonly [Layer, operations: number, values: number][] = [
  [{ type: "conv2d", filters: 8, kernel: [3, 2] }, 3 * 2 * 4 * 8 * 8 * 5, 240 + 8 * 5 * 8 + 200],
  [{ type: "depthwiseConv2d", kernel: 3, multiplier: 2, padding: "same" }, 9 * 4 * 2 * 60, 240 + 480 + 80],
  [{ type: "batchNormalization" }, 240, 480 + 16],
  [{ type: "relu" }, 240, 480],
  [{ type: "leakyRelu", slope: 0.1 }, 240, 480],
  [{ type: "gelu" }, 240, 480],
  [{ type: "sigmoid" }, 240, 480],
  [{ type: "tanh" }, 240, 480],
  [{ type: "softmax" }, 240, 480],
  [{ type: "rescaling", scale: 2 }, 240, 480],
  [{ type: "dropout", rate: 0.5 }, 240, 480],
  [{ type: "maxPool2d", size: 2 }, 240, 240 + 60],
  [{ type: "maxPool2d", size: [2, 3], stride: 1, padding: "same" }, 6 * 240, 480],
  [{ type: "averagePool2d", size: [3, 2], stride: 1 }, 6 * 8 * 5 * 4, 240 + 160],
  [{ type: "zeroPadding2d", padding: [10, 0, 0, 0] }, 240, 240 + 480],
  [{ type: "reshape", shape: [4, 6, 10] }, 240, 480],
  [{ type: "add", inputs: ["input", "input", "input"] }, 720, 720 + 240],
  [{ type: "concatenate", inputs: ["input", "input"] }, 480, 960],
];

describe("costOf", () => {
  it.each(counts)("counts of %o at least what it does, on either backend", (layer, operations, values) => {
    const layers = checkSpec({ input: [10, 6, 4], layers: [layer, ...head] });
    const reference = costOf(layers.slice(0, 1), "reference");
    expect(costOf(layers.slice(0, 1))).toBeGreaterThanOrEqual(operations + values);
    expect(reference).toBeGreaterThanOrEqual(costOf(layers.slice(0, 1)));
    expect(costOf(layers)).toBeGreaterThan(costOf(layers.slice(0, 1)));
  });

  it.each<Layer>([{ type: "globalAveragePool2d" }, { type: "globalMaxPool2d" }])(
    "counts every input of %o",
    (layer) => {
      const [pool] = checkSpec({ input: [10, 6, 4], layers: [layer, { type: "dense", units: 10 }] });
      expect(costOf([pool!])).toBeGreaterThanOrEqual(240 + 240 + 4);
    },
  );

  it("counts the weights of a dense layer", () => {
    const [flat, dense] = checkSpec({ input: [10, 6, 4], layers: [{ type: "flatten" }, { type: "dense", units: 10 }] });
    expect(costOf([flat!])).toBeGreaterThanOrEqual(480);
    expect(costOf([dense!])).toBeGreaterThanOrEqual(2400 + 240 + 10 + 2410);
  });

  it("counts more where there is no kernel", () => {
    const cost = (size: number, stride: number) =>
      costOf(checkSpec({ input: [24, 24, 8], layers: [{ type: "maxPool2d", size, stride }, ...head] }));
    expect(cost(4, 3)).toBeGreaterThan(10 * cost(4, 4));
  });
});

describe("checkCost", () => {
  const padded = (layers: readonly Layer[]): Spec => ({ input: digits, layers: [...layers, ...head] });
  const many = (name: string) => new Array<string>(1000).fill(name);

  it.each([
    [
      "sums of a thousand large planes",
      padded([
        { type: "zeroPadding2d", padding: [2000, 2000, 1300, 1300], name: "padded" },
        { type: "add", inputs: many("padded"), name: "sum" },
        { type: "add", inputs: many("sum") },
      ]),
    ],
    [
      "a pool of a million values for each of a million",
      padded([
        { type: "zeroPadding2d", padding: [500, 500, 500, 500] },
        { type: "maxPool2d", size: 1000, stride: 1, padding: "same" },
      ]),
    ],
  ])("refuses %s", (_what, spec) => {
    const layers = checkSpec(spec);
    expect(() => checkCost(layers)).toThrow(expect.objectContaining({ code: "limit", what: "spec" }));
    expect(() => checkCost(layers, "reference")).toThrow(
      /^spec: must cost at most 20000000000 multiply-accumulates an image, got \d+$/,
    );
  });

  it.each(Object.entries(specs))("accepts %s many times over, with SIMD and without", (_name, spec) => {
    expect(costOf(checkSpec(spec))).toBeLessThan(maxCost / 100);
    expect(costOf(checkSpec(spec), "reference")).toBeLessThan(maxCost / 3);
    checkCost(checkSpec(spec));
  });

  it("accepts what is as large as ResNet-50", () => {
    /** A bottleneck, with a projection around it where `stride` says how far that steps. */
    const block = (input: string, output: string, width: number, stride: number | null): Layer[] => [
      { type: "conv2d", filters: width, kernel: 1, stride: stride ?? 1, inputs: [input] },
      { type: "batchNormalization" },
      { type: "relu" },
      { type: "conv2d", filters: width, kernel: 3, padding: "same" },
      { type: "batchNormalization" },
      { type: "relu" },
      { type: "conv2d", filters: 4 * width, kernel: 1 },
      { type: "batchNormalization", name: `${output}_inner` },
      ...(stride === null
        ? []
        : ([
            { type: "conv2d", filters: 4 * width, kernel: 1, stride, inputs: [input], name: `${output}_outer` },
          ] as const)),
      { type: "add", inputs: [`${output}_inner`, stride === null ? input : `${output}_outer`] },
      { type: "relu", name: output },
    ];
    const stages = [64, 128, 256, 512].flatMap((width, stage) =>
      Array.from({ length: [3, 4, 6, 3][stage]! }, (_, i) => ({ width, stride: i > 0 ? null : stage > 0 ? 2 : 1 })),
    );
    const blocks = stages.flatMap(({ width, stride }, i) => block(`block_${i}`, `block_${i + 1}`, width, stride));
    const stem: Layer[] = [
      { type: "conv2d", filters: 64, kernel: 7, stride: 2, padding: "same" },
      { type: "maxPool2d", size: 3, stride: 2, padding: "same", name: "block_0" },
    ];
    const layers = checkSpec({ input: digits, layers: [...stem, ...blocks, ...head] });
    checkCost(layers, "simd");
    checkCost(layers, "reference");
    expect(costOf(layers)).toBeLessThan(maxCost / 10);
  });
});
