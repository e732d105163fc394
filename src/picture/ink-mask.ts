import { tile } from "./even-light.ts";
import type { Calmed } from "./noise.ts";

/** What is ink of one polarity: how strong it is at each pixel, 0…1, and 1 where it is taken for ink. */
export interface InkMask {
  readonly width: number;
  readonly height: number;
  readonly strength: Float32Array;
  readonly mask: Uint8Array;
}

/** Of what is noise at most: what hangs together with stronger ink is ink from there on. */
const besideInk = 0.6;
/** Of the level of the ink in a near window, and in a far one, what is ink has so much at least. */
const share = { near: 0.28, far: 0.16 };
/** Widths of the windows in widths of the stroke. */
const windows = { near: 5, far: 16 };
/** The stroke's width, in pixels, that is taken before it is known. */
const usualWidth = 5;

/**
 * Tells ink from paper. The level of ink in a window is E[s²]/E[s] of its strengths s, which is that of the strokes however little of the
 * window they cover; a pixel is ink where it has so much of it, and some of that of a wider window. The windows follow the stroke's width, found
 * at a first look.
 *
 * @param contrast of `calm`. @param sign 1 for ink that is darker than paper, −1 for lighter.
 */
export function maskInk({ width, height, data, floors }: Calmed, sign: 1 | -1): InkMask {
  const strength = new Float32Array(data.length);
  const columns = Math.ceil(width / tile);
  let isEmpty = true;
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const value = sign * data[i]!;
      if (value <= 0) continue;
      strength[i] = Math.min(1, value);
      if (value > floors[Math.floor(y / tile) * columns + Math.floor(x / tile)]!) isEmpty = false;
    }
  }
  const mask = new Uint8Array(data.length);
  const ink = { width, height, strength, mask };
  if (isEmpty) return ink;
  const sums = sumsOf(ink, floors, columns);
  fill(ink, floors, columns, sums, usualWidth);
  const stroke = strokeWidth(ink);
  if (stroke > 0 && Math.abs(stroke - usualWidth) > 1) fill(ink, floors, columns, sums, Math.max(2, stroke));
  return ink;
}

interface Sums {
  /** `[height + 1, width + 1]`: of all above and to the left. */
  readonly ofStrengths: Float64Array;
  readonly ofSquares: Float64Array;
}

function sumsOf({ width, height, strength }: InkMask, floors: Float32Array, columns: number): Sums {
  const stride = width + 1;
  const ofStrengths = new Float64Array(stride * (height + 1));
  const ofSquares = new Float64Array(stride * (height + 1));
  for (let y = 0, i = 0; y < height; y++) {
    let [sum, squares] = [0, 0];
    for (let x = 0; x < width; x++, i++) {
      const value = strength[i]!;
      if (value > floors[Math.floor(y / tile) * columns + Math.floor(x / tile)]!) {
        sum += value;
        squares += value * value;
      }
      const at = (y + 1) * stride + x + 1;
      ofStrengths[at] = ofStrengths[at - stride]! + sum;
      ofSquares[at] = ofSquares[at - stride]! + squares;
    }
  }
  return { ofStrengths, ofSquares };
}

function fill(ink: InkMask, floors: Float32Array, columns: number, sums: Sums, stroke: number): void {
  const { width, height, strength, mask } = ink;
  const near = Math.max(2, Math.floor((windows.near * stroke) / 2));
  const far = Math.max(4, Math.floor((windows.far * stroke) / 2));
  const strong: number[] = [];
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const value = strength[i]!;
      const floor = floors[Math.floor(y / tile) * columns + Math.floor(x / tile)]!;
      mask[i] =
        value > besideInk * floor &&
        value >= share.near * levelAt(sums, x, y, near, width, height) &&
        value >= share.far * levelAt(sums, x, y, far, width, height)
          ? weak
          : 0;
      if (mask[i] === weak && value > floor) strong.push(i);
    }
  }
  keepBeside(ink, strong);
}

/** What may be ink, if ink is beside it. */
const weak = 2;

/** Takes for ink what is strong, and what hangs together with that. */
function keepBeside({ width, height, mask }: InkMask, strong: number[]): void {
  for (const i of strong) mask[i] = 1;
  for (let i = strong.pop(); i !== undefined; i = strong.pop()) {
    const x = i % width;
    for (let v = Math.max(0, i - x - width); v <= i - x + width && v < width * height; v += width) {
      for (let at = v + Math.max(0, x - 1); at <= v + Math.min(width - 1, x + 1); at++) {
        if (mask[at] !== weak) continue;
        mask[at] = 1;
        strong.push(at);
      }
    }
  }
  for (let i = 0; i < mask.length; i++) if (mask[i] === weak) mask[i] = 0;
}

function levelAt(sums: Sums, x: number, y: number, reach: number, width: number, height: number): number {
  const stride = width + 1;
  const top = Math.max(0, y - reach) * stride;
  const bottom = Math.min(height, y + reach + 1) * stride;
  const left = Math.max(0, x - reach);
  const right = Math.min(width, x + reach + 1);
  const all = (of: Float64Array) => of[bottom + right]! - of[bottom + left]! - of[top + right]! + of[top + left]!;
  const sum = all(sums.ofStrengths);
  return sum > 0 ? all(sums.ofSquares) / sum : 0;
}

/** The strength of most of the ink, 0…1. */
export function levelOf({ mask, strength }: InkMask): number {
  let [sum, squares] = [0, 0];
  for (let i = 0; i < mask.length; i++) {
    if (mask[i] === 0) continue;
    sum += strength[i]!;
    squares += strength[i]! ** 2;
  }
  return sum > 0 ? squares / sum : 0;
}

/** The median of how long the runs of ink are, across or down, whichever is shorter at a pixel: in pixels, 0 of no ink. */
export function strokeWidth({ width, height, mask }: Pick<InkMask, "width" | "height" | "mask">): number {
  const longest = 255;
  const counts = new Uint32Array(longest + 1);
  const down = new Uint16Array(width);
  let total = 0;
  // A pixel at which a run ends across stands for it, with the run down that is open there: a sample of all is enough.
  for (let y = 0; y < height; y++) {
    let across = 0;
    for (let x = 0; x <= width; x++) {
      const isInk = x < width && mask[y * width + x] === 1;
      if (isInk) {
        across++;
        down[x]!++;
        continue;
      }
      if (across > 0) {
        const middle = x - 1 - (across >> 1);
        let vertical = down[middle]!;
        for (let below = y + 1; below < height && vertical < across && mask[below * width + middle]; below++)
          vertical++;
        counts[Math.min(longest, across, Math.max(1, vertical))]!++;
        total++;
      }
      across = 0;
      if (x < width) down[x] = 0;
    }
  }
  let [value, before] = [0, 0];
  while (total > 0 && 2 * before <= total && value < longest) before += counts[++value]!;
  return value;
}
