import { expect, it } from "vitest";
import { contentOf, directionOf, isContent, isInCell, isPaper } from "./cell-content.ts";
import type { Cell } from "./cells.ts";
import { level } from "./crop.ts";

const glyphAt = (x: number, y: number, width: number, height: number) => {
  const bounds = { x, y, width, height };
  return { label: 1, pixels: bounds, bounds, outline: [], strength: 1, direction: level };
};
const cellAt = (x: number, y: number): Cell => ({
  corners: [
    { x, y },
    { x: x + 100, y },
    { x: x + 100, y: y + 100 },
    { x, y: y + 100 },
  ],
});

it("is a digit in its cell, not a speck or what is left of the frame", () => {
  const cell = cellAt(0, 0);
  const digit = glyphAt(30, 20, 40, 60);
  expect([isInCell(digit, cell), isContent(digit, cell)]).toEqual([true, true]);
  expect(isInCell(digit, cellAt(100, 0))).toBe(false);
  expect(isContent(glyphAt(40, 40, 5, 8), cell)).toBe(false);
  expect(isContent(glyphAt(2, 10, 6, 80), cell)).toBe(false);
  expect(isContent(glyphAt(0, 0, 170, 100), cell)).toBe(false);
});

it("is nothing of squared paper, whose lines digits cross", () => {
  const rows = [0, 1, 2].map((row) => [0, 1, 2].map((column) => cellAt(100 * column, 100 * row)));
  expect(isPaper({ rows }, [glyphAt(30, 20, 40, 60), glyphAt(120, 230, 50, 60)])).toBe(false);
  expect(isPaper({ rows }, [glyphAt(30, 20, 40, 160), glyphAt(110, 110, 130, 90)])).toBe(true);
  expect(isPaper({ rows }, [])).toBe(true);
});

it("goes along the sides of a cell", () => {
  const { across, down } = directionOf({
    corners: [
      { x: 0, y: 0 },
      { x: 80, y: 60 },
      { x: 20, y: 140 },
      { x: -60, y: 80 },
    ],
  });
  expect(across.map((step) => Math.round(100 * step))).toEqual([80, 60]);
  expect(down.map((step) => Math.round(100 * step))).toEqual([-60, 80]);
});

it("keeps of specks only what may be a point between digits", () => {
  const digits = [glyphAt(20, 30, 20, 40), glyphAt(60, 30, 20, 40)];
  const between = glyphAt(48, 65, 4, 5);
  const others = [glyphAt(48, 20, 4, 5), glyphAt(90, 65, 4, 5), glyphAt(48, 68, 1, 1)];
  expect(contentOf([...digits, between, ...others], cellAt(0, 0))).toEqual([...digits, between]);
  expect(contentOf([digits[0]!, between], cellAt(0, 0))).toEqual([digits[0]]);
});
