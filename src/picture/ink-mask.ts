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
    const floorsOfRow = floors.subarray(((y / tile) | 0) * columns);
    for (let x = 0; x < width; x++, i++) {
      const value = sign * data[i]!;
      if (value <= 0) continue;
      strength[i] = Math.min(1, value);
      if (value > floorsOfRow[(x / tile) | 0]!) isEmpty = false;
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

/** `[height + 1, width + 1, 2]`: of all above and to the left the sum of strengths, and that of their squares. */
function sumsOf({ width, height, strength }: InkMask, floors: Float32Array, columns: number): Float64Array {
  const stride = 2 * (width + 1);
  const sums = new Float64Array(stride * (height + 1));
  for (let y = 0, i = 0; y < height; y++) {
    const floorsOfRow = floors.subarray(((y / tile) | 0) * columns);
    let sum = 0;
    let squares = 0;
    for (let x = 0, at = (y + 1) * stride + 2; x < width; x++, i++, at += 2) {
      const value = strength[i]!;
      if (value > floorsOfRow[(x / tile) | 0]!) {
        sum += value;
        squares += value * value;
      }
      sums[at] = sums[at - stride]! + sum;
      sums[at + 1] = sums[at - stride + 1]! + squares;
    }
  }
  return sums;
}

function fill(ink: InkMask, floors: Float32Array, columns: number, sums: Float64Array, stroke: number): void {
  const { width, height, strength, mask } = ink;
  const near = Math.max(2, Math.floor((windows.near * stroke) / 2));
  const far = Math.max(4, Math.floor((windows.far * stroke) / 2));
  // Each pixel is there once at most.
  const strong = new Int32Array(mask.length);
  let count = 0;
  const stride = 2 * (width + 1);
  const { near: leastOfNear, far: leastOfFar } = share;
  for (let y = 0, i = 0; y < height; y++) {
    const floorsOfRow = floors.subarray(((y / tile) | 0) * columns);
    const nearTop = Math.max(0, y - near) * stride;
    const nearBottom = Math.min(height, y + near + 1) * stride;
    const farTop = Math.max(0, y - far) * stride;
    const farBottom = Math.min(height, y + far + 1) * stride;
    for (let x = 0; x < width; x++, i++) {
      mask[i] = 0;
      const value = strength[i]!;
      const floor = floorsOfRow[(x / tile) | 0]!;
      if (value <= besideInk * floor) continue;
      // All in one function: numbers between functions are put on the heap, one for each pixel.
      let left = 2 * Math.max(0, x - near);
      let right = 2 * Math.min(width, x + near + 1);
      let sum = sums[nearBottom + right]! - sums[nearBottom + left]! - sums[nearTop + right]! + sums[nearTop + left]!;
      let squares =
        sums[nearBottom + ++right]! - sums[nearBottom + ++left]! - sums[nearTop + right]! + sums[nearTop + left]!;
      if (sum > 0 && value < leastOfNear * (squares / sum)) continue;
      left = 2 * Math.max(0, x - far);
      right = 2 * Math.min(width, x + far + 1);
      sum = sums[farBottom + right]! - sums[farBottom + left]! - sums[farTop + right]! + sums[farTop + left]!;
      squares = sums[farBottom + ++right]! - sums[farBottom + ++left]! - sums[farTop + right]! + sums[farTop + left]!;
      if (sum > 0 && value < leastOfFar * (squares / sum)) continue;
      mask[i] = value > floor ? 1 : weak;
      if (value > floor) strong[count++] = i;
    }
  }
  keepBeside(ink, strong, count);
}

/** What may be ink, if ink is beside it. */
const weak = 2;

/** Takes for ink what hangs together with what is strong. @param strong so many pixels that are ink, with room for all. */
function keepBeside({ width, height, mask }: InkMask, strong: Int32Array, count: number): void {
  let left = count;
  while (left > 0) {
    const i = strong[--left]!;
    const x = i % width;
    const from = x > 0 ? -1 : 0;
    const to = x < width - 1 ? 1 : 0;
    const last = Math.min(i + width, (height - 1) * width + x);
    for (let row = i >= width ? i - width : i; row <= last; row += width) {
      for (let at = row + from; at <= row + to; at++) {
        if (mask[at] !== weak) continue;
        mask[at] = 1;
        strong[left++] = at;
      }
    }
  }
  for (let i = 0; i < mask.length; i++) if (mask[i] === weak) mask[i] = 0;
}

/** The strength of most of the ink, 0…1. */
export function levelOf({ mask, strength }: InkMask): number {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < mask.length; i++) {
    if (mask[i] === 0) continue;
    const value = strength[i]!;
    sum += value;
    squares += value * value;
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
