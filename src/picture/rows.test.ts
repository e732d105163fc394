import { expect, it } from "vitest";
import { countRows } from "./rows.ts";

const letters = (rows: number, columns: number, { x = 14, y = 40 } = {}) =>
  Array.from({ length: rows * columns }, (_, i) => ({
    ...{ x: x * (i % columns), y: y * Math.floor(i / columns) },
    ...{ width: 10, height: 20 },
  }));

it("tells lines of writing from the columns that they are when the page is turned", () => {
  const page = letters(3, 8);
  expect(countRows(page)).toEqual({ across: 24, down: 0 });
  const turned = page.map(({ x, y, width, height }) => ({ x: y, y: x, width: height, height: width }));
  expect(countRows(turned)).toEqual({ across: 0, down: 24 });
});

it("says nothing of what stands alone", () => {
  expect(countRows(letters(1, 1))).toEqual({ across: 0, down: 0 });
  expect(countRows([])).toEqual({ across: 0, down: 0 });
});
