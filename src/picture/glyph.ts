import { type Bounds, bounds, type Point, type Stroke } from "../ink/stroke.ts";
import type { Atom } from "../segment/atom.ts";
import { type Direction, level } from "./crop.ts";
import type { Pieces } from "./pieces.ts";

/** A piece of ink as an atom of a lattice: its only stroke is its outline. */
export interface Glyph {
  readonly label: number;
  /** All of its pixels: whole numbers. */
  readonly pixels: Bounds;
  /** Where it stands along and below the lines of its page, in pixels, and so its outline. */
  readonly bounds: Bounds;
  readonly outline: Stroke;
  /** The mean of its ink, 0…1. */
  readonly strength: number;
  /** Which way the network is shown it. */
  readonly direction: Direction;
}

/** Points that an outline has on either side at most. */
const mostPoints = 24;

/** @param pixels the smallest rectangle around the piece. @param direction of the lines of its page. */
export function glyphOf(
  pieces: Pieces,
  label: number,
  pixels: Bounds,
  strength: number,
  direction: Direction = level,
): Glyph {
  const { labels } = pieces;
  const { x, y, width, height } = pixels;
  const [left, right]: [Point[], Point[]] = [[], []];
  const step = Math.max(1, Math.floor(height / mostPoints));
  const ends: Point[] = [];
  for (let row = y; row < y + height; row++) {
    const at = row * pieces.width;
    let first = x;
    while (first < x + width && labels[at + first] !== label) first++;
    if (first === x + width) continue;
    let last = x + width - 1;
    while (labels[at + last] !== label) last--;
    const [start, end] = [placeOn(direction, first + 0.5, row + 0.5), placeOn(direction, last + 0.5, row + 0.5)];
    ends.push(start, end);
    if ((row - y) % step > 0) continue;
    left.push(start);
    right.push(end);
  }
  const area = direction === level ? pixels : aroundPixels(ends);
  return { label, pixels, bounds: area, outline: [...left, ...right.reverse()], strength, direction };
}

/** A point along and below the lines of that direction. */
function placeOn({ across, down }: Direction, x: number, y: number): Point {
  return { x: across[0] * x + across[1] * y, y: down[0] * x + down[1] * y };
}

/** Around pixels by their middles. */
function aroundPixels(middles: Stroke): Bounds {
  const { x, y, width, height } = bounds({ strokes: [middles] })!;
  return { x: x - 0.5, y: y - 0.5, width: width + 1, height: height + 1 };
}

/**
 * Its bounds are those of the way that a pen of that width has gone, as those of strokes are.
 *
 * @param stroke which component it is of. @param part which part of that, where it was cut.
 */
export function atomOf({ bounds: own, outline }: Glyph, pen: number, stroke: number, part = 0, isCut = false): Atom {
  const [w, h] = [Math.min(pen, own.width), Math.min(pen, own.height)];
  const way = { x: own.x + w / 2, y: own.y + h / 2, width: own.width - w, height: own.height - h };
  return { strokes: [outline], bounds: way, stroke, part, isCut, isLigature: false };
}
