import type { Point, Stroke } from "../../ink/stroke.ts";

/** A place that the pen goes through, smoothly or turning there. */
export interface ControlPoint extends Point {
  readonly isCorner: boolean;
}

/**
 * Strokes as text: parted by " / ", their points x,y in hundredths of the longer side, from the middle, y downward; those that
 * end in "!" are corners.
 */
export function parseControlPoints(text: string): ControlPoint[][] {
  return text.split(" / ").map((stroke) =>
    stroke.split(" ").map((point) => {
      const [x, y] = point.replace("!", "").split(",").map(Number) as [number, number];
      return { x: x / 100, y: y / 100, isCorner: point.endsWith("!") };
    }),
  );
}

const stepsBetween = 6;

/** What a pen draws through these points: a spline of Catmull and Rom, which ends and begins anew at each corner. */
export function curveThrough(points: readonly ControlPoint[]): Stroke {
  const curve: Point[] = points.slice(0, 1).map(({ x, y }) => ({ x, y }));
  for (let i = 1; i < points.length; i++) {
    const [from, to] = [points[i - 1]!, points[i]!];
    if (from.isCorner && to.isCorner) {
      curve.push({ x: to.x, y: to.y });
      continue;
    }
    const before = from.isCorner ? from : (points[i - 2] ?? from);
    const after = to.isCorner ? to : (points[i + 1] ?? to);
    for (let step = 1; step <= stepsBetween; step++) {
      const t = step / stepsBetween;
      const [a, b] = [t * (1 - t) * (1 - t), t * t * (1 - t)];
      const s = t * t * (3 - 2 * t);
      curve.push({
        x: from.x + s * (to.x - from.x) + (a * (to.x - before.x) - b * (after.x - from.x)) / 2,
        y: from.y + s * (to.y - from.y) + (a * (to.y - before.y) - b * (after.y - from.y)) / 2,
      });
    }
  }
  return curve;
}
