import { cover, type RasterOptions, toByte } from "./raster.ts";
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
  const { coverage, nearest } = cover(strokes, options);
  const segments = segmentsOf(strokes, placement);
  const length = segments.reduce((sum, segment) => sum + segment.length, 0);
  const image = new Uint8Array(size * size * pathChannels);
  for (let pixel = 0; pixel < coverage.length; pixel++) {
    const covered = coverage[pixel]!;
    if (covered === 0) continue;
    const segment = segments[nearest[pixel]!]!;
    const along = footOf(segment, (pixel % size) + 0.5, Math.floor(pixel / size) + 0.5);
    const time = length > 0 ? (segment.before + along * segment.length) / length : 0;
    const { right, down } = segment;
    const values = [1, first + (1 - first) * time, right, down, -right, -down];
    for (let channel = 0; channel < pathChannels; channel++) {
      image[pixel * pathChannels + channel] = toByte(covered * Math.max(0, values[channel]!));
    }
  }
  return image;
}

interface Segment {
  readonly x: number;
  readonly y: number;
  readonly endX: number;
  readonly endY: number;
  readonly length: number;
  /** How long the path is before it. */
  readonly before: number;
  /** The direction, of length 1, or 0 where there is none. */
  readonly right: number;
  readonly down: number;
}

/** In the order of `cover`. */
function segmentsOf(strokes: readonly Stroke[], { from, to, scale }: Placement): Segment[] {
  const segments: Segment[] = [];
  let before = 0;
  for (const stroke of strokes) {
    if (stroke.length === 0) continue;
    const xs = stroke.map(({ x }) => (x - from.x) * scale + to.x);
    const ys = stroke.map(({ y }) => (y - from.y) * scale + to.y);
    const path = new Path(xs, ys);
    const count = Math.max(1, stroke.length - 1); // a dot is a segment
    for (let i = 0; i < count; i++) {
      const end = Math.min(i + 1, stroke.length - 1);
      const length = path.lengths[end]! - path.lengths[i]!;
      const [right, down] = path.directionAround(path.lengths[i]! + length / 2);
      segments.push({
        ...{ x: xs[i]!, y: ys[i]!, endX: xs[end]!, endY: ys[end]! },
        ...{ length, before: before + path.lengths[i]!, right, down },
      });
    }
    before += path.lengths.at(-1)!;
  }
  return segments;
}

/** A stroke by the way that the pen has gone. */
class Path {
  /** How long it is up to each point. */
  readonly lengths: readonly number[];
  readonly #xs: readonly number[];
  readonly #ys: readonly number[];
  /** Where the last two places were found: they only move on. */
  readonly #found = [1, 1];

  constructor(xs: readonly number[], ys: readonly number[]) {
    let length = 0;
    this.#xs = xs;
    this.#ys = ys;
    this.lengths = xs.map((x, i) => {
      if (i > 0) length += Math.sqrt((x - xs[i - 1]!) ** 2 + (ys[i]! - ys[i - 1]!) ** 2);
      return length;
    });
  }

  /** @param place not before the last one that was asked for. */
  directionAround(place: number): [right: number, down: number] {
    const [x, y] = this.#at(Math.max(0, place - window), 0);
    const [endX, endY] = this.#at(Math.min(this.lengths.at(-1)!, place + window), 1);
    const distance = Math.sqrt((endX - x) ** 2 + (endY - y) ** 2);
    return distance > 0 ? [(endX - x) / distance, (endY - y) / distance] : [0, 0];
  }

  #at(place: number, which: 0 | 1): [x: number, y: number] {
    const [lengths, xs, ys] = [this.lengths, this.#xs, this.#ys];
    let i = this.#found[which]!;
    while (i < lengths.length - 1 && lengths[i]! < place) i++;
    this.#found[which] = i;
    if (lengths.length === 1) return [xs[0]!, ys[0]!];
    const step = lengths[i]! - lengths[i - 1]!;
    const share = step > 0 ? (place - lengths[i - 1]!) / step : 0;
    return [xs[i - 1]! + share * (xs[i]! - xs[i - 1]!), ys[i - 1]! + share * (ys[i]! - ys[i - 1]!)];
  }
}

/** Where on a segment, 0…1, is nearest to a point. */
function footOf({ x, y, endX, endY, length }: Segment, pointX: number, pointY: number): number {
  if (length === 0) return 0;
  const share = ((pointX - x) * (endX - x) + (pointY - y) * (endY - y)) / (length * length);
  return Math.max(0, Math.min(1, share));
}
