import * as ort from "onnxruntime-web";
import { PbfWriter } from "pbf";
import { writeModel } from "../../src/formats/onnx/encode.ts";
import type { OnnxModel, OnnxNode } from "../../src/formats/onnx/onnx-model.ts";
import { mnistPreprocessingFor } from "../../src/ink/normalize.ts";
import type { Model } from "../../src/model/model.ts";
import { Network } from "../../src/nn/network.ts";
import { Random } from "../../src/nn/random.ts";
import { referenceBackend } from "../../src/nn/reference/index.ts";
import { sizeOf } from "../../src/nn/shape.ts";
import { checkSpec, type Layer, type Spec } from "../../src/nn/spec.ts";

ort.env.wasm.numThreads = 1;
ort.env.logLevel = "fatal";

/** A file of another program's: a matrix turns `[N, 784]` into ten logits, unless `parts` say otherwise. */
export function onnxFile(parts: Partial<OnnxModel> = {}): Uint8Array<ArrayBuffer> {
  const pbf = new PbfWriter();
  const model: OnnxModel = {
    nodes: [node("MatMul", ["x", "w"], "y")],
    initializers: [{ name: "w", shape: [784, 10], values: weights }],
    input: { name: "x", shape: ["batch", 784] },
    output: { name: "y", shape: ["batch", 10] },
    metadata: {},
    ...parts,
  };
  writeModel(model, pbf);
  return pbf.finish().slice();
}

export function node(
  operator: string,
  inputs: readonly string[],
  output: string,
  attributes: OnnxNode["attributes"] = {},
): OnnxNode {
  return { operator, inputs, output, attributes };
}

/** The matrix, `[784, 10]`. */
export const weights = Float32Array.from({ length: 7840 }, (_, i) => Math.sin(i) / 10);

/** A model of random weights, whose values stay near 1. */
export function randomModel(spec: Spec): Model {
  const weights = checkSpec(spec)
    .flatMap(({ parameters }) => parameters)
    .map(({ name, shape }) => {
      const random = new Random("weights", name);
      // A kernel's last axis is its outputs; a variance is above 0.
      const spread = name.endsWith(".kernel") ? Math.sqrt((3 * shape.at(-1)!) / sizeOf(shape)) : 0.5;
      const centre = name.endsWith("Variance") || name.endsWith(".gamma") ? 1 : 0;
      return [name, Float32Array.from({ length: sizeOf(shape) }, () => centre + spread * (2 * random.float() - 1))];
    });
  const classes = sizeOf(checkSpec(spec).at(-1)!.output) === 14 ? { classes: [..."0123456789.,-", null] } : {};
  return { spec, ...classes, weights: Object.fromEntries(weights), preprocessing: mnistPreprocessingFor(spec.input) };
}

/** A spec of an image that ends in ten logits. */
export function specOf(...layers: readonly Layer[]): Spec {
  return { input: [28, 28, 1], layers };
}

/** Random images `[count, 784]` in 0…1. */
export function randomImages(count: number, { input }: Pick<Spec, "input"> = { input: [28, 28, 1] }): Float32Array {
  const random = new Random("images");
  return Float32Array.from({ length: count * sizeOf(input) }, () => random.float());
}

/** What our own network makes of images, by the kernels that sum in float64. */
export function ownLogits({ spec, weights }: Model, images: Float32Array): number[][] {
  const network = new Network({ spec, backend: referenceBackend });
  network.setWeights(weights);
  const size = sizeOf(spec.input);
  return Array.from({ length: images.length / size }, (_, i) => {
    network.inputs[0]!.set(images.subarray(size * i, size * (i + 1)));
    network.forward();
    return [...network.logits[0]!];
  });
}

/** What ONNX Runtime makes of them. */
export async function onnxLogits(
  bytes: Uint8Array,
  images: Float32Array,
  { input }: Pick<Spec, "input"> = { input: [28, 28, 1] },
): Promise<number[][]> {
  const session = await ort.InferenceSession.create(bytes);
  const count = images.length / sizeOf(input);
  const { logits } = await session.run({ image: new ort.Tensor("float32", images, [count, ...input]) });
  await session.release();
  const [rows, outputs] = logits!.dims as [number, number];
  const values = logits!.data as Float32Array;
  return Array.from({ length: rows }, (_, i) => [...values.subarray(outputs * i, outputs * (i + 1))]);
}

/** The largest difference, as a share of the largest value or of 1. */
export function difference(got: readonly number[][], expected: readonly number[][]): number {
  if (`${got.map(({ length }) => length)}` !== `${expected.map(({ length }) => length)}`)
    return Number.POSITIVE_INFINITY;
  const scale = Math.max(1, ...expected.flat().map(Math.abs));
  return Math.max(...got.flat().map((value, i) => Math.abs(value - expected.flat()[i]!))) / scale;
}
