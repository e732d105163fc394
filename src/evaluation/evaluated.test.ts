import { expect, test } from "vitest";
import { evaluateImages, evaluateReading } from "./evaluated.ts";

const read = (digit: number, confidence: number, accepted: boolean, rejectScore: number | null = null) => ({
  ...{ digit, confidence, accepted, rejectScore },
});

test("a blank drawing is rejected with no guess", () => {
  expect(evaluateReading({ digits: [] }, "3")).toEqual({
    label: "3",
    guess: "",
    confidence: 0,
    rejected: true,
    rejectScore: Number.POSITIVE_INFINITY,
  });
});

test("a digit that was not accepted is guessed all the same", () => {
  expect(evaluateReading({ digits: [read(8, 0.3, false)] }, null)).toEqual({
    label: null,
    guess: "8",
    confidence: 0.3,
    rejected: true,
    rejectScore: null,
  });
});

test("a number is as sure as all its digits, and not rejected while one is accepted", () => {
  const reading = { digits: [read(4, 0.5, true, -3), read(2, 0.5, false, 1)] };
  const expected = { label: "42", guess: "42", confidence: 0.25, rejected: false, rejectScore: -3 };
  expect(evaluateReading(reading, "42")).toEqual(expected);
});

test("what is no digit but another character is guessed as that", () => {
  const minus = { digit: null, symbol: "−", confidence: 0.5, accepted: true, rejectScore: -1 };
  expect(evaluateReading({ digits: [minus, read(4, 1, true, -3)] }, null).guess).toBe("−4");
});

test("images: one digit each, rejected unless it is accepted", () => {
  expect(evaluateImages([read(2, 0.75, true), read(3, 0.5, false)], Uint8Array.of(2, 9))).toEqual([
    { label: "2", guess: "2", confidence: 0.75, rejected: false, rejectScore: null },
    { label: "9", guess: "3", confidence: 0.5, rejected: true, rejectScore: null },
  ]);
  expect(evaluateImages([], new Uint8Array())).toEqual([]);
});
