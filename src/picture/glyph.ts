import type { Bounds, Point, Stroke } from "../ink/stroke.ts";
import type { Atom } from "../segment/atom.ts";
import type { Pieces } from "./pieces.ts";

/** A piece of ink as an atom of a lattice: its only stroke is its outline. */
export interface Glyph {
  readonly label: number;
  /** All of its pixels: whole numbers. */
  readonly pixels: Bounds;
  readonly outline: Stroke;
  /** The mean of its ink, 0…1. */
  readonly strength: number;
}

/** Points that an outline has on either side at most. */
const mostPoints = 24;

/** @param pixels the smallest rectangle around the piece. */
export function glyphOf(pieces: Pieces, label: number, pixels: Bounds, strength: number): Glyph {
  const { x, y, width, height } = pixels;
  const [left, right]: [Point[], Point[]] = [[], []];
  const step = Math.max(1, Math.floor(height / mostPoints));
  for (let row = y; row < y + height; row += step) {
    let [first, last] = [-1, -1];
    for (let column = x; column < x + width; column++) {
      if (pieces.labels[row * pieces.width + column] !== label) continue;
      if (first < 0) first = column;
      last = column;
    }
    if (first < 0) continue;
    left.push({ x: first + 0.5, y: row + 0.5 });
    right.push({ x: last + 0.5, y: row + 0.5 });
  }
  return { label, pixels, outline: [...left, ...right.reverse()], strength };
}

/**
 * Its bounds are those of the way that a pen of that width has gone, as those of strokes are.
 *
 * @param stroke which component it is of. @param part which part of that, where it was cut.
 */
export function atomOf({ pixels, outline }: Glyph, pen: number, stroke: number, part = 0, isCut = false): Atom {
  const [w, h] = [Math.min(pen, pixels.width), Math.min(pen, pixels.height)];
  const bounds = {
    ...{ x: pixels.x + w / 2, y: pixels.y + h / 2 },
    ...{ width: pixels.width - w, height: pixels.height - h },
  };
  return { strokes: [outline], bounds, stroke, part, isCut, isLigature: false };
}
