import type { Point, Stroke } from "../src/ink/stroke.ts";
import { overlap, strokeBox } from "./stroke-box.ts";

/** Whether a stroke comes nearer than `distance` to the straight way between two points. */
export function touches(stroke: Stroke, from: Point, to: Point, distance: number): boolean {
  const way = {
    x: Math.min(from.x, to.x) - distance,
    y: Math.min(from.y, to.y) - distance,
    width: Math.abs(to.x - from.x) + 2 * distance,
    height: Math.abs(to.y - from.y) + 2 * distance,
  };
  if (!overlap(strokeBox(stroke), way)) return false;
  return stroke.some((point, index) => {
    const before = stroke[index - 1] ?? point;
    return (
      cross(before, point, from, to) ||
      distanceTo(from, before, point) < distance ||
      distanceTo(to, before, point) < distance ||
      distanceTo(point, from, to) < distance
    );
  });
}

/** Whether the straight ways from a to b and from c to d cross. */
export function cross(a: Point, b: Point, c: Point, d: Point): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

/** On which side of the way from a to b a point lies, as a sign. */
function side(a: Point, b: Point, point: Point): number {
  return Math.sign((b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x));
}

/** From a point to the nearest of the straight way from a to b. */
function distanceTo(point: Point, a: Point, b: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.min(Math.max(((point.x - a.x) * dx + (point.y - a.y) * dy) / length, 0), 1);
  return Math.hypot(a.x + dx * share - point.x, a.y + dy * share - point.y);
}
