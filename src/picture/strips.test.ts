import { describe, expect, it } from "vitest";
import { maskWhere } from "../../test/support/mask-of.ts";
import { findCells } from "./cells.ts";
import type { Plane } from "./shrink.ts";
import { eraseSides } from "./sides.ts";
import { findBoxes } from "./strips.ts";

const [width, height] = [300, 120];
/** Boxes 30 wide and 40 high in a row, on lines of 2 pixels, each so far from the one before. */
const isSide = (count: number, step: number) => (x: number, y: number) => {
  if (y < 40 || y >= 82) return false;
  return Array.from({ length: count }, (_, i) => 20 + step * i).some((left) => {
    return x >= left && x < left + 34 && (x < left + 2 || x >= left + 32 || y < 42 || y >= 80);
  });
};
const isBar = (x: number, y: number, left: number, from: number, to: number) =>
  x >= left && x < left + 4 && y >= from && y < to;

function boxesOf(isInk: (x: number, y: number) => boolean) {
  const mask: Plane<Uint8Array> = maskWhere(width, height, isInk);
  const boxes = findBoxes(findCells(mask), mask, mask);
  const strokes = { ...mask, data: mask.data.slice() };
  eraseSides(mask, strokes, boxes);
  return { lengths: boxes.strips.map(({ length }) => length), single: boxes.single.length, strokes };
}

describe("boxes", () => {
  it.each([
    ["joined", 32],
    ["apart", 44],
  ])("in a row are a strip where they are %s, and their sides are erased", (_, step) => {
    const isDigit = (x: number, y: number) => isBar(x, y, 35, 50, 72) || isBar(x, y, 35 + 2 * step, 50, 72);
    const { lengths, single, strokes } = boxesOf((x, y) => isSide(5, step)(x, y) || isDigit(x, y));
    expect(lengths).toEqual([5]);
    expect(single).toBe(0);
    const wanted = maskWhere(width, height, isDigit).data;
    expect(strokes.data.reduce((sum, value, i) => sum + Math.abs(value - wanted[i]!), 0)).toBeLessThan(12);
  });

  it("are whole where a digit crosses them from top to bottom, and leave it whole", () => {
    const isDigit = (x: number, y: number) => isBar(x, y, 35, 50, 72) || isBar(x, y, 98, 34, 90);
    const { lengths, strokes } = boxesOf((x, y) => isSide(5, 32)(x, y) || isDigit(x, y));
    expect(lengths).toEqual([5]);
    for (let y = 36; y < 88; y++) expect(strokes.data[y * width + 99]).toBe(1);
  });

  it("are no strip without anything in them, above others, or on lines that go on", () => {
    expect(boxesOf(isSide(5, 32)).lengths).toEqual([]);
    const isDigit = (x: number, y: number) => isBar(x, y, 35, 50, 72);
    const isSquared = (x: number, y: number) => x % 32 < 2 || y % 42 === 40 || y % 42 === 41;
    expect(boxesOf((x, y) => isSquared(x, y) || isDigit(x, y))).toMatchObject({ lengths: [], single: 0 });
  });

  it("by themselves are single", () => {
    const isDigit = (x: number, y: number) => isBar(x, y, 35, 50, 72);
    expect(boxesOf((x, y) => isSide(1, 32)(x, y) || isDigit(x, y))).toMatchObject({ lengths: [], single: 1 });
  });
});
