import { describe, expect, test } from "vitest";
import { model } from "../../test/support/model-file.ts";
import type { Model } from "../model/model.ts";
import { readSafetensors, writeSafetensors } from "./safetensors.ts";

describe("calibration", () => {
  const eleven: Model = {
    ...model,
    spec: { input: [28, 28, 1], layers: [{ type: "flatten" }, { type: "dense", units: 11 }] },
    weights: { "dense_1.kernel": new Float32Array(784 * 11), "dense_1.bias": new Float32Array(11) },
  };

  test("is kept, with eleven logits and with ten", () => {
    for (const calibrated of [
      { ...model, calibration: { temperature: 1.5 } },
      { ...eleven, calibration: { temperature: 0.62, threshold: -1.5 } },
      eleven,
    ]) {
      expect(readSafetensors(writeSafetensors(calibrated))).toEqual(calibrated);
    }
  });

  test.each([
    [model, [], "calibration: must be an object, got an empty list"],
    [model, {}, "calibration.temperature: must be from 0.01 to 100, got undefined"],
    [model, { temperature: 0 }, "calibration.temperature: must be from 0.01 to 100, got 0"],
    [
      model,
      { temperature: 1, threshold: 0 },
      "calibration.threshold: must be there with a class for what is no digit, and only then, got 0",
    ],
    [
      eleven,
      { temperature: 1 },
      "calibration.threshold: must be there with a class for what is no digit, and only then, got undefined",
    ],
    [eleven, { temperature: 1, threshold: 5000 }, "calibration.threshold: must be from -1000 to 1000, got 5000"],
    [eleven, { temperature: 1, threshold: 0, t: 1 }, 'calibration: takes only temperature, threshold, got "t"'],
  ])("refuses what breaks a rule", (model, calibration, message) => {
    expect(() => writeSafetensors({ ...model, calibration } as Model)).toThrow(message);
  });
});
