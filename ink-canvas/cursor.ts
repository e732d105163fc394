import type { Point } from "../src/ink/stroke.ts";
import { onPaper, paper } from "./paper.ts";

/** Side of a cell of the keyboard's grid. */
const stride = 25;
const fineStride = stride / 5;

const directions: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** The keyboard's grid: so many cells are on the paper. */
export const grid = { columns: paper.width / stride, rows: paper.height / stride } as const;

/** Far enough on the left that more digits have room behind the first. */
export const startCursor: Point = { x: paper.width / 4, y: paper.height / 2 };

export function isArrow(key: string): boolean {
  return Object.hasOwn(directions, key);
}

/** Moves the cursor by all arrows that are held together, so that two of them go along the diagonal. */
export function moveCursor(cursor: Point, arrows: Iterable<string>, fine: boolean): Point {
  const step = fine ? fineStride : stride;
  let { x, y } = cursor;
  for (const arrow of arrows) {
    x += (directions[arrow]?.x ?? 0) * step;
    y += (directions[arrow]?.y ?? 0) * step;
  }
  return onPaper({ x, y });
}

/** The cell that the cursor is in, counted from 1. */
export function cellOf({ x, y }: Point): readonly [column: number, row: number] {
  const cell = (position: number, count: number) => Math.min(Math.floor(position / stride), count - 1) + 1;
  return [cell(x, grid.columns), cell(y, grid.rows)];
}
