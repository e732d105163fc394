import type { JoinedInk } from "./joined-ink.ts";

/** A way from the top of a piece to its bottom: the column before which each row is cut. */
export type Seam = Int32Array;

/** From where a seam is looked for: the column at half height, and by how many columns it leans to the right, of a row. */
export interface Guide {
  readonly middle: number;
  readonly slant: number;
}

/** What a step to the side costs, of a pixel of ink that is cut. */
const sideways = 0.1;
/** Of the height of a digit: where a seam leaves so much of a stroke on the other side of its guide, it may as well cut that. */
const stub = 0.06;
/** Of the height of a digit: a seam leaves its guide no further. */
const reach = 0.25;

/** Where the guide is in a row. */
export function guideAt({ width, rows }: JoinedInk, { middle, slant }: Guide, row: number): number {
  return Math.max(0, Math.min(width, Math.round(middle + (rows / 2 - row) * slant)));
}

/**
 * The way near a guide on which the least ink is cut and moved to the other side of that guide. In every row it may go any way to the
 * side, so that it follows what reaches over another digit.
 */
export function seamNear(ink: JoinedInk, guide: Guide): Seam {
  const { width, rows, isInk, before } = ink;
  const most = Math.ceil(reach * ink.height);
  const span = 2 * most + 1;
  const costs = new Float32Array(rows * span).fill(Infinity);
  const perMoved = 1 / (stub * ink.height);
  /** The first column that is looked at in each row. */
  const firsts = Int32Array.from({ length: rows }, (_, row) => guideAt(ink, guide, row) - most);
  const isBoth = (i: number, j: number) => isInk[i] === 1 && isInk[j] === 1;
  /** What it costs to go along between a row and the one above, over a column. */
  const along = (row: number, column: number) =>
    sideways + (isBoth(row * width + column, (row - 1) * width + column) ? 1 : 0);
  for (let row = 0; row < rows; row++) {
    const first = firsts[row]!;
    const [from, to] = [Math.max(0, first), Math.min(width, first + span - 1)];
    const own = row * span - first;
    if (row === 0) costs.fill(0, own + from, own + to + 1);
    else {
      const firstAbove = firsts[row - 1]!;
      const above = (row - 1) * span - firstAbove;
      const [left, right] = [Math.max(from, firstAbove), Math.min(to, firstAbove + span - 1)];
      for (let column = left; column <= right; column++) costs[own + column] = costs[above + column]!;
      for (let column = from + 1; column <= to; column++) {
        const cost = costs[own + column - 1]! + along(row, column - 1);
        if (cost < costs[own + column]!) costs[own + column] = cost;
      }
      for (let column = to - 1; column >= from; column--) {
        const cost = costs[own + column + 1]! + along(row, column);
        if (cost < costs[own + column]!) costs[own + column] = cost;
      }
    }
    const onGuide = before[row * (width + 1) + first + most]!;
    for (let column = from; column <= to; column++) {
      const isCut = column > 0 && column < width && isBoth(row * width + column - 1, row * width + column);
      const moved = Math.abs(before[row * (width + 1) + column]! - onGuide);
      costs[own + column]! += (isCut ? 1 : 0) + perMoved * moved;
    }
  }
  return trace(ink, costs, span, firsts, along);
}

function trace(
  { rows, width }: JoinedInk,
  costs: Float32Array,
  span: number,
  firsts: Int32Array,
  along: (row: number, column: number) => number,
): Seam {
  const seam = new Int32Array(rows);
  const last = firsts[rows - 1]!;
  let column = last + (span >> 1);
  for (let k = 0; k < span; k++) {
    if (costs[(rows - 1) * span + k]! < costs[(rows - 1) * span + column - last]!) column = last + k;
  }
  for (let row = rows - 1; row > 0; row--) {
    seam[row] = column;
    const first = firsts[row - 1]!;
    const own = (row - 1) * span - first;
    const [from, to] = [Math.max(0, first), Math.min(width, first + span - 1)];
    const isWithin = column >= from && column <= to;
    let [best, least] = [column, isWithin ? costs[own + column]! : Infinity];
    for (let [other, way] = [column - 1, 0]; other >= from; other--) {
      way += along(row, other);
      if (way >= least) break;
      if (other <= to && costs[own + other]! + way < least) [best, least] = [other, costs[own + other]! + way];
    }
    for (let [other, way] = [column + 1, 0]; other <= to; other++) {
      way += along(row, other - 1);
      if (way >= least) break;
      if (other >= from && costs[own + other]! + way < least) [best, least] = [other, costs[own + other]! + way];
    }
    column = best;
  }
  seam[0] = column;
  return seam;
}
