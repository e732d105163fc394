import type { Point } from "../src/ink/stroke.ts";
import { onPaper, paperSide } from "./paper.ts";

/** Cells of the keyboard's grid, a row. */
export const cells = 20;
const stride = paperSide / cells;
const fineStride = stride / 5;

const directions: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

export const startCursor: Point = { x: paperSide / 2, y: paperSide / 2 };

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
  const cell = (position: number) => Math.min(Math.floor(position / stride), cells - 1) + 1;
  return [cell(x), cell(y)];
}
