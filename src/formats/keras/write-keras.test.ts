import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readSafetensors } from "../safetensors.ts";
import { readKeras } from "./read-keras.ts";
import { writeKeras } from "./write-keras.ts";

// That real Keras opens what is written is checked by tools/keras/check_written.py.
it.each(["classic", "ink"])("what is written of %s can be read again, weight for weight", async (name) => {
  const model = readSafetensors(readFileSync(join(import.meta.dirname, `../../../models/${name}.safetensors`)));
  const { spec, weights } = await readKeras(await writeKeras(model));
  expect(spec.layers.map(({ type }) => type)).toEqual(model.spec.layers.map(({ type }) => type));
  expect(Object.values(weights)).toEqual(Object.values(model.weights));
});

it("refuses what Keras does not have", async () => {
  const model = readSafetensors(readFileSync(join(import.meta.dirname, "../../../models/classic.safetensors")));
  const layers = [
    ...model.spec.layers.slice(0, -1),
    { type: "gelu", approximate: true } as const,
    model.spec.layers.at(-1)!,
  ];
  await expect(writeKeras({ ...model, spec: { ...model.spec, layers } })).rejects.toThrow(
    "gelu_1: must be exact for Keras, got an approximate gelu",
  );
});
