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

  it("writes a 7 with a bar and without, a 1 with a flag, on a base or with both, a crossed 0, and a 3 as it is", () => {
    for (const drawing of [seven, barred]) expect(strokes(7, drawing).sort()).toEqual([1, 2]);
    expect(strokes(1, seven).sort()).toEqual([1, 2, 3]);
    expect(strokes(0, seven).sort()).toEqual([1, 2]);
    expect(new Set(hands(3, seven).map((hand) => JSON.stringify(hand))).size).toBe(1);
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

  it("leaves the bar of a 7 whose other strokes make a T", () => {
    const drawing = [polyline([0, 0], [60, 0]), polyline([30, 0], [30, 100]), polyline([0, 50], [60, 50])];
    expect(Math.min(...strokes(7, drawing))).toBe(3);
  });

  it("crosses a 0 within its loop or beyond it, mostly from the upper right, either way", () => {
    const box = [polyline([0, 0], [60, 0], [60, 100], [0, 100], [0, 0])];
    const slashes = hands(0, box).flatMap(([, slash]) => (slash ? [slash] : []));
    expect(slashes.length).toBeGreaterThan(25);
    const reach = slashes.map(([from, to]) => Math.abs(to!.y - from!.y));
    expect(Math.min(...reach)).toBeLessThan(0.8);
    expect(Math.max(...reach)).toBeGreaterThan(1.2);
    const rising = slashes.filter(([from, to]) => (to!.y - from!.y) * (to!.x - from!.x) < 0);
    expect(rising.length / slashes.length).toBeGreaterThan(0.7);
    expect(new Set(slashes.map(([from, to]) => from!.y < to!.y)).size).toBe(2);
  });

  it("gives a 1 a hook below, which stays near its stem, and a 7 a flag above", () => {
    const hooks = hands(1, [polyline([0, 0], [0, 100])]).filter(([stroke]) => stroke!.length === 3);
    expect(hooks.length).toBeGreaterThan(5);
    for (const [stroke] of hooks) expect(stroke![2]!.x).toBeLessThan(0.7 * (stroke![1]!.y - stroke![2]!.y) + 1e-9);
    // A hook below makes a 7 a point longer as well, but begins where the 7 did.
    const flags = hands(7, seven).filter(([stroke]) => stroke!.length === 4 && stroke![3]!.y > stroke![2]!.y);
    expect(flags.length).toBeGreaterThan(10);
    for (const [stroke] of flags) expect(stroke![0]!.y).toBeGreaterThan(stroke![1]!.y + 0.05);
  });

  it("moves the hat of a 5 away, and the second stroke of a 4, which stay as they are", () => {
    const hat = polyline([0, 0], [40, 0]);
    const five = [polyline([0, 0], [0, 50], [50, 60], [0, 100]), hat];
    const [body, own] = toUnit(five);
    const moved = hands(5, five).filter(([, second]) => second![0]!.x !== own![0]!.x);
    expect(moved.length).toBeGreaterThan(30);
    for (const [first, second] of moved) {
      expect(first).toEqual(body);
      expect(second![1]!.x - second![0]!.x).toBeCloseTo(0.4, 9);
    }
    const four = [polyline([0, 0], [0, 50], [50, 50]), polyline([40, 0], [40, 100])];
    const ends = hands(4, four).map(([, second]) => second![1]!.x);
    expect(Math.max(...ends)).toBeGreaterThan(toUnit(four)[1]![1]!.x + 0.15);
  });

  it("ends a 2 up to an eighth early", () => {
    const two = [polyline([0, 0], [50, 0], [0, 100], [50, 100])];
    const shares = hands(2, two).map((hand) => lengthOf(hand) / lengthOf(toUnit(two)));
    expect(Math.min(...shares)).toBeGreaterThan(0.87);
    expect(Math.min(...shares)).toBeLessThan(0.9);
  });

  it("opens loops by up to an eighth of their length", () => {
    const circle = [Array.from({ length: 65 }, (_, i) => onCircle((i / 32) * Math.PI))];
    for (const digit of [0, 6, 8, 9]) {
      const most = { 0: 0.13, 8: 0.14 }[digit] ?? 0.1;
      const lengths = hands(digit, circle)
        .filter(({ length }) => length === 1)
        .map((hand) => lengthOf(hand) / lengthOf(toUnit(circle)));
      expect(Math.min(...lengths)).toBeLessThan(1 - 0.8 * most);
      expect(Math.min(...lengths)).toBeGreaterThan(0.99 - most);
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
      const isLeaning = first![0]!.x !== four[0]![0]!.x;
      if (isLeaning) expect(second).toEqual(four[1]);
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
