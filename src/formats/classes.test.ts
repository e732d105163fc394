import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { open } from "../../test/support/model-file.ts";
import { mnistPreprocessing } from "../ink/normalize.ts";
import type { Class } from "../model/classes.ts";
import { classesOf, type Model } from "../model/model.ts";
import { readSafetensors, writeSafetensors } from "./safetensors.ts";

const digits = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

function modelOf(outputs: number, classes?: readonly Class[]): Model {
  return {
    spec: { input: [28, 28, 1], layers: [{ type: "flatten" }, { type: "dense", units: outputs }] },
    weights: { "dense_1.kernel": new Float32Array(784 * outputs), "dense_1.bias": new Float32Array(outputs) },
    ...(classes && { classes }),
    preprocessing: mnistPreprocessing,
  };
}

it("other classes than the usual are kept, and may be beyond ASCII", () => {
  const model = modelOf(14, [...digits, ".", ",", "−", null]);
  const bytes = writeSafetensors({ ...model, calibration: { temperature: 1, threshold: 0 } });
  expect(readSafetensors(bytes)).toEqual({ ...model, calibration: { temperature: 1, threshold: 0 } });
});

it.each([
  [10, digits],
  [11, [...digits, null]],
])("what the number of outputs tells is not written: %d", (outputs, classes) => {
  const bytes = writeSafetensors(modelOf(outputs, classes));
  expect(bytes).toEqual(writeSafetensors(modelOf(outputs)));
  expect(open(bytes).header.__metadata__).not.toHaveProperty("classes");
  expect(classesOf(readSafetensors(bytes))).toEqual(classes);
});

it.each(["classic", "ink", "mnist"])("the shipped model %s is written as it is", (name) => {
  const bytes = readFileSync(join(import.meta.dirname, `../../models/${name}.safetensors`));
  const precision = name === "ink" ? "int8" : "float32";
  expect(Buffer.compare(writeSafetensors(readSafetensors(bytes), { precision }), bytes)).toBe(0);
});

it("refuses classes that are not as many as the outputs, or whose file says something else", () => {
  expect(() => writeSafetensors(modelOf(12, [...digits, "."]))).toThrow(
    "spec: must end in 11 logits, one a class, got 12",
  );
  expect(() => writeSafetensors({ ...modelOf(12), classes: "signs" as unknown as Class[] })).toThrow(
    'classes: must be a list that begins with "0" … "9", got "signs"',
  );
});
