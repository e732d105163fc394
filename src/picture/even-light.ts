import type { Plane } from "./shrink.ts";

/** Side of the squares of pixels of which one median is taken for the paper; and how many squares around it tell what the paper is. */
export const tile = 8;
const around = 6;
/** Squares that differ from that by less, as a share of it, are paper in their own light: then the nearest tell. */
const shaded = 0.2;
const near = 3;
/** Of a square every so manieth pixel, across and down, is enough. */
const step = 2;
/** What is darker is taken to be that bright: what differs from black by little is noise. */
const darkestPaper = 24;

/**
 * How much each pixel differs from the paper around it, whatever light falls on that: more than 0 where it is darker, 1 being black, less
 * than 0 where it is lighter, −1 being white on black. The paper is the median of medians around, of which ink is the smaller part, and follows the light where it falls
 * off.
 */
export function evenLight({ width, height, data }: Plane): Plane {
  const columns = Math.ceil(width / tile);
  const rows = Math.ceil(height / tile);
  const medians = tileMedians({ width, height, data }, columns, rows);
  const usual = quantileFilter(medians, columns, rows, around);
  const lit = medians.map((own, i) => (Math.abs(own - usual[i]!) <= shaded * usual[i]! ? own : usual[i]!));
  const paper = quantileFilter(lit, columns, rows, near);
  const out = new Float32Array(data.length);
  for (let y = 0; y < height; y++) {
    const down = Math.max(0, Math.min(rows - 1, (y + 0.5) / tile - 0.5));
    const above = Math.floor(down);
    const below = Math.min(rows - 1, above + 1);
    for (let x = 0; x < width; x++) {
      const across = Math.max(0, Math.min(columns - 1, (x + 0.5) / tile - 0.5));
      const left = Math.floor(across);
      const right = Math.min(columns - 1, left + 1);
      const [v, h] = [down - above, across - left];
      const upper = paper[above * columns + left]! * (1 - h) + paper[above * columns + right]! * h;
      const lower = paper[below * columns + left]! * (1 - h) + paper[below * columns + right]! * h;
      const level = Math.max(darkestPaper, upper * (1 - v) + lower * v);
      const difference = level - Math.max(darkestPaper, data[y * width + x]!);
      out[y * width + x] = difference >= 0 ? difference / level : difference / Math.max(level, 255 - level);
    }
  }
  return { width, height, data: out };
}

/** `[rows, columns]`: the median of each tile, 0…255. */
export function tileMedians({ width, height, data }: Plane, columns: number, rows: number): Uint8Array {
  const medians = new Uint8Array(columns * rows);
  const values = new Uint8Array((tile / step) ** 2);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      let count = 0;
      for (let y = row * tile; y < Math.min(height, (row + 1) * tile); y += step) {
        for (let x = column * tile; x < Math.min(width, (column + 1) * tile); x += step) {
          values[count++] = data[y * width + x]! + 0.5;
        }
      }
      medians[row * columns + column] = values.subarray(0, count).sort()[count >> 1]!;
    }
  }
  return medians;
}

/** Of the values in a square around each that which so much of them lie below, by a histogram that moves along the row. */
export function quantileFilter(
  values: Uint8Array,
  columns: number,
  rows: number,
  reach: number,
  share = 0.5,
): Uint8Array {
  const out = new Uint8Array(values.length);
  const counts = new Uint32Array(256);
  for (let row = 0; row < rows; row++) {
    const [top, bottom] = [Math.max(0, row - reach), Math.min(rows - 1, row + reach)];
    counts.fill(0);
    let total = 0;
    const change = (column: number, by: 1 | -1) => {
      if (column < 0 || column >= columns) return;
      for (let y = top; y <= bottom; y++) counts[values[y * columns + column]!]! += by;
      total += by * (bottom - top + 1);
    };
    for (let column = 0; column < reach; column++) change(column, 1);
    for (let column = 0; column < columns; column++) {
      change(column + reach, 1);
      change(column - reach - 1, -1);
      let [value, before] = [0, counts[0]!];
      while (before <= share * total && value < 255) before += counts[++value]!;
      out[row * columns + column] = value;
    }
  }
  return out;
}
