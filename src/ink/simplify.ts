import type { Point, Stroke } from "./stroke.ts";

/**
 * The stroke with as few of its points as keep it within `tolerance` of itself, first and last among them (Ramer, Douglas and
 * Peucker). Its own points, unchanged.
 *
 * @param tolerance in the unit of the points, at least 0.
 */
export function simplify(stroke: Stroke, tolerance: number): Stroke {
  if (stroke.length < 3) return stroke;
  const kept = new Uint8Array(stroke.length);
  kept[0] = kept[stroke.length - 1] = 1;
  // A stack, since a stroke may have more points than calls may be nested.
  const spans = [0, stroke.length - 1];
  while (spans.length > 0) {
    const to = spans.pop()!;
    const from = spans.pop()!;
    let farthest = from;
    let distance = tolerance;
    for (let i = from + 1; i < to; i++) {
      const away = distanceTo(stroke[i]!, stroke[from]!, stroke[to]!);
      if (away > distance) {
        distance = away;
        farthest = i;
      }
    }
    if (farthest === from) continue;
    kept[farthest] = 1;
    spans.push(from, farthest, farthest, to);
  }
  return stroke.filter((_, i) => kept[i] === 1);
}

/** From a point to the line between two. */
function distanceTo(point: Point, a: Point, b: Point): number {
  const [x, y] = [b.x - a.x, b.y - a.y];
  const square = x * x + y * y;
  const along = square === 0 ? 0 : ((point.x - a.x) * x + (point.y - a.y) * y) / square;
  const at = Math.min(Math.max(along, 0), 1);
  const [dx, dy] = [point.x - a.x - at * x, point.y - a.y - at * y];
  return Math.sqrt(dx * dx + dy * dy);
}
