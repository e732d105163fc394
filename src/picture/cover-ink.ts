import type { Plane } from "./shrink.ts";

/** Pixels of a picture that are one here, across and down: shadows are soft. */
export const coarse = 2;
/** Of those, the side of a square that fits into no stroke, but into every shadow. */
const square = 17;

/** Of those, how far around each the mean is taken from which ink differs. */
const around = 6;

/** By how much of 255 what is dark is taken to be brighter: noise differs from black by little. */
const darkest = 8;
/** Of all that differs, so much more must differ to one side. */
const decided = 0.1;

/** What a picture is drawn on, at half the size. */
export interface Covered {
  readonly isInkDark: boolean;
  readonly seen: Plane;
  readonly paper: Plane;
}

/**
 * The paper under ink that is darker, by a closing, which goes over what is narrower than a square, and follows all edges of shadows; under ink that is lighter,
 * by an opening. Undefined where neither is clear.
 */
export function coverInk(plane: Plane): Covered | undefined {
  const small = meanOfSquares(plane);
  const skew = skewOf(small);
  if (Math.abs(skew) <= decided) return undefined;
  const isInkDark = skew > 0;
  const paper = small.data.slice();
  // A least is the most of what is turned about.
  if (!isInkDark) negate(paper);
  mostOfSquares(paper, small.width, small.height);
  negate(paper);
  mostOfSquares(paper, small.width, small.height);
  if (isInkDark) negate(paper);
  return { isInkDark, seen: small, paper: { ...small, data: paper } };
}

/**
 * Whether what is darker than the mean around it differs more from that, up to 1, or what is lighter, down to −1. Ink is the smaller part of
 * what is around, and differs more; at the edge of a shadow either side does as much.
 */
function skewOf({ width, height, data }: Plane): number {
  const stride = width + 1;
  const sums = new Float64Array(stride * (height + 1));
  for (let y = 0; y < height; y++) {
    let sum = 0;
    for (let x = 0; x < width; x++) {
      sum += data[y * width + x]!;
      sums[(y + 1) * stride + x + 1] = sums[y * stride + x + 1]! + sum;
    }
  }
  let skew = 0;
  let all = 0;
  for (let y = 0, i = 0; y < height; y++) {
    const from = Math.max(0, y - around);
    const to = Math.min(height, y + around + 1);
    const top = from * stride;
    const bottom = to * stride;
    for (let x = 0; x < width; x++, i++) {
      const left = Math.max(0, x - around);
      const right = Math.min(width, x + around + 1);
      const sum = sums[bottom + right]! - sums[bottom + left]! - sums[top + right]! + sums[top + left]!;
      const mean = sum / ((right - left) * (to - from));
      const difference = (mean - data[i]!) / (mean + darkest);
      skew += difference * Math.abs(difference);
      all += difference * difference;
    }
  }
  return all > 0 ? skew / all : 0;
}

function meanOfSquares({ width, height, data }: Plane): Plane {
  const [columns, rows] = [Math.ceil(width / coarse), Math.ceil(height / coarse)];
  const out = new Float32Array(columns * rows);
  for (let row = 0, i = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, i++) {
      const right = Math.min(width, (column + 1) * coarse);
      const bottom = Math.min(height, (row + 1) * coarse);
      let sum = 0;
      let count = 0;
      for (let y = row * coarse; y < bottom; y++) {
        for (let x = column * coarse; x < right; x++, count++) sum += data[y * width + x]!;
      }
      out[i] = sum / count;
    }
  }
  return { width: columns, height: rows, data: out };
}

function negate(data: Float32Array): void {
  for (let i = 0; i < data.length; i++) data[i] = -data[i]!;
}

/** Each pixel becomes the most of the square around it. */
function mostOfSquares(data: Float32Array, width: number, height: number): void {
  mostOfRows(data, width, height);
  mostOfColumns(data, width, height);
}

/** Of a window along each row, by the running ones of blocks (van Herk 1992; Gil and Werman 1993). */
function mostOfRows(data: Float32Array, width: number, height: number): void {
  const reach = square >> 1;
  const forward = new Float32Array(width);
  const backward = new Float32Array(width);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    let running = 0;
    for (let x = 0; x < width; x++) {
      const value = data[row + x]!;
      running = x % square === 0 || value > running ? value : running;
      forward[x] = running;
    }
    for (let x = width - 1; x >= 0; x--) {
      const value = data[row + x]!;
      running = x === width - 1 || x % square === square - 1 || value > running ? value : running;
      backward[x] = running;
    }
    for (let x = 0; x < width; x++) {
      const from = x - reach;
      const to = Math.min(width - 1, x + reach);
      const value = from <= 0 ? forward[to]! : backward[from]!;
      // A window that goes on from one block to the next has a part of either.
      const isParted = from > 0 && ((from / square) | 0) !== ((to / square) | 0);
      data[row + x] = isParted && forward[to]! > value ? forward[to]! : value;
    }
  }
}

/** The same down each column, row by row, as they lie in memory. */
function mostOfColumns(data: Float32Array, width: number, height: number): void {
  const reach = square >> 1;
  const forward = data.slice();
  const backward = data.slice();
  for (let y = 1; y < height; y++) {
    if (y % square > 0) takeMost(forward, y * width, forward, (y - 1) * width, width);
  }
  for (let y = height - 2; y >= 0; y--) {
    if (y % square < square - 1) takeMost(backward, y * width, backward, (y + 1) * width, width);
  }
  for (let y = 0; y < height; y++) {
    const from = y - reach;
    const to = Math.min(height - 1, y + reach);
    const [source, row] = from <= 0 ? [forward, to] : [backward, from];
    data.set(source.subarray(row * width, (row + 1) * width), y * width);
    const isParted = from > 0 && Math.floor(from / square) !== Math.floor(to / square);
    if (isParted) takeMost(data, y * width, forward, to * width, width);
  }
}

/** Makes each of so many values at least that of others. */
function takeMost(data: Float32Array, at: number, others: Float32Array, from: number, count: number): void {
  for (let i = 0; i < count; i++) if (others[from + i]! > data[at + i]!) data[at + i] = others[from + i]!;
}
