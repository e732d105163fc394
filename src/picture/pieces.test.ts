import { describe, expect, it } from "vitest";
import { maskOf } from "../../test/support/mask-of.ts";
import { findComponents } from "./components.ts";
import { Pieces } from "./pieces.ts";

const mask = maskOf(".......", ".####..", ".####.#", ".......");
const make = () =>
  new Pieces(
    findComponents(mask.data, mask),
    Float32Array.from(mask.data, (ink) => 0.6 * ink),
  );
const area = { x: 1, y: 1, width: 4, height: 2 };

describe("pieces", () => {
  it("are split into parts with labels of their own", () => {
    const pieces = make();
    const labels = pieces.split(1, area, 2, (x) => (x < 3 ? 0 : 1));
    expect(labels).toEqual([1, 3]);
    expect(pieces.boundsOf(1, area)).toEqual({ x: 1, y: 1, width: 2, height: 2 });
    expect(pieces.boundsOf(3, area)).toEqual({ x: 3, y: 1, width: 2, height: 2 });
    expect(pieces.boundsOf(2, area)).toBeUndefined();
  });

  it("are cut out without other ink, and as strong as ink is however faint they are", () => {
    const pieces = make();
    const { isInk, width, values } = pieces.cut([1], { x: 1, y: 1, width: 6, height: 2 });
    expect(isInk.reduce((sum, ink) => sum + ink)).toBe(8);
    const margin = 2;
    expect(values[margin * width + margin]).toBeGreaterThan(0.9);
    expect(values[(margin + 1) * width + margin + 5]).toBe(0);
  });

  it("tell how thick their strokes are", () => {
    const bar = maskOf(...Array.from({ length: 44 }, (_, y) => (y > 1 && y < 42 ? "..####.." : "........")));
    const pieces = new Pieces(findComponents(bar.data, bar), Float32Array.from(bar.data));
    expect(Math.abs(pieces.cut([1], { x: 2, y: 2, width: 4, height: 40 }).stroke - 4)).toBeLessThan(0.5);
  });
});
