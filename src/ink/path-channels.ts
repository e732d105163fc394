import { cover, coverage, type RasterOptions, toByte } from "./raster.ts";
import type { Placement, Stroke } from "./stroke.ts";

/**
 * How many channels there are with the path of the pen: what it covers; its place in time; and how much it moves to the right,
 * downwards, to the left and upwards.
 */
export const pathChannels = 6;

/** The direction is that of a piece of the path so long to both sides, in pixels: a hand trembles, and tablets round. */
const window = 1.5;

/** The place in time where the pen comes down first. Not 0, which is paper, and all that is known of an image. */
const first = 0.2;

/**
 * Draws strokes with the path of the pen: Graham 2013 (arXiv 1308.0371) gives networks such channels of pen strokes.
 *
 * The first channel is that of `raster`. The others are, where the pen was, those of the nearest segment, each times the coverage:
 * the place in time from 0.2 to 1 along all strokes, which does not count the way between them, and the unit step's share in each of
 * four directions, of which one of two opposite ones is always 0.
 *
 * @param options with a placement: `window` and brush are in its pixels.
 * @returns `[size, size, 6]`, 0…255.
 */
export function rasterWithPath(
  strokes: readonly Stroke[],
  options: RasterOptions & { readonly placement: Placement },
): Uint8Array {
  const { size, placement } = options;
  const canvas = cover(strokes, options);
  const { segments, length: whole } = segmentsOf(strokes, placement);
  const image = new Uint8Array(size * size * pathChannels);
  for (let row = 0, pixel = 0; row < size; row++) {
    for (let column = 0; column < size; column++, pixel++) {
      const covered = coverage(canvas, pixel);
      if (covered === 0) continue;
      const segment = canvas.nearest[pixel]! * fields;
      const along = footOn(segments, segment, column + 0.5, row + 0.5);
      const time = whole > 0 ? (segments[segment + before]! + along * segments[segment + length]!) / whole : 0;
      const right = segments[segment + toRight]!;
      const down = segments[segment + downwards]!;
      const to = pixel * pathChannels;
      image[to] = toByte(covered);
      image[to + 1] = toByte(covered * (first + (1 - first) * time));
      if (right > 0) image[to + 2] = toByte(covered * right);
      else image[to + 4] = toByte(covered * -right);
      if (down > 0) image[to + 3] = toByte(covered * down);
      else image[to + 5] = toByte(covered * -down);
    }
  }
  return image;
}

// The fields of a segment, side by side in one array: to make an object of each takes longer than to draw it.
const fields = 8;
const [startX, startY, endX, endY] = [0, 1, 2, 3];
const length = 4;
/** How long the path is before it. */
const before = 5;
/** The direction, of length 1, or 0 where there is none. */
const [toRight, downwards] = [6, 7];

/** In the order of `cover`; `length` is that of all. */
function segmentsOf(strokes: readonly Stroke[], placement: Placement): { segments: Float64Array; length: number } {
  const counts = strokes.map((stroke) => Math.min(stroke.length, Math.max(1, stroke.length - 1))); // a dot is a segment
  const segments = new Float64Array(fields * counts.reduce((sum, count) => sum + count, 0));
  let [at, lengthBefore, whole] = [0, 0, 0];
  for (const [s, stroke] of strokes.entries()) {
    if (stroke.length === 0) continue;
    const path = new Path(stroke, placement);
    const { xs, ys, lengths } = path;
    for (let i = 0; i < counts[s]!; i++, at += fields) {
      const end = Math.min(i + 1, stroke.length - 1);
      const own = lengths[end]! - lengths[i]!;
      segments[at + startX] = xs[i]!;
      segments[at + startY] = ys[i]!;
      segments[at + endX] = xs[end]!;
      segments[at + endY] = ys[end]!;
      segments[at + length] = own;
      segments[at + before] = lengthBefore + lengths[i]!;
      path.directionAround(lengths[i]! + own / 2);
      segments[at + toRight] = path.right;
      segments[at + downwards] = path.down;
      whole += own;
    }
    lengthBefore += lengths.at(-1)!;
  }
  return { segments, length: whole };
}

/** A stroke by the way that the pen has gone. */
class Path {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  /** How long it is up to each point. */
  readonly lengths: Float64Array;
  /** The direction that was last asked for. */
  right = 0;
  down = 0;
  /** Behind which points the ends of the last piece were found: they only move on. */
  #start = 1;
  #end = 1;

  constructor(stroke: Stroke, { from, to, scale }: Placement) {
    const count = stroke.length;
    const values = new Float64Array(3 * count);
    this.xs = values.subarray(0, count);
    this.ys = values.subarray(count, 2 * count);
    this.lengths = values.subarray(2 * count);
    const { xs, ys, lengths } = this;
    for (let i = 0; i < count; i++) {
      xs[i] = (stroke[i]!.x - from.x) * scale + to.x;
      ys[i] = (stroke[i]!.y - from.y) * scale + to.y;
      if (i > 0) lengths[i] = lengths[i - 1]! + distance(xs[i]! - xs[i - 1]!, ys[i]! - ys[i - 1]!);
    }
  }

  /** Sets `right` and `down`. @param place not before the last one that was asked for. */
  directionAround(place: number): void {
    const { xs, ys, lengths } = this;
    const last = lengths.length - 1;
    if (last === 0) return;
    const [from, to] = [Math.max(0, place - window), Math.min(lengths[last]!, place + window)];
    while (this.#start < last && lengths[this.#start]! < from) this.#start++;
    while (this.#end < last && lengths[this.#end]! < to) this.#end++;
    const dx = at(xs, lengths, this.#end, to) - at(xs, lengths, this.#start, from);
    const dy = at(ys, lengths, this.#end, to) - at(ys, lengths, this.#start, from);
    const size = distance(dx, dy);
    this.right = size > 0 ? dx / size : 0;
    this.down = size > 0 ? dy / size : 0;
  }
}

/** A coordinate so far along the path, before point i and behind the one before it. */
function at(values: Float64Array, lengths: Float64Array, i: number, place: number): number {
  const step = lengths[i]! - lengths[i - 1]!;
  const share = step > 0 ? (place - lengths[i - 1]!) / step : 0;
  return values[i - 1]! + share * (values[i]! - values[i - 1]!);
}

// Not Math.hypot, nor a power: engines may round those each in their own way.
function distance(dx: number, dy: number): number {
  return Math.sqrt(dx * dx + dy * dy);
}

/** Where on a segment, 0…1, is nearest to a point. */
function footOn(segments: Float64Array, segment: number, x: number, y: number): number {
  const own = segments[segment + length]!;
  if (own === 0) return 0;
  const [ownX, ownY] = [segments[segment + startX]!, segments[segment + startY]!];
  const dx = segments[segment + endX]! - ownX;
  const dy = segments[segment + endY]! - ownY;
  const share = ((x - ownX) * dx + (y - ownY) * dy) / (own * own);
  return Math.max(0, Math.min(1, share));
}
