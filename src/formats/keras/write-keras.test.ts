import { readFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { expect, it, onTestFinished, vi } from "vitest";
import { kerasSpecs } from "../../../test/support/keras-specs.mjs";
import { sha256 } from "../../../test/support/sha256.ts";
import { mnistPreprocessing } from "../../ink/normalize.ts";
import type { Model } from "../../model/model.ts";
import { createBackend } from "../../nn/create-backend.ts";
import { initialWeights, Network } from "../../nn/network.ts";
import type { Layer, Spec } from "../../nn/spec.ts";
import { readModelFile, tellsInput } from "../model-file.ts";
import { readSafetensors } from "../safetensors.ts";
import { readKeras } from "./read-keras.ts";
import { writeKeras } from "./write-keras.ts";

const shipped = (name: string) =>
  readSafetensors(readFileSync(join(import.meta.dirname, `../../../models/${name}.safetensors`)));

// That real Keras opens what is written is checked by tools/keras/check_written.py.
it.each(["classic", "ink"])("what is written of %s can be read again, weight for weight", async (name) => {
  const model = shipped(name);
  const { spec, weights } = await readKeras(await writeKeras(model));
  expect(spec.layers.map(({ type }) => type)).toEqual(model.spec.layers.map(({ type }) => type));
  expect(Object.values(weights)).toEqual(Object.values(model.weights));
});

it.each(["classic", "ink"])("what is written of %s is that model again, and tells its input", async (name) => {
  const model = shipped(name);
  const bytes = await writeKeras(model);
  const again = await readModelFile(bytes, "m");
  const { preprocessing, calibration, classes } = model;
  expect(again).toMatchObject({ preprocessing, ...(calibration && { calibration }), ...(classes && { classes }) });
  expect(tellsInput(bytes, again)).toBe(true);
});

it("reads what Keras saved anew, but with the path of the pen, of which nothing tells", async () => {
  const anew = async (name: string, metadata: string) => {
    const files = unzipSync(await writeKeras(shipped(name)));
    return zipSync({ ...files, "metadata.json": strToU8(metadata) });
  };
  const classic = await anew("classic", '{"keras_version":"3.12.0"}');
  expect(tellsInput(classic, await readModelFile(classic))).toBe(false);
  await expect(anew("ink", "{}").then((bytes) => readModelFile(bytes, "m"))).rejects.toThrow(
    "m: input: must be [28,28,1] or [1,28,28] or [784], got [28,28,6], the path of the pen, without what Tenpen writes beside it",
  );
  await expect(anew("classic", '{"tenpen":{"path":1}}').then((bytes) => readModelFile(bytes, "m"))).rejects.toThrow(
    'm: metadata.json: tenpen: takes only preprocessing, classes, calibration, got "path"',
  );
  await expect(anew("ink", '{"tenpen":{}}').then((bytes) => readModelFile(bytes, "m"))).rejects.toThrow(
    "m: preprocessing: must be an object with size, box, brush, middle, got undefined",
  );
});

it("the same model gives the same bytes, whenever and in whatever zone it is written", async () => {
  const model = shipped("classic");
  const zone = process.env.TZ;
  onTestFinished(() => {
    vi.useRealTimers();
    process.env.TZ = zone;
    if (zone === undefined) delete process.env.TZ;
  });
  const written: string[] = [];
  for (const [at, TZ] of [
    ["2024-02-29T12:00:00Z", "UTC"],
    ["2031-07-01T00:00:00Z", "Pacific/Auckland"],
  ] as const) {
    process.env.TZ = TZ;
    vi.useFakeTimers({ now: new Date(at), toFake: ["Date"] });
    written.push(await sha256([await writeKeras(model)]));
    expect(Date.now()).toBe(new Date(at).getTime());
  }
  expect(written[0]).toBe(written[1]);
});

it("tells Keras of the optimizer that a model was trained with", async () => {
  const file = unzipSync(await writeKeras(shipped("ink")));
  const { compile_config: compiled } = JSON.parse(strFromU8(file["config.json"]!));
  expect(compiled).toMatchObject({
    loss: "sparse_categorical_crossentropy",
    metrics: ["accuracy"],
    optimizer: {
      class_name: "AdamW",
      config: { learning_rate: 0.004, beta_1: 0.9, beta_2: 0.99, weight_decay: 0.02 },
    },
  });
});

/** What a spec with these weights answers to a made-up image. */
async function answer(spec: Spec, weights: Model["weights"]): Promise<number[]> {
  const network = new Network({ spec, backend: await createBackend() });
  network.setWeights(weights);
  for (let i = 0; i < 784; i++) network.inputs[0]![i] = ((i * 7919) % 256) / 255;
  network.forward();
  return [...network.logits[0]!];
}

const dense: Layer[] = [{ type: "flatten" }, { type: "dense", units: 10 }];
it.each<[string, Spec]>([
  ...Object.entries(kerasSpecs),
  // Names that the file has for its input and output.
  [
    "names",
    {
      input: [28, 28, 1],
      layers: [{ type: "relu", name: "image" }, { ...dense[0]!, name: "probabilities" }, dense[1]!],
    },
  ],
  ["no softmax", { input: [28, 28, 1], layers: dense }],
])("what is written of %s answers the same when it is read again", async (name, spec) => {
  const ending = name === "no softmax" ? "sigmoid" : "softmax";
  const weights = initialWeights(spec, 1);
  const bytes = await writeKeras({ spec, weights, preprocessing: mnistPreprocessing, training: { ending } });
  const again = await readKeras(bytes);
  expect(again.outputActivation).toBe(ending);
  expect(await answer(again.spec, again.weights)).toEqual(await answer(spec, weights));
});
