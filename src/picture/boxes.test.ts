import { describe, expect, it } from "vitest";
import { drawnNumber, line } from "../../test/support/draw-picture.ts";
import { raster } from "../ink/raster.ts";
import type { Stroke } from "../ink/stroke.ts";
import { findComponents } from "./components.ts";
import { partInk } from "./part-ink.ts";

const size = 300;
const cover = (strokes: readonly Stroke[], brush: number) =>
  raster(strokes, { size, brush }).map((value) => (value > 127 ? 1 : 0));

/** What is left when digits are parted from rules, both as strong as given. */
function partedFrom(rules: readonly Stroke[], strokes: readonly Stroke[], { ink = 0.7, rule = 0.7, pen = 5 } = {}) {
  const [written, ruled] = [cover(strokes, pen), cover(rules, 3)];
  const mask = written.map((value, i) => value | ruled[i]!);
  const strength = Float32Array.from(mask, (_, i) => Math.max(ink * written[i]!, rule * ruled[i]!));
  const { strokes: left } = partInk({ width: size, height: size, strength, mask });
  const { labels, components } = findComponents(left.data, left);
  const largest = components.toSorted((a, b) => b.area - a.area)[0]!;
  let [all, own] = [0, 0];
  for (let i = 0; i < written.length; i++) {
    all += written[i]!;
    if (written[i] && labels[i] === largest.label) own++;
  }
  return { own: own / all, other: (largest.area - own) / largest.area };
}

const level = (y: number, slope = 0.01) => line([-5, y - 5 * slope], [size + 5, y + (size + 5) * slope]);
const upright = (x: number) => line([x, -5], [x + 3, size + 5]);
const squares = [40, 90, 140, 190, 240].flatMap((at) => [level(at), upright(at)]);

describe("a digit", () => {
  it.each([..."0123456789"])("%s is whole on squared paper", (digit) => {
    const { own, other } = partedFrom(squares, drawnNumber(digit, 110, 95, 90), { rule: 0.4 });
    expect(own).toBeGreaterThan(0.86);
    expect(other).toBeLessThan(0.25);
  });

  it.each([..."02567"])("%s hangs together where a rule of the same strength crosses it", (digit) => {
    const { own, other } = partedFrom([level(60), level(145), level(230)], drawnNumber(digit, 110, 100, 90));
    expect(own).toBeGreaterThan(0.86);
    expect(other).toBeLessThan(0.2);
  });

  it.each([..."03569"])("%s is parted from the box that it touches", (digit) => {
    const box = line([100, 80], [205, 82], [203, 205], [98, 203], [100, 80]);
    const { own, other } = partedFrom([box], drawnNumber(digit, 130, 108, 98), { rule: 0.5 });
    expect(own).toBeGreaterThan(0.7);
    expect(other).toBeLessThan(0.2);
  });

  // The 8 was written in two loops that do not touch.
  it.each([..."012345679"])("%s is no box by itself", (digit) => {
    expect(partedFrom([], drawnNumber(digit, 120, 100, 100)).own).toBeGreaterThan(0.95);
  });

  it("of straight lines is no box", () => {
    const zero = line([120, 80], [190, 80], [190, 200], [120, 200], [120, 80]);
    const eight = [zero, line([120, 140], [190, 140])];
    expect(partedFrom([], [zero]).own).toBe(1);
    expect(partedFrom([], eight).own).toBe(1);
  });
});
