import { describe, expect, test, vi } from "vitest";
import type { OnnxModel } from "../../src/formats/onnx/onnx-model.ts";
import { writeOnnx } from "../../src/formats/onnx/write-onnx.ts";
import { usualEncoding } from "../../src/model/input-encoding.ts";
import { Random } from "../../src/nn/random.ts";
import { brokenRule, inModelFile } from "../../test/support/broken-rule.ts";
import {
  difference,
  node,
  onnxFile,
  ownLogits,
  randomImages,
  randomModel,
  specOf,
  weights,
} from "../../test/support/onnx.ts";
import { openOnnx } from "./onnx-classifier.ts";

// What the page bundles is for browsers; this is the same runtime for Node.
vi.mock("onnxruntime-web/wasm", () => import("onnxruntime-web"));
vi.mock("onnxruntime-web/ort-wasm-simd-threaded.wasm?url", () => ({
  default: new URL(import.meta.resolve("onnxruntime-web/ort-wasm-simd-threaded.wasm")).href,
}));

/** More than go in at once. */
const count = 70;
const pixels = Uint8Array.from(randomImages(count), (value) => 255 * value);
/** As they are given to the network. */
const images = Float32Array.from(pixels, (pixel) => pixel / 255);

async function run(bytes: Uint8Array): Promise<number[][]> {
  const network = await openOnnx(bytes, "m.onnx");
  const logits = await network.classifierFor(usualEncoding).classify(pixels, count);
  await network.close();
  return logits.map((row) => [...row]);
}

/** What comes of the images by the matrix of `onnxFile`. */
const products = Array.from({ length: count }, (_, image) =>
  Array.from({ length: 10 }, (_, digit) => {
    let sum = 0;
    for (let i = 0; i < 784; i++) sum += images[784 * image + i]! * weights[10 * i + digit]!;
    return sum;
  }),
);

const own = randomModel(
  specOf(
    { type: "conv2d", filters: 3, kernel: 5, stride: 3 },
    { type: "batchNormalization" },
    { type: "zeroPadding2d", padding: [1, 1, 1, 1] },
    { type: "maxPool2d", size: 3 },
    { type: "gelu" },
    { type: "flatten" },
    { type: "dense", units: 10 },
  ),
);

test("reads what we wrote as we do it, and tells what it is", async () => {
  const bytes = await writeOnnx(own);
  expect(difference(await run(bytes), ownLogits(own, images))).toBeLessThan(1e-5);
  const { facts } = await openOnnx(bytes, "m.onnx");
  // Of the kernels and biases 3·25 + 3 and 27·10 + 10, of the normalisation 4·3.
  expect(facts).toEqual({ input: ["N", 28, 28, 1], nodes: 9, parameters: 370 });
});

/** Reshapes the input to what the matrix takes. */
const flattened: Pick<OnnxModel, "nodes" | "initializers"> = {
  nodes: [node("Reshape", ["x", "shape"], "flat"), node("MatMul", ["flat", "w"], "y")],
  initializers: [
    { name: "w", shape: [784, 10], values: weights },
    { name: "shape", shape: [2], values: BigInt64Array.of(-1n, 784n) },
  ],
};

const shapes: readonly (readonly (number | string)[])[] = [
  ["batch", 784],
  [1, 784],
  ["N", 28, 28, 1],
  ["", 1, 28, 28],
  [1, 1, 28, 28],
  ["N", 28, 28],
  [28, 28],
];

test.each(shapes.map((shape) => ({ shape })))("takes images as $shape", async ({ shape }) => {
  const bytes = onnxFile({ ...flattened, input: { name: "x", shape } });
  expect(difference(await run(bytes), products)).toBeLessThan(1e-5);
});

test("takes images one by one where a file says any number and means one", async () => {
  const shape = { name: "shape", shape: [2], values: BigInt64Array.of(1n, 784n) };
  const bytes = onnxFile({ ...flattened, initializers: [flattened.initializers[0]!, shape] });
  expect(difference(await run(bytes), products)).toBeLessThan(1e-5);
});

test("gives logarithms of probabilities", async () => {
  const bytes = onnxFile({
    nodes: [node("MatMul", ["x", "w"], "z"), node("Softmax", ["z"], "y", { axis: { int: 1 } })],
  });
  const logSoftmax = products.map((row) => {
    const sum = Math.log(row.reduce((sum, value) => sum + Math.exp(value), 0));
    return row.map((value) => value - sum);
  });
  expect(difference(await run(bytes), logSoftmax)).toBeLessThan(1e-5);
});

test("zeros around an image count for a max-pool behind them", async () => {
  // −1 everywhere: the largest of a window at the edge is the 0 beside it.
  const bytes = onnxFile({
    nodes: [
      node("Reshape", ["x", "shape"], "image"),
      node("Mul", ["image", "none"], "nothing"),
      node("Sub", ["nothing", "one"], "dark"),
      node("Pad", ["dark", "pads"], "padded"),
      node("MaxPool", ["padded"], "pooled", { kernel_shape: { ints: [30, 3] }, strides: { ints: [1, 3] } }),
      node("Flatten", ["pooled"], "y"),
    ],
    initializers: [
      { name: "shape", shape: [4], values: BigInt64Array.of(-1n, 1n, 28n, 28n) },
      { name: "none", shape: [], values: Float32Array.of(0) },
      { name: "one", shape: [], values: Float32Array.of(1) },
      { name: "pads", shape: [8], values: BigInt64Array.of(0n, 0n, 1n, 1n, 0n, 0n, 1n, 1n) },
    ],
  });
  expect((await run(bytes))[0]).toEqual(Array(10).fill(0));
});

describe("refuses", () => {
  const huge = BigInt64Array.of(2n ** 28n);
  test.each<[string, Uint8Array, string]>([
    ["what is no ONNX", new Uint8Array(8), "file: must be ONNX with operators, got none"],
    ["what is too large", new Uint8Array(2 ** 26 + 1), "file: must be at most 67108864 bytes, got 67108865"],
    [
      "other images",
      onnxFile({ input: { name: "x", shape: ["N", 3, 224, 224] } }),
      "input x: must be [N,28,28,1], [N,1,28,28], [N,28,28] or [N,784], got [N,3,224,224]",
    ],
    [
      "other classes",
      onnxFile({ output: { name: "y", shape: ["N", 1000] } }),
      "outputs: one must be float32 and [N,10] or [N,11], got y float32 [N,1000]",
    ],
    [
      "other classes that it does not tell of",
      onnxFile({
        initializers: [{ name: "w", shape: [784, 5], values: weights.slice(0, 3920) }],
        output: { name: "y", shape: ["N", "classes"] },
      }),
      "output y: must be [1,10] or [1,11], got [1,5]",
    ],
    [
      "operators that nobody knows",
      onnxFile({ nodes: [node("Fold", ["x", "w"], "y")] }),
      'operators: must be of those that ONNX Runtime has, got "Fold"',
    ],
    [
      "operators that the runtime does not have for these numbers",
      onnxFile({
        nodes: [
          node("Cast", ["x"], "double", { to: { int: 11 } }),
          node("Erf", ["double"], "bent"),
          node("Cast", ["bent"], "single", { to: { int: 1 } }),
          node("MatMul", ["single", "w"], "y"),
        ],
      }),
      'operators: must be of those that ONNX Runtime has, got "Erf"',
    ],
    [
      "operators that get something else",
      onnxFile({ nodes: [node("AffineGrid", ["x", "w"], "y")] }),
      "model: must run in ONNX Runtime, got This is an invalid model.",
    ],
    [
      "a graph with a hole",
      onnxFile({ nodes: [node("MatMul", ["x", "v"], "y")] }),
      "model: must run in ONNX Runtime, got ",
    ],
    [
      "what takes too much memory",
      onnxFile({
        nodes: [
          node("ConstantOfShape", ["size"], "huge"),
          node("ReduceMax", ["huge"], "most", { keepdims: { int: 0 } }),
          node("MatMul", ["x", "w"], "z"),
          node("Add", ["z", "most"], "y"),
        ],
        initializers: [flattened.initializers[0]!, { name: "size", shape: [1], values: huge }],
      }),
      "model: must run in 384 MiB, got more",
    ],
  ])("%s", async (_what, bytes, expected) => {
    const error = await openOnnx(bytes, "m.onnx").catch((error) => error);
    expect(error).toEqual(brokenRule(inModelFile));
    expect(error.message).toContain(`m.onnx: ${expected}`);
    expect(error.message).not.toContain("\n");
  });
});

/** A file with something amiss: cut, with other bytes, a bit turned, or bytes put in for others. */
function damaged(bytes: Uint8Array, seed: number): Uint8Array {
  const random = new Random("damage", seed);
  const below = (end: number) => Math.floor(random.float() * end);
  const at = below(bytes.length);
  const copy = bytes.slice();
  if (seed % 4 === 0) return copy.slice(0, at);
  if (seed % 4 === 1) {
    for (let n = 0; n < 3; n++) copy[below(bytes.length)] = below(256);
    return copy;
  }
  if (seed % 4 === 2) {
    copy[at]! ^= 1 << below(8);
    return copy;
  }
  const inserted = Array.from({ length: 1 + below(5) }, () => below(256));
  return new Uint8Array([...copy.subarray(0, at), ...inserted, ...copy.subarray(at + below(5))]);
}

test("200 damaged files are models or give an error of ours, never anything else", async () => {
  const whole = await writeOnnx(own);
  let models = 0;
  for (let seed = 0; seed < 200; seed++) {
    try {
      const network = await openOnnx(damaged(whole, seed), "m.onnx");
      const logits = await network.classifierFor(usualEncoding).classify(pixels, 3);
      expect(logits.map(({ length }) => length)).toEqual([10, 10, 10]);
      await network.close();
      models++;
    } catch (error) {
      expect(error).toEqual(brokenRule(inModelFile));
    }
  }
  expect(models).toBeGreaterThan(0);
});
