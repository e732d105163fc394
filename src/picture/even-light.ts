import { type Covered, coarse, coverInk } from "./cover-ink.ts";
import type { Plane } from "./shrink.ts";

/** Side of the squares of pixels of which one median is taken for the paper; and how many squares around it tell what the paper is. */
export const tile = 8;
const around = 6;
/** Squares that differ from that by less, as a share of it, are paper in their own light: then the nearest tell. */
const shaded = 0.2;
const near = 3;
/** Of a square so many pixels, across and down, are enough. */
export const samples = 4;
/** What is darker is taken to be that bright: what differs from black by little is noise. */
const darkestPaper = 24;

/**
 * How much each pixel differs from the paper around it, whatever light falls on that: more than 0 where it is darker, 1 being black, less
 * than 0 where it is lighter, −1 being white on black.
 */
export function evenLight(plane: Plane): Plane {
  const { width, height } = plane;
  const usual = enlarge(paperOf(plane, tile), tile, width, height);
  const cover = coverInk(plane);
  const seen = cover && enlarge(paperUnder(cover), coarse, width, height);
  const isInkDark = cover?.isInkDark === true;
  const data = new Float32Array(plane.data.length);
  // All in one function: numbers between functions are put on the heap, one for each pixel.
  for (let i = 0; i < data.length; i++) {
    const own = plane.data[i]!;
    let paper = usual[i]!;
    let isOther = false;
    if (seen) {
      const level = seen[i]!;
      // Ink of the other polarity differs from either.
      isOther = isInkDark ? own > level : own < level;
      if (!isOther) paper = level;
      else if (isInkDark ? level > paper : level < paper) paper = level;
    }
    const level = Math.max(darkestPaper, paper);
    const difference = level - Math.max(darkestPaper, own);
    const value = difference >= 0 ? difference / level : difference / Math.max(level, 255 - level);
    data[i] = isOther && value > 0 === isInkDark ? 0 : value;
  }
  return { width, height, data };
}

/** Where the edge of a shadow is, no mean of what is around tells the paper: it is so much of what is left where ink is covered. */
function paperUnder({ isInkDark, seen, paper: { width, height, data } }: Covered): Plane {
  const scale = 255;
  const shares = new Float32Array(data.length);
  for (let i = 0; i < data.length; i++) {
    const level = data[i]!;
    const value = Math.max(1, seen.data[i]!);
    shares[i] = scale * Math.min(1, isInkDark ? value / Math.max(1, level) : level / value);
  }
  const side = tile / coarse;
  const left = enlarge(paperOf({ width, height, data: shares }, side), side, width, height);
  const levels = new Float32Array(data.length);
  for (let i = 0; i < data.length; i++) {
    levels[i] = isInkDark ? (data[i]! * left[i]!) / scale : (data[i]! * scale) / Math.max(1, left[i]!);
  }
  return { width, height, data: levels };
}

/** By tiles the median of medians around, of which ink is the smaller part. It follows the light where that falls off. */
function paperOf({ width, height, data }: Plane, side: number): Plane<Uint8Array> {
  const columns = Math.ceil(width / side);
  const rows = Math.ceil(height / side);
  const medians = tileMedians({ width, height, data }, columns, rows, side);
  const usual = quantileFilter(medians, columns, rows, around);
  const lit = medians.map((own, i) => (Math.abs(own - usual[i]!) <= shaded * usual[i]! ? own : usual[i]!));
  return { width: columns, height: rows, data: quantileFilter(lit, columns, rows, near) };
}

/** Each pixel becomes a square of so many, in the manner of a picture that is drawn larger: between the middles of squares by how near they are. */
function enlarge(plane: Plane<ArrayLike<number>>, by: number, width: number, height: number): Float32Array {
  const { width: columns, height: rows, data } = plane;
  const out = new Float32Array(width * height);
  const [lefts, shares] = [new Int32Array(width), new Float32Array(width)];
  for (let x = 0; x < width; x++) {
    const across = Math.max(0, Math.min(columns - 1, (x + 0.5) / by - 0.5));
    lefts[x] = Math.min(Math.floor(across), Math.max(0, columns - 2));
    shares[x] = across - lefts[x]!;
  }
  // Between two rows first, then between the columns of that.
  const row = new Float32Array(columns + 1);
  for (let y = 0, i = 0; y < height; y++) {
    const down = Math.max(0, Math.min(rows - 1, (y + 0.5) / by - 0.5));
    const above = Math.floor(down);
    const share = down - above;
    const upper = above * columns;
    const lower = Math.min(rows - 1, above + 1) * columns;
    for (let column = 0; column < columns; column++) {
      const value = data[upper + column]!;
      row[column] = value + share * (data[lower + column]! - value);
    }
    for (let x = 0; x < width; x++, i++) {
      const left = lefts[x]!;
      const value = row[left]!;
      out[i] = value + shares[x]! * (row[left + 1]! - value);
    }
  }
  return out;
}

/** `[rows, columns]`: the median of each tile, 0…255. */
export function tileMedians(
  { width, height, data }: Plane,
  columns: number,
  rows: number,
  side: number = tile,
): Uint8Array {
  const medians = new Uint8Array(columns * rows);
  const values = new Uint8Array(samples ** 2);
  const step = side / samples;
  for (let row = 0; row < rows; row++) {
    const bottom = Math.min(height, (row + 1) * side);
    for (let column = 0; column < columns; column++) {
      const right = Math.min(width, (column + 1) * side);
      let count = 0;
      for (let y = row * side; y < bottom; y += step) {
        for (let x = column * side; x < right; x += step) values[count++] = data[y * width + x]! + 0.5;
      }
      medians[row * columns + column] = medianOf(values, count);
    }
  }
  return medians;
}

/** Of the first few values, which are sorted: for so few by insertion. */
export function medianOf(values: Uint8Array, count: number): number {
  for (let i = 1; i < count; i++) {
    const value = values[i]!;
    let at = i;
    for (; at > 0 && values[at - 1]! > value; at--) values[at] = values[at - 1]!;
    values[at] = value;
  }
  return values[count >> 1]!;
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
    // What was found last, and how many are no more: the next is near to it.
    let value = 0;
    let before = 0;
    const change = (column: number, by: 1 | -1) => {
      if (column < 0 || column >= columns) return;
      for (let y = top; y <= bottom; y++) {
        const changed = values[y * columns + column]!;
        counts[changed]! += by;
        if (changed <= value) before += by;
      }
      total += by * (bottom - top + 1);
    };
    for (let column = 0; column < reach; column++) change(column, 1);
    for (let column = 0; column < columns; column++) {
      change(column + reach, 1);
      change(column - reach - 1, -1);
      const most = share * total;
      while (before <= most && value < 255) before += counts[++value]!;
      while (value > 0 && before - counts[value]! > most) before -= counts[value--]!;
      out[row * columns + column] = value;
    }
  }
  return out;
}
