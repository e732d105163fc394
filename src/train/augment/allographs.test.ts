import { describe, expect, it } from "vitest";
import { polyline } from "../../../test/support/drawn.ts";
import type { Stroke } from "../../ink/stroke.ts";
import { Random } from "../../nn/random.ts";
import { varyAllograph } from "./allographs.ts";
import { toUnit } from "./ink.ts";
import { lengthOf } from "./path.ts";

const onCircle = (angle: number) => ({ x: 50 * Math.sin(angle), y: -50 * Math.cos(angle) });
const seven = [polyline([10, 10], [60, 10], [30, 110])];
const barred = [...seven, polyline([25, 62], [65, 58])];

describe("varyAllograph", () => {
  const hands = (digit: number, drawing: Stroke[]) =>
    Array.from({ length: 300 }, (_, seed) => varyAllograph(drawing, digit, new Random(seed)));
  const strokes = (digit: number, drawing: Stroke[]) => [...new Set(hands(digit, drawing).map(({ length }) => length))];

  it("writes a 7 with a bar and without, a 1 with a flag, on a base or with both, a crossed 0, and 2, 3 and 5 as they are", () => {
    for (const drawing of [seven, barred]) expect(strokes(7, drawing).sort()).toEqual([1, 2]);
    expect(strokes(1, seven).sort()).toEqual([1, 2, 3]);
    expect(strokes(0, seven).sort()).toEqual([1, 2]);
    for (const digit of [2, 3, 5]) expect(new Set(hands(digit, seven).map(String)).size).toBe(1);
  });

  it("gives a 1 a flag as long and flat as the top of a 7 on a base only", () => {
    const flags = hands(1, [polyline([0, 0], [0, 100])]).flatMap((hand) => {
      const found = hand.slice(1).filter((stroke) => stroke[1]!.y === -0.5);
      return found.map(([start, end]) => {
        const [across, down] = [end!.x - start!.x, start!.y - end!.y];
        return { across, slope: down / across, hasBase: hand.length === 3 };
      });
    });
    const [based, free] = [flags.filter(({ hasBase }) => hasBase), flags.filter(({ hasBase }) => !hasBase)];
    expect(Math.max(...based.map(({ across }) => across))).toBeGreaterThan(0.35);
    expect(Math.min(...based.map(({ slope }) => slope))).toBeLessThan(0.5);
    expect(Math.max(...free.map(({ across }) => across))).toBeLessThanOrEqual(0.25);
    expect(Math.min(...free.map(({ slope }) => slope))).toBeGreaterThanOrEqual(0.7);
  });

  it("opens loops by up to a tenth of their length", () => {
    const circle = [Array.from({ length: 65 }, (_, i) => onCircle((i / 32) * Math.PI))];
    for (const digit of [0, 6, 8, 9]) {
      const lengths = hands(digit, circle)
        .filter(({ length }) => length === 1)
        .map((hand) => lengthOf(hand) / lengthOf(toUnit(circle)));
      expect(Math.min(...lengths)).toBeLessThan(0.92);
      expect(Math.min(...lengths)).toBeGreaterThan(0.89);
      if (digit !== 9) expect(Math.max(...lengths)).toBeCloseTo(1, 9);
    }
  });

  it("opens and closes the top of a 4, whose strokes stay where they end", () => {
    const four = toUnit([polyline([-0.3, -0.5], [-0.3, 0.1], [0.5, 0.1]), polyline([0.2, -0.5], [0.2, 0.5])]);
    const gaps = hands(4, four).map(([first, second]) => second![0]!.x - first![0]!.x);
    expect(Math.min(...gaps)).toBeLessThan(0.05);
    expect(Math.max(...gaps)).toBeGreaterThan(0.6);
    for (const [first, second] of hands(4, four)) {
      expect(first!.at(-1)).toEqual(four[0]!.at(-1));
      expect(second).toEqual(four[1]);
    }
  });

  it("writes a 4 that begins with a point in finite numbers", () => {
    const four = toUnit([polyline([0, 0]), polyline([0.2, -0.5], [0.2, 0.5])]);
    for (const hand of hands(4, four)) expect(hand.flat().every(({ x }) => Number.isFinite(x))).toBe(true);
  });

  it("bends the tail of a 9, straightens it and hooks it, and leaves its head", () => {
    const nine = [polyline([0.2, -0.3], [-0.2, -0.5], [-0.2, -0.1], [0.2, -0.3], [0.2, -0.1], [0.1, 0.5])];
    const tails = hands(9, nine).filter(([hand]) => hand!.length >= 6 && hand![0]!.x === 0.2);
    const ends = tails.map(([hand]) => hand![5]!.x);
    expect(Math.min(...ends)).toBeLessThan(0.06);
    expect(Math.max(...ends)).toBeGreaterThan(0.19);
    expect(new Set(tails.map(([hand]) => hand!.length))).toEqual(new Set([6, 10]));
    for (const [hand] of tails) expect(hand!.slice(0, 5)).toEqual(nine[0]!.slice(0, 5));
  });
});
