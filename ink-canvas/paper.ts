import type { Point } from "../src/ink/stroke.ts";

/**
 * Size of the paper, wide enough for a number. Every stroke is kept in these units, whatever the size of the canvas on the screen,
 * whose sides are as 4 to 3 too.
 */
export const paper = { width: 800, height: 600 } as const;

/** Width of the brush in units of the paper: 8 CSS pixels on a paper of 640, and as much thinner on a smaller one. */
export const brushWidth = 10;

/** Where the paper lies on the screen, in CSS pixels: a `DOMRect` will do. */
export interface PaperRect {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The one transform from the screen to the paper. */
export function toPaper(clientX: number, clientY: number, rect: PaperRect): Point {
  return {
    x: ((clientX - rect.left) * paper.width) / Math.max(rect.width, 1),
    y: ((clientY - rect.top) * paper.height) / Math.max(rect.height, 1),
  };
}

/**
 * How far a pen that stands at `from`, on the paper, gets on its way to `to`: `to` itself, or the point where it leaves.
 * Ink beyond the edge could not be seen, so it is not read either.
 */
export function towards(from: Point, to: Point): Point {
  let share = 1;
  for (const [axis, side] of [
    ["x", paper.width],
    ["y", paper.height],
  ] as const) {
    const distance = to[axis] - from[axis];
    if (to[axis] > side) share = Math.min(share, (side - from[axis]) / distance);
    if (to[axis] < 0) share = Math.min(share, -from[axis] / distance);
  }
  if (share >= 1) return to;
  return onPaper({ ...to, x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share });
}

/** The nearest point on the paper. */
export function onPaper(point: Point): Point {
  const { x, y } = point;
  return { ...point, x: Math.min(Math.max(x, 0), paper.width), y: Math.min(Math.max(y, 0), paper.height) };
}
