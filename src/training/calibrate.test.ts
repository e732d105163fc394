import { describe, expect, it } from "vitest";
import type { LabelledInk } from "../ink/jsonl.ts";
import { mnistPreprocessing } from "../ink/normalize.ts";
import type { Model } from "../model/model.ts";
import { referenceBackend } from "../nn/reference/index.ts";
import { calibrate } from "./calibrate.ts";

/** Always the same logits: `sure` for 7, 0 for the other digits, `last` for no digit. */
function constantModel(sure: number, last?: number): Model {
  const outputs = last === undefined ? 10 : 11;
  const bias = new Float32Array(outputs);
  bias[7] = sure;
  if (last !== undefined) bias[10] = last;
  return {
    spec: { input: [28, 28, 1], layers: [{ type: "flatten" }, { type: "dense", units: outputs }] },
    weights: { "dense_1.kernel": new Float32Array(784 * outputs), "dense_1.bias": bias },
    preprocessing: mnistPreprocessing,
  };
}

const strokes = [
  [
    { x: 0, y: 0 },
    { x: 9, y: 9 },
  ],
];
const drawn = (label: string | null): LabelledInk => ({ ink: { strokes }, label });
const images = { images: new Uint8Array(2 * 784), labels: Uint8Array.of(7, 1), count: 2, height: 28, width: 28 };

describe("the temperature", () => {
  it.each([2, 4, 8])("makes the confidence the share of right answers, logit %d", (sure) => {
    // Three of four are sevens.
    const ink = ["7", "7", "7", "1"].map(drawn);
    const { temperature } = calibrate(constantModel(sure), referenceBackend, ink, images);
    const best = Math.exp(sure / temperature);
    expect(best / (best + 9)).toBeCloseTo(0.75, 2);
  });

  it("is of the images where no drawing shows a digit", () => {
    const model = constantModel(3);
    // Of the images one of two is a seven.
    const { temperature } = calibrate(model, referenceBackend, [drawn(null)], images);
    const best = Math.exp(3 / temperature);
    expect(best / (best + 9)).toBeCloseTo(0.5, 2);
    expect(calibrate(model, referenceBackend, [], images)).toEqual({ temperature });
  });

  it.each([
    ["least, when all answers are right", "7", 0.1],
    ["largest, when all are wrong", "1", 5],
  ])("is the %s", (_which, label, expected) => {
    expect(calibrate(constantModel(3), referenceBackend, [drawn(label)], images).temperature).toBe(expected);
  });

  it("does not heed what is no digit", () => {
    const ink = ["7", "7", "7", "1"].map(drawn);
    const model = constantModel(3);
    expect(calibrate(model, referenceBackend, [...ink, drawn(null)], images)).toEqual(
      calibrate(model, referenceBackend, ink, images),
    );
  });
});

it("has a threshold that accepts the digits, for eleven logits only", () => {
  expect(calibrate(constantModel(5, 2), referenceBackend, [drawn("7")], images).threshold).toBe(-3);
  expect(calibrate(constantModel(5), referenceBackend, [drawn("7")], images)).not.toHaveProperty("threshold");
});

it("has the lowest threshold, rounded up, that accepts 99 % of the images", () => {
  const model = constantModel(5, 0);
  // The first pixel is paper in ink; the images have 0 … 199 there, and as much for no digit.
  model.weights["dense_1.kernel"]![10] = 255.001;
  const count = 200;
  const pixels = new Uint8Array(count * 784);
  for (let i = 0; i < count; i++) pixels[i * 784] = i;
  const shaded = { ...images, images: pixels, labels: new Uint8Array(count), count };
  expect(calibrate(model, referenceBackend, [drawn("7")], shaded).threshold).toBe(197 - 5 + 0.01);
});

it("has a threshold that need not accept two of 200 digits in ink, but three", () => {
  const model = constantModel(5, 0);
  // A pixel left of the middle, which is ink in a line that lies, and paper in one that stands.
  model.weights["dense_1.kernel"]![(14 * 28 + 6) * 11 + 10] = 100;
  const line = (x: number, y: number): LabelledInk => {
    return {
      ink: {
        strokes: [
          [
            { x: 0, y: 0 },
            { x, y },
          ],
        ],
      },
      label: "7",
    };
  };
  const lines = (lying: number) => Array.from({ length: 200 }, (_, i) => (i < lying ? line(9, 0) : line(0, 9)));
  expect(calibrate(model, referenceBackend, lines(2), images).threshold).toBe(-5);
  expect(calibrate(model, referenceBackend, lines(3), images).threshold).toBeGreaterThan(50);
});
