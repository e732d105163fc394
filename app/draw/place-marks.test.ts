import { describe, expect, it } from "vitest";
import { brushWidth, paper } from "../../ink-canvas/paper.ts";
import type { Bounds } from "../../src/ink/stroke.ts";
import type { Reading, ReadNumber } from "../../src/recognizer/reading.ts";
import { placeMarks } from "./place-marks.ts";

/** Digits of 40 × 80 units, 60 apart, in a line that begins at a place. */
function number(text: string, { x, y }: { readonly x: number; readonly y: number }, accepted = true): ReadNumber {
  const digits = Array.from(text, (character, i) => {
    const bounds: Bounds = { x: x + 60 * i, y, width: character === "1" ? 2 : 40, height: 80 };
    return { digit: Number(character), confidence: 1, probabilities: [], accepted, rejectScore: null, bounds };
  });
  const bounds = { x, y, width: 60 * text.length - 20, height: 80 };
  return { text, confidence: 1, bounds, digits, alternatives: [], accepted };
}

function marks(...numbers: readonly ReadNumber[]) {
  const reading: Reading = { text: "", confidence: 1, numbers, digits: numbers.flatMap(({ digits }) => digits) };
  return placeMarks(reading);
}

describe("marks", () => {
  it("stand below and above the ink of each digit, on one height", () => {
    const { digits: placed, numbers } = marks(number("26", { x: 100, y: 200 }));
    expect(numbers).toEqual([]);
    expect(placed.map(({ index, text }) => [index, text])).toEqual([
      [0, "2"],
      [1, "6"],
    ]);
    expect(placed.map(({ left }) => left * paper.width)).toEqual([100, 160]);
    for (const { width, top, bottom } of placed) {
      expect(width * paper.width).toBeCloseTo(40, 9);
      expect(top! * paper.height).toBeLessThan(200 - brushWidth / 2);
      expect(bottom! * paper.height).toBeGreaterThan(280 + brushWidth / 2);
    }
    expect(new Set(placed.map(({ top }) => top)).size).toBe(1);
  });

  it("are wide enough to be seen below a 1, and stay in its middle", () => {
    const [one] = marks(number("12", { x: 100, y: 200 })).digits;
    expect(one!.width * paper.width).toBeGreaterThan(10);
    expect((one!.left + one!.width / 2) * paper.width).toBeCloseTo(101, 9);
  });

  it("are not needed for one digit, and what is no number has none", () => {
    expect(marks(number("7", { x: 100, y: 200 })).digits).toEqual([]);
    expect(marks(number("77", { x: 100, y: 200 }, false)).digits).toEqual([]);
    const [mark, ...rest] = marks(
      number("88", { x: 100, y: 100 }, false),
      number("5", { x: 100, y: 300 }),
      number("6", { x: 400, y: 300 }),
    ).digits;
    expect([mark!.index, rest.length]).toEqual([2, 1]);
  });

  it("are left out where there is no room for them, and the number stands behind its ink", () => {
    const upper = number("23", { x: 100, y: 10 });
    const lower = number("45", { x: 100, y: 100 });
    const { digits, numbers } = marks(upper, lower);
    expect(digits.map(({ top }) => top)).toEqual([undefined, undefined, undefined, undefined]);
    expect(digits.map(({ bottom }) => bottom !== undefined)).toEqual([false, false, true, true]);
    expect(numbers.map(({ text, middle }) => [text, middle * paper.height])).toEqual([
      ["23", 50],
      ["45", 140],
    ]);
    for (const { left } of numbers) expect(left * paper.width).toBeGreaterThan(200 + brushWidth / 2);
  });

  it("lie on no other ink, nor beyond the edge", () => {
    const upper = number("23", { x: 100, y: 10 });
    const beside = marks(upper, number("45", { x: 210, y: 20 }));
    expect(beside.digits.every(({ bottom }) => bottom !== undefined)).toBe(true);
    expect(beside.numbers.map(({ text }) => text)).toEqual(["45"]);
    expect(marks(number("23", { x: 690, y: 10 })).numbers).toEqual([]);
  });
});
