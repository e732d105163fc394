import { readFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { expect, it } from "vitest";
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
