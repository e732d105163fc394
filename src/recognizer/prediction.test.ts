import { describe, expect, it } from "vitest";
import { checkClasses } from "../model/classes.ts";
import type { Calibration } from "../model/model.ts";
import { toDigitPrediction, toPrediction } from "./prediction.ts";

const logits = (best: number, other = 0) => Float32Array.from({ length: 10 }, (_, i) => (i === 3 ? best : other));
const withEleventh = (best: number, last: number) => Float32Array.of(...logits(best), last);

const predict = (logits: Float32Array, calibration?: Calibration) =>
  toPrediction(logits, { classes: checkClasses(undefined, logits.length), calibration });

describe("toPrediction", () => {
  it("takes ten logits as they are", () => {
    const { digit, confidence, accepted, rejectScore } = predict(logits(2));
    expect({ digit, accepted, rejectScore }).toEqual({ digit: 3, accepted: true, rejectScore: null });
    expect(confidence).toBeCloseTo(Math.exp(2) / (Math.exp(2) + 9), 6);
  });

  it("divides them by the temperature, which changes no guess", () => {
    const { digit, confidence } = predict(logits(2), { temperature: 0.5 });
    expect(digit).toBe(3);
    expect(confidence).toBeCloseTo(Math.exp(4) / (Math.exp(4) + 9), 6);
  });

  it("gives the probabilities of the ten digits whatever the eleventh logit is", () => {
    const { digit, probabilities } = predict(withEleventh(2, 50), { temperature: 1, threshold: 0 });
    expect(digit).toBe(3);
    expect(probabilities).toEqual(predict(logits(2)).probabilities);
  });

  it("accepts up to the threshold and rejects beyond it", () => {
    const calibration = { temperature: 1, threshold: -1.5 };
    expect(predict(withEleventh(4, 2.5), calibration)).toMatchObject({ accepted: true, rejectScore: -1.5 });
    expect(predict(withEleventh(4, 2.625), calibration)).toMatchObject({ accepted: false, rejectScore: -1.375 });
  });

  it("without a calibration rejects what is more like no digit than like any", () => {
    expect(predict(withEleventh(4, 3.9)).accepted).toBe(true);
    expect(predict(withEleventh(4, 4.1)).accepted).toBe(false);
  });

  it("is finite for logits as large as a model gives", () => {
    const { confidence, probabilities } = predict(logits(3e38, -3e38), { temperature: 0.01 });
    expect(confidence).toBe(1);
    expect(probabilities.every(Number.isFinite)).toBe(true);
  });

  describe("with other characters", () => {
    const classes = [...checkClasses(undefined, 10), ".", "−", null];
    const last = (best: number, reject: number) => Float32Array.of(...logits(2), 0, best, reject);

    it("gives the character where it is no digit, and the probability of each", () => {
      const { probabilities, ...prediction } = toPrediction(last(3, 1), { classes, calibration: undefined });
      expect(prediction).toEqual({
        ...{ digit: null, symbol: "−", accepted: true, rejectScore: -2 },
        confidence: probabilities[11],
      });
      expect(probabilities).toHaveLength(12);
      expect(probabilities.reduce((a, b) => a + b)).toBeCloseTo(1, 6);
    });

    it("names no symbol where it is a digit", () => {
      const prediction = toPrediction(last(1, 2.5), { classes, calibration: undefined });
      expect(prediction).toMatchObject({ digit: 3, accepted: false, rejectScore: 0.5 });
      expect(prediction).not.toHaveProperty("symbol");
    });

    it("refuses logits that are not as many", () => {
      expect(() => toPrediction(logits(2), { classes, calibration: undefined })).toThrow("logits: must be 13, got 10");
    });
  });
});

describe("toDigitPrediction", () => {
  const classes = checkClasses([..."0123456789,", null], 12);
  const calibration = { temperature: 1, threshold: 1 };

  it("looks for a digit where the likeliest is a comma, which stands beside digits only", () => {
    const oneOrComma = Float32Array.of(0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 6, 2);
    const { symbol, digit, probabilities, rejectScore } = toDigitPrediction(oneOrComma, { classes, calibration });
    expect(toPrediction(oneOrComma, { classes, calibration }).symbol).toBe(",");
    expect({ symbol, digit, rejectScore }).toEqual({ symbol: undefined, digit: 1, rejectScore: -2 });
    expect(probabilities.length).toBe(10);
  });

  it("refuses logits that are not one a class", () => {
    expect(() => toDigitPrediction(new Float32Array(11), { classes, calibration })).toThrow(
      "logits: must be 12, got 11",
    );
  });
});
