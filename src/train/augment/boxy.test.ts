import { describe, expect, it } from "vitest";
import { bounds, type Stroke } from "../../ink/stroke.ts";
import { Random } from "../../nn/random.ts";
import { drawBoxyDigit } from "./boxy.ts";

const drawn = (digit: number) => Array.from({ length: 300 }, (_, seed) => drawBoxyDigit(digit, new Random(seed)));
const aspectOf = (strokes: readonly Stroke[]) => {
  const { width, height } = bounds({ strokes })!;
  return width / height;
};

describe.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])("a boxy %i", (digit) => {
  it("is as large as one, of few points", () => {
    for (const strokes of drawn(digit)) {
      const { width, height } = bounds({ strokes })!;
      expect(Math.max(width, height)).toBeCloseTo(1, 9);
      expect(strokes.flat().length).toBeLessThan(20);
    }
  });

  it.skipIf(digit === 1 || digit === 7)("is from a quarter as wide as high to twice", () => {
    const aspects = drawn(digit).map(aspectOf);
    expect(Math.min(...aspects)).toBeLessThan(0.3);
    expect(Math.min(...aspects)).toBeGreaterThan(0.2);
    expect(Math.max(...aspects)).toBeGreaterThan(1.7);
    expect(Math.max(...aspects)).toBeLessThan(2.3);
  });
});

it("has right angles alone, but for flags, slashes and legs, in half of the drawings", () => {
  for (const digit of [2, 3, 5, 6, 8, 9]) {
    const square = drawn(digit).filter((strokes) =>
      strokes.every((stroke) =>
        stroke.every(({ x, y }, i) => i === 0 || x === stroke[i - 1]!.x || y === stroke[i - 1]!.y),
      ),
    );
    expect(square.length).toBeGreaterThan(120);
    expect(square.length).toBeLessThan(280);
  }
});

it("makes no 7 so narrow that it is a 1", () => {
  expect(Math.min(...drawn(7).map(aspectOf))).toBeGreaterThan(0.3);
});

it("draws a 1 with a base or without, and strokes in any order and direction", () => {
  const ones = drawn(1);
  expect(ones.some((strokes) => aspectOf(strokes) < 0.1)).toBe(true);
  expect(ones.some((strokes) => aspectOf(strokes) > 0.5)).toBe(true);
  const stems = ones
    .filter((strokes) => strokes.length === 2)
    .map(([first]) => Math.abs(first!.at(-1)!.y - first![0]!.y));
  expect(stems.some((height) => height > 0.9)).toBe(true);
  expect(stems.some((height) => height < 0.1)).toBe(true);
});
