import { expect, test } from "vitest";
import { evaluateImages, evaluateReading } from "./evaluated.ts";

const read = (digit: number, confidence: number, accepted: boolean, rejectScore: number | null = null) => ({
  ...{ digit, confidence, accepted, rejectScore },
});

test("a blank drawing is rejected with no guess", () => {
  expect(evaluateReading({ text: "", confidence: 0, numbers: [], digits: [] }, "3")).toEqual({
    label: "3",
    guess: "",
    confidence: 0,
    rejected: true,
    rejectScore: Number.POSITIVE_INFINITY,
  });
});

const number = (text: string, x: number, y = 0) => ({ text, bounds: { x, y, width: 10 * text.length, height: 20 } });

test("what was not accepted is guessed all the same, each number in its place", () => {
  const digits = [read(8, 0.3, false, 2), read(1, 0.9, false, 1)];
  expect(evaluateReading({ text: "", confidence: 0.3, numbers: [number("8", 0)], digits }, null)).toEqual({
    label: null,
    guess: "8",
    confidence: 0.3,
    rejected: true,
    rejectScore: 1,
  });
  // The 5 begins behind the 4, but below it.
  const numbers = [number("12", 0), number("3.4", 50), number("4", 0, 40), number("5", 20, 80)];
  expect(evaluateReading({ text: "", confidence: 0.3, numbers, digits }, null).guess).toBe("12 3.4\n4\n5");
});

test("where some numbers are accepted the guess is what the reading says", () => {
  const reading = {
    ...{ text: "42", confidence: 0.25, numbers: [number("8", 0), number("42", 50)] },
    digits: [read(8, 0.5, false, 4), read(4, 0.5, true, -3), read(2, 0.5, true, -1)],
  };
  const expected = { label: "42", guess: "42", confidence: 0.25, rejected: false, rejectScore: -3 };
  expect(evaluateReading(reading, "42")).toEqual(expected);
});

test("images: one digit each, rejected unless it is accepted", () => {
  expect(evaluateImages([read(2, 0.75, true), read(3, 0.5, false)], Uint8Array.of(2, 9))).toEqual([
    { label: "2", guess: "2", confidence: 0.75, rejected: false, rejectScore: null },
    { label: "9", guess: "3", confidence: 0.5, rejected: true, rejectScore: null },
  ]);
  const minus = { digit: null, symbol: "-", confidence: 0.5, accepted: true, rejectScore: -1 };
  expect(evaluateImages([minus], Uint8Array.of(1))[0]!.guess).toBe("-");
  expect(evaluateImages([], new Uint8Array())).toEqual([]);
});
