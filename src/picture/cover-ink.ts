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
  const [first, second] = isInkDark ? [most, least] : [least, most];
  return { isInkDark, seen: small, paper: filterSquares(filterSquares(small, first), second) };
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
  let [skew, all] = [0, 0];
  for (let y = 0, i = 0; y < height; y++) {
    const [from, to] = [Math.max(0, y - around), Math.min(height, y + around + 1)];
    const [top, bottom] = [from * stride, to * stride];
    for (let x = 0; x < width; x++, i++) {
      const [left, right] = [Math.max(0, x - around), Math.min(width, x + around + 1)];
      const sum = sums[bottom + right]! - sums[bottom + left]! - sums[top + right]! + sums[top + left]!;
      const mean = sum / ((right - left) * (to - from));
      const difference = (mean - data[i]!) / (mean + darkest);
      skew += difference * Math.abs(difference);
      all += difference ** 2;
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
      let [sum, count] = [0, 0];
      for (let y = row * coarse; y < bottom; y++) {
        for (let x = column * coarse; x < right; x++, count++) sum += data[y * width + x]!;
      }
      out[i] = sum / count;
    }
  }
  return { width: columns, height: rows, data: out };
}

type Pick = (a: number, b: number) => number;
const most: Pick = (a, b) => (a > b ? a : b);
const least: Pick = (a, b) => (a < b ? a : b);

function filterSquares(plane: Plane, pick: Pick): Plane {
  return transposed(filterRows(transposed(filterRows(plane, pick)), pick));
}

/** The most or the least of a window around each pixel, by the running ones of blocks (van Herk 1992; Gil and Werman 1993). */
function filterRows({ width, height, data }: Plane, pick: Pick): Plane {
  const out = new Float32Array(data.length);
  const reach = square >> 1;
  const [forward, backward] = [new Float32Array(width), new Float32Array(width)];
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let x = 0; x < width; x++) {
      const value = data[row + x]!;
      forward[x] = x % square === 0 ? value : pick(forward[x - 1]!, value);
    }
    for (let x = width - 1; x >= 0; x--) {
      const value = data[row + x]!;
      backward[x] = x === width - 1 || x % square === square - 1 ? value : pick(backward[x + 1]!, value);
    }
    for (let x = 0; x < width; x++) {
      const [from, to] = [x - reach, Math.min(width - 1, x + reach)];
      const value = from <= 0 ? forward[to]! : backward[from]!;
      // A window that goes on from one block to the next has a part of either.
      const isParted = from > 0 && Math.floor(from / square) !== Math.floor(to / square);
      out[row + x] = isParted ? pick(value, forward[to]!) : value;
    }
  }
  return { width, height, data: out };
}

function transposed({ width, height, data }: Plane): Plane {
  const out = new Float32Array(data.length);
  for (let y = 0, i = 0; y < height; y++) for (let x = 0; x < width; x++, i++) out[x * height + y] = data[i]!;
  return { width: height, height: width, data: out };
}
