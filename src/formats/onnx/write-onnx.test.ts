import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { difference, onnxLogits, ownLogits, randomImages, randomModel, specOf } from "../../../test/support/onnx.ts";
import type { Model } from "../../model/model.ts";
import type { Layer, Spec } from "../../nn/spec.ts";
import { specs } from "../../train/specs.ts";
import { readSafetensors } from "../safetensors.ts";
import { writeOnnx } from "./write-onnx.ts";

/** An image of three channels and an odd size, 9 × 7, for layers to begin with. */
const image: Layer[] = [
  { type: "conv2d", filters: 3, kernel: [6, 9], stride: 3 },
  { type: "zeroPadding2d", padding: [1, 0, 0, 0] },
];
const end: Layer[] = [{ type: "flatten" }, { type: "dense", units: 10 }];
const onImage = (...layers: Layer[]) => specOf(...image, ...layers, ...end);
const onVector = (...layers: Layer[]) =>
  specOf({ type: "flatten" }, { type: "dense", units: 12 }, ...layers, { type: "dense", units: 10 });

const cases: Record<string, Spec> = {
  "conv2d, valid": onImage({ type: "conv2d", filters: 5, kernel: [2, 3] }),
  "conv2d, same": onImage({ type: "conv2d", filters: 4, kernel: [2, 4], padding: "same", bias: false }),
  "conv2d, same with a stride": onImage({ type: "conv2d", filters: 4, kernel: 3, padding: "same", stride: [2, 3] }),
  "conv2d of the image, same, even kernel": specOf(
    { type: "conv2d", filters: 2, kernel: 4, padding: "same", stride: 2 },
    ...end,
  ),
  depthwiseConv2d: onImage({ type: "depthwiseConv2d", kernel: 3, padding: "same" }),
  "depthwiseConv2d with several outputs a channel": onImage({
    type: "depthwiseConv2d",
    kernel: [2, 3],
    stride: 2,
    multiplier: 4,
    bias: false,
  }),
  "depthwiseConv2d of one channel": specOf({ type: "depthwiseConv2d", kernel: 5, stride: 3, multiplier: 3 }, ...end),
  "dense without bias": onVector({ type: "dense", units: 7, bias: false }),
  "batchNormalization of an image": onImage({ type: "batchNormalization" }),
  "batchNormalization of a vector": onVector({ type: "batchNormalization", epsilon: 0.1 }),
  relu: onImage({ type: "relu" }),
  leakyRelu: onImage({ type: "leakyRelu", slope: 0.3 }),
  gelu: onImage({ type: "gelu" }),
  "gelu by tanh": onVector({ type: "gelu", approximate: true }),
  sigmoid: onImage({ type: "sigmoid" }),
  tanh: onVector({ type: "tanh" }),
  "softmax of an image's channels": onImage({ type: "softmax" }),
  "softmax of a vector": onVector({ type: "softmax" }),
  rescaling: specOf({ type: "rescaling", scale: 2, offset: -1 }, ...end),
  "rescaling without offset": onImage({ type: "rescaling", scale: -0.3 }),
  dropout: onImage({ type: "dropout", rate: 0.4 }),
  "dropout at the end": specOf(...end, { type: "dropout", rate: 0.4 }),
  "maxPool2d, valid": onImage({ type: "maxPool2d", size: 2 }),
  "maxPool2d, same": onImage({ type: "maxPool2d", size: [3, 2], stride: 2, padding: "same" }),
  "averagePool2d, valid": onImage({ type: "averagePool2d", size: [2, 3], stride: 1 }),
  "averagePool2d, same": onImage({ type: "averagePool2d", size: 3, stride: 2, padding: "same" }),
  "averagePool2d, same, wide step": onImage({ type: "averagePool2d", size: 2, stride: 3, padding: "same" }),
  globalMaxPool2d: specOf(...image, { type: "globalMaxPool2d" }, { type: "dense", units: 10 }),
  globalAveragePool2d: specOf(...image, { type: "globalAveragePool2d" }, { type: "dense", units: 10 }),
  "flatten of the image": specOf(...end),
  "flatten of a vector": onVector({ type: "flatten" }),
  "reshape to channels and back": specOf(
    { type: "reshape", shape: [7, 14, 8] },
    { type: "conv2d", filters: 6, kernel: 3 },
    { type: "reshape", shape: [12, 5, 6] },
    { type: "maxPool2d", size: 2 },
    ...end,
  ),
  "reshape of a vector": onVector(
    { type: "reshape", shape: [2, 2, 3] },
    { type: "conv2d", filters: 2, kernel: 2 },
    { type: "reshape", shape: [2] },
  ),
  zeroPadding2d: onImage({ type: "zeroPadding2d", padding: [1, 0, 2, 3] }),
  "add of three": specOf(
    { type: "conv2d", filters: 2, kernel: 3, name: "image" },
    { type: "relu", name: "logits" },
    { type: "tanh", inputs: ["image"] },
    { type: "add", inputs: ["image", "logits", "tanh_1"] },
    ...end,
  ),
  "concatenate of images": specOf(
    { type: "conv2d", filters: 2, kernel: 3, padding: "same" },
    { type: "concatenate", inputs: ["input", "conv2d_1", "input"] },
    ...end,
  ),
  "concatenate of vectors": specOf(
    { type: "globalMaxPool2d", name: "most" },
    { type: "flatten", inputs: ["input"] },
    { type: "concatenate", inputs: ["flatten_1", "most", "most"] },
    { type: "dense", units: 10 },
  ),
  ...specs,
};

describe("ONNX Runtime computes what the network does", () => {
  test.each(Object.entries(cases))("%s", async (_name, spec) => {
    const model = randomModel(spec);
    const images = randomImages(3, model.spec);
    const got = await onnxLogits(await writeOnnx(model), images, model.spec);
    expect(difference(got, ownLogits(model, images))).toBeLessThan(1e-5);
  });

  test.each(["ink", "mnist", "classic"])("the shipped model %s", async (name) => {
    const model = readSafetensors(await readFile(new URL(`../../../models/${name}.safetensors`, import.meta.url)));
    const images = randomImages(3, model.spec);
    const got = await onnxLogits(await writeOnnx(model), images, model.spec);
    expect(difference(got, ownLogits(model, images))).toBeLessThan(1e-5);
  });
});

test("every type of layer is among the cases", () => {
  const types = Object.values(cases).flatMap(({ layers }) => layers.map(({ type }) => type));
  expect(new Set(types).size).toBe(21);
});

test("what the model file says stands in the metadata", async () => {
  const training = { data: "mnist", letters: "äöü 三" };
  const bytes = await writeOnnx({ ...randomModel(specs.classic!), calibration: { temperature: 2 }, training });
  const text = new TextDecoder().decode(bytes);
  for (const part of ['{"temperature":2}', JSON.stringify(training), '"box":20', "preprocessing"]) {
    expect(text).toContain(part);
  }
});

test("equal models give equal bytes", async () => {
  const model = randomModel(specs.classic!);
  const calibration = { temperature: 2 };
  const other: Model = {
    calibration,
    ...model,
    weights: Object.fromEntries(Object.entries(model.weights).toReversed()),
  };
  expect(await writeOnnx(other)).toEqual(await writeOnnx({ ...model, calibration }));
});

test("what breaks a rule is refused", async () => {
  const { weights, ...model } = randomModel(specs.classic!);
  await expect(writeOnnx({ ...model, weights: {} })).rejects.toThrow(
    "model: must have the tensor conv2d_1.kernel of its spec, got none",
  );
});
