import { fault, isRecord, type TenpenError } from "../errors.ts";

/** One sample of the pen. `x` grows to the right and `y` downward, in any unit; `t` in milliseconds; `pressure` in 0…1. */
export interface Point {
  readonly x: number;
  readonly y: number;
  readonly t?: number;
  readonly pressure?: number;
}

/** The points from pen down to pen up, in the order in which they were drawn. */
export type Stroke = readonly Point[];

/** A drawing. The points are the truth: every picture of it is derived from them. */
export interface Ink {
  readonly strokes: readonly Stroke[];
  /** Size of the surface that it was drawn on, in the unit of the points. */
  readonly width?: number;
  readonly height?: number;
}

/** A rectangle in the unit of the ink; `x` and `y` are its left and top. It has no area when all points are in a line. */
export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Largest coordinate that an ink may have, either way. It keeps the sums and squares of all that is computed from ink
 * finite and exact enough; no pen has a surface of a million pixels, let alone a thousand million.
 */
export const maxCoordinate = 1e9;

/**
 * Checks a drawing that comes from outside, whatever it is.
 *
 * @throws TenpenError when it is no ink, or when a number in it is not finite or a coordinate is beyond ±1e9. The message
 * names the stroke and the point, counted from 0: `stroke 2, point 0: x must be finite and within ±1e9, got NaN`.
 */
export function checkInk(ink: Ink): void {
  if (!isRecord(ink)) throw fault("ink", "ink", "must be an object with strokes", ink);
  if (!Array.isArray(ink.strokes)) throw fault("ink", "ink.strokes", "must be a list of strokes", ink.strokes);
  checkSize("ink.width", ink.width);
  checkSize("ink.height", ink.height);
  for (let s = 0; s < ink.strokes.length; s++) {
    const stroke = ink.strokes[s]!;
    if (!Array.isArray(stroke)) throw fault("ink", `stroke ${s}`, "must be a list of points", stroke);
    for (let p = 0; p < stroke.length; p++) {
      const point: Point = stroke[p];
      if (!isRecord(point)) throw fault("ink", `stroke ${s}, point ${p}`, "must be {x, y}", point);
      if (!isCoordinate(point.x)) throw brokenCoordinate(s, p, "x", point.x);
      if (!isCoordinate(point.y)) throw brokenCoordinate(s, p, "y", point.y);
      if (point.t !== undefined && !Number.isFinite(point.t)) {
        throw fault("ink", `stroke ${s}, point ${p}`, "t must be finite", point.t);
      }
      if (point.pressure !== undefined && !Number.isFinite(point.pressure)) {
        throw fault("ink", `stroke ${s}, point ${p}`, "pressure must be finite", point.pressure);
      }
    }
  }
}

/** The smallest rectangle around all points, or null when there is no point. The width of the pen is not in it. */
export function bounds({ strokes }: Pick<Ink, "strokes">): Bounds | null {
  let left = Number.POSITIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (const stroke of strokes) {
    for (const point of stroke) {
      left = Math.min(left, point.x);
      right = Math.max(right, point.x);
      top = Math.min(top, point.y);
      bottom = Math.max(bottom, point.y);
    }
  }
  if (left > right) return null;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/**
 * Moves and scales: `from` comes to lie on `to`, and everything around it is `scale` times as large. A point becomes
 * `(point − from) · scale + to`: the difference is taken first, so that a tiny drawing far from the origin keeps all
 * the precision that its coordinates have.
 */
export interface Placement {
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
  readonly scale: number;
}

/** The same drawing elsewhere and in another size; the size of its surface is left out, since it is not on it now. */
export function place(ink: Ink, { from, to, scale }: Placement): Ink {
  return {
    strokes: ink.strokes.map((stroke) =>
      stroke.map((point) => ({ ...point, x: (point.x - from.x) * scale + to.x, y: (point.y - from.y) * scale + to.y })),
    ),
  };
}

// NaN fails both comparisons, and so does what is no number.
function isCoordinate(value: unknown): value is number {
  return typeof value === "number" && value >= -maxCoordinate && value <= maxCoordinate;
}

function brokenCoordinate(stroke: number, point: number, axis: "x" | "y", got: unknown): TenpenError {
  return fault("ink", `stroke ${stroke}, point ${point}`, `${axis} must be finite and within ±1e9`, got);
}

function checkSize(what: string, size: unknown): void {
  if (size === undefined) return;
  if (!(typeof size === "number" && size > 0 && size <= maxCoordinate)) {
    throw fault("ink", what, "must be above 0 and at most 1e9", size);
  }
}
