import { describe, expect, it } from "vitest";
import type { Cell } from "./cells.ts";
import { findGrids } from "./grids.ts";

/** A cell 30 wide and 20 high, on lines of 2, turned a little. */
function cellAt(row: number, column: number): Cell {
  const corner = (x: number, y: number) => ({ x: x + 0.1 * y + 50, y: y - 0.1 * x + 50 });
  const [x, y] = [32 * column, 22 * row];
  return { corners: [corner(x, y), corner(x + 30, y), corner(x + 30, y + 20), corner(x, y + 20)] };
}

const cells = (rows: number, columns: number) =>
  Array.from({ length: rows * columns }, (_, i) => cellAt(Math.floor(i / columns), i % columns));

describe("grids", () => {
  it("are cells side by side, by rows and columns, whatever their order", () => {
    const all = cells(4, 3);
    const [grid, ...others] = findGrids(all.toReversed());
    expect(others).toEqual([]);
    expect(grid!.rows.flat()).toEqual(all);
    expect(grid!.rows).toHaveLength(4);
  });

  it("are whole where cells were not found", () => {
    const all = cells(5, 5);
    const [grid] = findGrids(all.filter((_, i) => ![0, 7, 12, 18].includes(i)));
    const { x, y } = grid!.rows[2]![2]!.corners[0];
    const wanted = all[12]!.corners[0];
    expect(Math.hypot(x - wanted.x, y - wanted.y)).toBeLessThan(0.01);
    expect(grid!.rows.flat()).toHaveLength(25);
  });

  it("are two where two tables stand apart, and none of a few boxes", () => {
    const moved = cells(3, 3).map(
      ({ corners }) => ({ corners: corners.map(({ x, y }) => ({ x: x + 400, y })) }) as never,
    );
    expect(findGrids([...cells(3, 3), ...moved])).toHaveLength(2);
    expect(findGrids(cells(1, 6))).toEqual([]);
    expect(findGrids([])).toEqual([]);
  });
});
