import { describe, expect, it } from "vitest";
import type { Bounds } from "../ink/stroke.ts";
import { findBlocks } from "./blocks.ts";
import { level } from "./crop.ts";
import type { Glyph } from "./glyph.ts";

function glyph(x: number, y: number, width: number, height: number, strength = 0.8): Glyph {
  const bounds: Bounds = { x, y, width, height };
  return { label: 1, pixels: bounds, bounds, outline: [], strength, direction: level };
}

const sizes = (glyphs: readonly Glyph[]) => findBlocks(glyphs).map(({ length }) => length);

describe("blocks", () => {
  it("are of glyphs of one size beside each other", () => {
    const row = [0, 40, 80].map((x) => glyph(x, 10 + x / 10, 30, 50));
    expect(sizes(row)).toEqual([3]);
    expect(sizes([...row, glyph(300, 10, 30, 50)])).toEqual([3, 1]);
    expect(sizes([...row, glyph(0, 200, 30, 50)])).toEqual([3, 1]);
    expect(sizes([...row, glyph(120, 0, 100, 200)])).toEqual([3, 1]);
  });

  it("are none of what is too small to be read", () => {
    expect(sizes([0, 5, 10, 15].map((x) => glyph(x, 0, 4, 6)))).toEqual([]);
  });

  it("take along points and bars that are near, and no specks or stains", () => {
    const digit = glyph(0, 0, 30, 50);
    expect(sizes([digit, glyph(36, 44, 6, 6)])).toEqual([2]);
    expect(sizes([digit, glyph(4, -8, 24, 5)])).toEqual([2]);
    expect(sizes([digit, glyph(36, 44, 2, 2)])).toEqual([1]);
    expect(sizes([digit, glyph(36, 44, 6, 6, 0.2)])).toEqual([1]);
  });
});
