import { describe, expect, it } from "vitest";
import type { Stroke } from "../src/ink/stroke.ts";
import { lineWidth } from "./line-width.ts";
import { brushWidth } from "./paper.ts";

/** Points that lie so far apart, at these times and pressures. */
function stroke(step: number, times: readonly (number | undefined)[], pressure?: number): Stroke {
  return times.map((t, i) => ({
    x: i * step,
    y: 0,
    ...(t !== undefined && { t }),
    ...(pressure !== undefined && { pressure }),
  }));
}
const widthOf = (points: Stroke) => lineWidth(points, points.length - 1);

describe("line width", () => {
  it("is the brush's where nothing is known of the pen", () => {
    expect(widthOf(stroke(5, [undefined, undefined]))).toBe(brushWidth);
  });

  it("goes by how hard a stylus presses, however fast it is", () => {
    const widths = [-1, 0, 0.5, 1, 7].map((pressure) => widthOf(stroke(50, [0, 1], pressure)));
    expect(widths).toEqual([5, 5, 10, 15, 15].map((width) => (width * brushWidth) / 10));
  });

  it("is thinner the faster the pen goes, within bounds", () => {
    const slow = widthOf(stroke(1, [0, 10, 20]));
    const quick = widthOf(stroke(30, [0, 10, 20]));
    expect(slow).toBeGreaterThan(quick);
    for (const times of [
      [0, 0, 0],
      [9, 5, 1],
      [0, 1e9, 2e9],
    ]) {
      expect(widthOf(stroke(30, times))).toBeGreaterThanOrEqual(0.8 * brushWidth);
      expect(widthOf(stroke(30, times))).toBeLessThanOrEqual(1.1 * brushWidth);
    }
    expect(widthOf(stroke(0, [0]))).toBe(1.1 * brushWidth);
  });

  it("depends on nothing that is drawn later", () => {
    const points = stroke(7, [0, 3, 11, 20, 28, 40, 44]);
    for (const [i] of points.entries()) expect(lineWidth(points.slice(0, i + 1), i)).toBe(lineWidth(points, i));
  });
});
