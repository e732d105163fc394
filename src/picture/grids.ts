import { median } from "../segment/lines.ts";
import { areaOf, type Cell, type Corner, length } from "./cells.ts";

/** Cells that share their sides: rows from the top, in each from the left. */
export interface Grid {
  readonly rows: readonly (readonly Cell[])[];
}

/** Of the shorter side of two cells: their sides that face each other are no further apart. */
const nearSide = 0.3;
/** Sides of neighbours that lie along the same line are alike by that much. */
const alike = 0.7;
/** Of the median cell: what is so much smaller or larger is none, but several, or a part of one. */
const usual = [0.55, 1.6] as const;
/** So many rows and columns make a grid, and so much of it must have been found. */
const [leastLines, leastShare] = [3, 0.5];

interface Placed {
  readonly cell: Cell;
  row: number;
  column: number;
}

/** The grids among cells, each with all of its cells: those that were not found lie where their neighbours leave room. */
export function findGrids(cells: readonly Cell[]): Grid[] {
  const left = new Set(cells);
  const grids: Grid[] = [];
  for (const cell of cells) {
    if (!left.has(cell)) continue;
    const placed = placeAround(cell, left);
    const even = evenOnes(placed);
    // Without what was several cells in one, the rows and columns may be counted otherwise.
    const again = even.length === placed.length ? placed : largest(even.map(({ cell }) => cell));
    const grid = complete(again);
    if (grid) grids.push(grid);
  }
  return grids;
}

function largest(cells: readonly Cell[]): Placed[] {
  const left = new Set(cells);
  let best: Placed[] = [];
  for (const cell of cells) {
    if (!left.has(cell)) continue;
    const placed = placeAround(cell, left);
    if (placed.length > best.length) best = placed;
  }
  return best;
}

/** All cells that hang together with one, with their rows and columns, the first being 0 and 0. They are taken from those left. */
function placeAround(start: Cell, left: Set<Cell>): Placed[] {
  const placed: Placed[] = [{ cell: start, row: 0, column: 0 }];
  left.delete(start);
  for (let i = 0; i < placed.length; i++) {
    const { cell, row, column } = placed[i]!;
    for (const other of left) {
      const step = stepBetween(cell, other);
      if (!step) continue;
      left.delete(other);
      placed.push({ cell: other, row: row + step.row, column: column + step.column });
    }
  }
  return placed;
}

const steps = [
  { row: -1, column: 0 },
  { row: 0, column: 1 },
  { row: 1, column: 0 },
  { row: 0, column: -1 },
] as const;

/** Which way it is from a cell to its neighbour; undefined where they are none. Side i goes from corner i to the next. */
export function stepBetween(a: Cell, b: Cell): (typeof steps)[number] | undefined {
  for (let side = 0; side < 4; side++) {
    const [from, to] = sideOf(a, side);
    const [otherTo, otherFrom] = sideOf(b, (side + 2) % 4);
    const lengths = [length(from, to), length(otherFrom, otherTo)];
    if (Math.min(...lengths) < alike * Math.max(...lengths)) continue;
    const most = nearSide * Math.min(shortSide(a), shortSide(b));
    if (length(from, otherFrom) <= most && length(to, otherTo) <= most) return steps[side];
  }
  return undefined;
}

function sideOf({ corners }: Cell, side: number): [Corner, Corner] {
  return [corners[side]!, corners[(side + 1) % 4]!];
}

function shortSide({ corners: [a, b, c, d] }: Cell): number {
  return Math.min(length(a, b), length(b, c), length(c, d), length(d, a));
}

function evenOnes(placed: readonly Placed[]): readonly Placed[] {
  const areas = placed.map(({ cell }) => areaOf(cell.corners));
  const typical = median(areas);
  const even = placed.filter((_, i) => areas[i]! >= usual[0] * typical && areas[i]! <= usual[1] * typical);
  // A table may have columns of many widths.
  return even.length >= 0.6 * placed.length ? even : placed;
}

/** Of the first and the last row and column so many cells must have been found: others lie outside of the grid. */
const leastOfEdge = 0.4;

/** Without rows and columns at the edge that hardly any cell was found of. */
function trim(placed: readonly Placed[]): readonly Placed[] {
  const spans = (["row", "column"] as const).map((key) => {
    const values = placed.map((each) => each[key]);
    return { key, first: Math.min(...values), last: Math.max(...values) };
  });
  for (const [i, { key, first, last }] of spans.entries()) {
    const other = spans[1 - i]!;
    const length = other.last - other.first + 1;
    for (const edge of [first, last]) {
      const rest = placed.filter((each) => each[key] !== edge);
      if (placed.length - rest.length < leastOfEdge * length && last > first) return trim(rest);
    }
  }
  return placed;
}

function complete(all: readonly Placed[]): Grid | undefined {
  const placed = trim(all);
  if (placed.length === 0) return undefined;
  const [top, left] = [Math.min(...placed.map(({ row }) => row)), Math.min(...placed.map(({ column }) => column))];
  const rows = Math.max(...placed.map(({ row }) => row)) - top + 1;
  const columns = Math.max(...placed.map(({ column }) => column)) - left + 1;
  if (Math.min(rows, columns) < leastLines || placed.length < leastShare * rows * columns) return undefined;
  const found = new Map<string, Cell>();
  for (const { cell, row, column } of placed) found.set(`${row - top},${column - left}`, cell);
  const at = (row: number, column: number) => found.get(`${row},${column}`);
  for (let changed = true; changed; ) {
    changed = false;
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const cell = at(row, column) ?? between(row, column, at);
        if (!cell || at(row, column)) continue;
        found.set(`${row},${column}`, cell);
        changed = true;
      }
    }
  }
  const cells = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => at(row, column)),
  );
  return cells.flat().includes(undefined) ? undefined : { rows: cells as Cell[][] };
}

/** A cell that was not found, by the neighbours before and behind it, or by two on the same side. */
function between(row: number, column: number, at: (row: number, column: number) => Cell | undefined): Cell | undefined {
  const guesses: Corner[][] = [];
  for (const { row: down, column: across } of steps) {
    const near = at(row + down, column + across);
    const far = at(row + 2 * down, column + 2 * across);
    if (!near) continue;
    const beyond = at(row - down, column - across);
    if (beyond && (down > 0 || across > 0))
      guesses.push(near.corners.map((corner, i) => mean([corner, beyond.corners[i]!])));
    else if (far)
      guesses.push(
        near.corners.map((corner, i) => ({ x: 2 * corner.x - far.corners[i]!.x, y: 2 * corner.y - far.corners[i]!.y })),
      );
  }
  if (guesses.length === 0) return undefined;
  const corners = [0, 1, 2, 3].map((i) => mean(guesses.map((guess) => guess[i]!)));
  return { corners: corners as [Corner, Corner, Corner, Corner] };
}

function mean(corners: readonly Corner[]): Corner {
  const sum = corners.reduce((a, b) => ({ x: a.x + b.x, y: a.y + b.y }), { x: 0, y: 0 });
  return { x: sum.x / corners.length, y: sum.y / corners.length };
}
