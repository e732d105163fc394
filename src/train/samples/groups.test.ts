import { describe, expect, it } from "vitest";
import { polyline } from "../../../test/support/drawn.ts";
import { bounds, type Stroke } from "../../ink/stroke.ts";
import { Random } from "../../nn/random.ts";
import { lengthOf } from "../augment/path.ts";
import { drawGroup } from "./groups.ts";

/** Upright: how far to the right a stroke of it is says whose it is. */
const one: Stroke[] = [Array.from({ length: 31 }, (_, i) => ({ x: 5, y: 3 * i }))];
const halves: Stroke[] = [one[0]!.slice(0, 16), one[0]!.slice(15)];

/** Ink at each place from left to right, of groups that have no symbol. */
function inkByPlace(digit: readonly Stroke[], seed: number): number[] {
  const ink = new Map<number, number>();
  for (const stroke of drawGroup(() => digit, new Random(seed))) {
    for (const x of new Set(stroke.map((point) => point.x))) {
      const own = stroke.filter((point) => point.x === x);
      ink.set(x, (ink.get(x) ?? 0) + lengthOf([own]));
    }
  }
  return [...ink].toSorted(([a], [b]) => a - b).map(([, length]) => length);
}

const seeds = Array.from({ length: 400 }, (_, seed) => seed);
const ofDigits = seeds.filter((seed) => new Random(seed).float() >= 0.2);

describe("a group", () => {
  it.each([
    ["one stroke", one],
    ["two", halves],
  ])("of digits of %s has no less than 15 % of its ink of each of two or three", (_name, digit) => {
    const all = ofDigits.map((seed) => inkByPlace(digit, seed));
    for (const ink of all) {
      const sum = ink.reduce((a, b) => a + b);
      expect(Math.min(...ink) / sum).toBeGreaterThan(0.15);
    }
    expect(new Set(all.map(({ length }) => length))).toEqual(new Set([2, 3]));
    const isPart = (length: number) => length < 0.79;
    const parts = all.map((ink) => ink.filter(isPart).length);
    expect(new Set(parts)).toEqual(new Set([0, 1, 2]));
  });

  it("joins digits into one stroke now and then", () => {
    const strokes = ofDigits.map((seed) => drawGroup(() => one, new Random(seed)));
    const joined = strokes.filter(({ length }) => length === 1);
    expect(joined.length).toBeGreaterThan(10);
    expect(joined.length).toBeLessThan(60);
    for (const group of joined) expect(bounds({ strokes: group })!.width).toBeGreaterThan(0);
  });

  it("has a digit whole beside a symbol", () => {
    for (const seed of seeds.filter((seed) => !ofDigits.includes(seed))) {
      const group = drawGroup(() => one, new Random(seed));
      expect(group.length).toBe(2);
      const lengths = group.map((stroke) => lengthOf([stroke]));
      expect(Math.max(...lengths)).toBeCloseTo(1, 9);
      expect(bounds({ strokes: group })!.width).toBeGreaterThan(0.02);
    }
  });

  it.each([
    ["a point", [polyline([3, 3])]],
    ["nothing", []],
    ["few points", [polyline([0, 0], [50, 0], [10, 100])]],
  ])("is finite of digits that are %s", (_name, digit) => {
    for (const seed of seeds) {
      const points = drawGroup(() => digit, new Random(seed)).flat();
      expect(points.every(({ x, y }) => Number.isFinite(x + y))).toBe(true);
    }
  });
});
