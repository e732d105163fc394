import type { Bounds } from "../ink/stroke.ts";
import type { Pieces } from "./pieces.ts";

/** Of the height of a line: parts are no narrower. */
const narrowest = 0.22;
/** In widths of the pen: a seam goes through so much ink at most. */
const mostInk = 2;
/** Cuts of a piece at most: its parts stay within the window of a group. */
const mostSeams = 5;
/** What a step to the side costs, of a pixel of ink. */
const sideways = 0.35;

/** A way from the top of a piece to its bottom: the column left of which each row is cut. */
type Seam = Int32Array;

/**
 * Where digits that touch may be cut: ways from top to bottom through the least ink, as far from each other as digits are wide, from left
 * to right. They are found by dynamic programming, as seams are carved.
 *
 * @param height of the line that the piece stands in. @param pen how wide its strokes are.
 */
export function findSeams(pieces: Pieces, label: number, area: Bounds, height: number, pen: number): Seam[] {
  const { x, y, width, height: rows } = area;
  const least = Math.max(2, Math.floor(narrowest * height));
  if (width < 2 * least) return [];
  const costs = new Float32Array(rows * width);
  for (let row = 0, i = 0; row < rows; row++) {
    for (let column = 0; column < width; column++, i++) {
      const isInk = pieces.labels[(y + row) * pieces.width + x + column] === label;
      let before = 0;
      if (row > 0) {
        before = costs[i - width]!;
        if (column > 0) before = Math.min(before, costs[i - width - 1]! + sideways);
        if (column + 1 < width) before = Math.min(before, costs[i - width + 1]! + sideways);
      }
      costs[i] = before + (isInk ? 1 : 0);
    }
  }
  const ends = Array.from({ length: width }, (_, column) => column)
    .filter((column) => column >= least && column <= width - least)
    .map((column) => ({ column, cost: costs[(rows - 1) * width + column]! }))
    .filter(({ cost }) => cost <= mostInk * pen + sideways * height * 0.3)
    .toSorted((a, b) => a.cost - b.cost || a.column - b.column);
  const seams: Seam[] = [];
  for (const { column } of ends) {
    if (seams.length === mostSeams) break;
    const seam = trace(costs, width, rows, column);
    if (seams.every((other) => apart(seam, other, least)) && isInside(seam, width, least / 2)) seams.push(seam);
  }
  return seams.sort((a, b) => a[rows - 1]! - b[rows - 1]!).map((seam) => seam.map((column) => column + x));
}

function trace(costs: Float32Array, width: number, rows: number, end: number): Seam {
  const seam = new Int32Array(rows);
  let column = end;
  for (let row = rows - 1; row >= 0; row--) {
    seam[row] = column;
    if (row === 0) break;
    const above = (row - 1) * width + column;
    let [best, least] = [column, costs[above]!];
    if (column > 0 && costs[above - 1]! + sideways < least) [best, least] = [column - 1, costs[above - 1]! + sideways];
    if (column + 1 < width && costs[above + 1]! + sideways < least) best = column + 1;
    column = best;
  }
  return seam;
}

function apart(a: Seam, b: Seam, least: number): boolean {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += Math.abs(a[i]! - b[i]!);
  return sum >= least * a.length;
}

function isInside(seam: Seam, width: number, margin: number): boolean {
  let sum = 0;
  for (const column of seam) sum += column;
  const mean = sum / seam.length;
  return mean >= margin && mean <= width - margin;
}
