import type { Point, Stroke } from "../src/ink/stroke.ts";

const passes = 3;
/** No more is cut off a side in one pass, in units of the paper: a cell of the keyboard's grid. A 7 of longer curves looks like a bracket. */
const mostCut = 25;

/**
 * A way of straight pieces with its corners rounded, as a hand draws them. It begins and ends where it did. Chaikin's corner cutting,
 * of whole sides however many steps each was drawn in. https://doi.org/10.1016/0146-664X(74)90028-8
 */
export function rounded(way: Stroke): Stroke {
  let points: Stroke = cornersOf(way);
  for (let pass = 0; pass < passes; pass++) points = cutCorners(points);
  return points;
}

/** Its ends, and the points where it turns. */
function cornersOf(way: Stroke): Point[] {
  const corners: Point[] = [];
  for (const point of way) {
    const [before, last] = corners.slice(-2);
    if (before && last && isStraight(before, last, point)) corners.pop();
    corners.push(point);
  }
  return corners;
}

function isStraight(a: Point, b: Point, c: Point): boolean {
  const [ux, uy, vx, vy] = [b.x - a.x, b.y - a.y, c.x - b.x, c.y - b.y];
  return Math.abs(ux * vy - uy * vx) < 1e-6 * Math.hypot(ux, uy) * Math.hypot(vx, vy) && ux * vx + uy * vy >= 0;
}

function cutCorners(points: Stroke): Stroke {
  const last = points.length - 1;
  if (last < 2) return points;
  return points.slice(0, -1).flatMap((point, i) => {
    const next = points[i + 1]!;
    const share = Math.min(0.25, mostCut / Math.hypot(next.x - point.x, next.y - point.y));
    return [i === 0 ? point : between(point, next, share), i === last - 1 ? next : between(point, next, 1 - share)];
  });
}

function between(a: Point, b: Point, share: number): Point {
  return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
}
