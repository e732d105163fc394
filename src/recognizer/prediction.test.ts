import { describe, expect, it } from "vitest";
import { toPrediction } from "./prediction.ts";

const logits = (best: number, other = 0) => Float32Array.from({ length: 10 }, (_, i) => (i === 3 ? best : other));
const withEleventh = (best: number, last: number) => Float32Array.of(...logits(best), last);

describe("toPrediction", () => {
  it("takes ten logits as they are", () => {
    const { digit, confidence, accepted, rejectScore } = toPrediction(logits(2));
    expect({ digit, accepted, rejectScore }).toEqual({ digit: 3, accepted: true, rejectScore: null });
    expect(confidence).toBeCloseTo(Math.exp(2) / (Math.exp(2) + 9), 6);
  });

  it("divides them by the temperature, which changes no guess", () => {
    const { digit, confidence } = toPrediction(logits(2), { temperature: 0.5 });
    expect(digit).toBe(3);
    expect(confidence).toBeCloseTo(Math.exp(4) / (Math.exp(4) + 9), 6);
  });

  it("gives the probabilities of the ten digits whatever the eleventh logit is", () => {
    const { digit, probabilities } = toPrediction(withEleventh(2, 50), { temperature: 1, threshold: 0 });
    expect(digit).toBe(3);
    expect(probabilities).toEqual(toPrediction(logits(2)).probabilities);
  });

  it("accepts up to the threshold and rejects beyond it", () => {
    const calibration = { temperature: 1, threshold: -1.5 };
    expect(toPrediction(withEleventh(4, 2.5), calibration)).toMatchObject({ accepted: true, rejectScore: -1.5 });
    expect(toPrediction(withEleventh(4, 2.625), calibration)).toMatchObject({ accepted: false, rejectScore: -1.375 });
  });

  it("without a calibration rejects what is more like no digit than like any", () => {
    expect(toPrediction(withEleventh(4, 3.9)).accepted).toBe(true);
    expect(toPrediction(withEleventh(4, 4.1)).accepted).toBe(false);
  });

  it("is finite for logits as large as a model gives", () => {
    const { confidence, probabilities } = toPrediction(logits(3e38, -3e38), { temperature: 0.01 });
    expect(confidence).toBe(1);
    expect(probabilities.every(Number.isFinite)).toBe(true);
  });
});
