import { describe, expect, it } from "vitest";
import { maskWhere } from "../../test/support/mask-of.ts";
import { findComponents } from "./components.ts";
import type { Direction } from "./crop.ts";
import { atomOf, glyphOf } from "./glyph.ts";
import { Pieces } from "./pieces.ts";

function glyphAt(isInk: (x: number, y: number) => boolean, direction?: Direction) {
  const mask = maskWhere(120, 120, isInk);
  const labelled = findComponents(mask.data, mask);
  const pieces = new Pieces(labelled, Float32Array.from(mask.data));
  return glyphOf(pieces, 1, labelled.components[0]!.bounds, 0.7, direction);
}

describe("a glyph", () => {
  it("is an atom as large as the way of the pen", () => {
    const bar = glyphAt((x, y) => x >= 40 && x < 45 && y >= 20 && y < 80);
    expect(atomOf(bar, 5, 3).bounds).toEqual({ x: 42.5, y: 22.5, width: 0, height: 55 });
    // What is thinner than the pen is no smaller than nothing.
    expect(atomOf(bar, 9, 3).bounds.width).toBe(0);
  });

  it("stands upright on lines that lie askew, and keeps its place in the picture", () => {
    const [cos, sin] = [Math.cos(0.25), Math.sin(0.25)];
    const isBar = (x: number, y: number) =>
      Math.abs((x - 60) * cos + (y - 60) * sin) < 3 && Math.abs((y - 60) * cos - (x - 60) * sin) < 30;
    const glyph = glyphAt(isBar, { across: [cos, sin], down: [-sin, cos] });
    expect(glyph.pixels.width).toBeGreaterThan(15);
    expect(glyph.bounds.width).toBeLessThan(9);
    expect(Math.abs(glyph.bounds.height - 60)).toBeLessThan(3);
    const outline = glyph.outline.map(({ x }) => x);
    expect(Math.max(...outline) - Math.min(...outline)).toBeLessThan(9);
  });
});
