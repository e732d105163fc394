import type { Bounds } from "../ink/stroke.ts";
import type { Pieces } from "./pieces.ts";

/** Of the height of a line: parts are no narrower. */
const narrowest = 0.22;
/** Of the height of a line: what is less high on one side of a seam is the tail of what is on the other. */
const leastHeight = 0.5;
/** In widths of the pen: a seam goes through so much ink at most. */
const mostInk = 3;
/** Cuts of a piece at most. */
const mostSeams = 12;
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
    const middle = meanOf(seam);
    if (seams.every((other) => apart(seam, other, least)) && middle >= least / 2 && middle <= width - least / 2)
      seams.push(seam);
  }
  const placed = seams.sort((a, b) => meanOf(a) - meanOf(b)).map((seam) => seam.map((column) => column + x));
  return withoutTails(pieces, label, area, placed, leastHeight * height);
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

function meanOf(seam: Seam): number {
  let sum = 0;
  for (const column of seam) sum += column;
  return sum / seam.length;
}

/** Only the seams between which parts are at least so high. */
function withoutTails(pieces: Pieces, label: number, area: Bounds, seams: readonly Seam[], least: number): Seam[] {
  const tops = new Int32Array(seams.length + 1).fill(area.height);
  const bottoms = new Int32Array(seams.length + 1).fill(-1);
  for (let row = 0; row < area.height; row++) {
    for (let column = area.x; column < area.x + area.width; column++) {
      if (pieces.labels[(area.y + row) * pieces.width + column] !== label) continue;
      const part = partAt(seams, column, row);
      tops[part] = Math.min(tops[part]!, row);
      bottoms[part] = row;
    }
  }
  const low = bottoms.findIndex((bottom, part) => bottom - tops[part]! + 1 < least);
  if (low < 0) return [...seams];
  // A part that is too low goes with the one before it, the first with the one behind.
  const left = seams.filter((_, i) => i !== Math.max(0, low - 1));
  return left.length === 0 ? [] : withoutTails(pieces, label, area, left, least);
}

/** Which part a pixel of a piece is in, counted from 0: so many seams lie to its left. */
export function partAt(seams: readonly Seam[], column: number, row: number): number {
  let part = 0;
  for (const seam of seams) if (column >= seam[row]!) part++;
  return part;
}
