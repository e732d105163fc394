import type { Point, Stroke } from "../../ink/stroke.ts";

/** How far the pen went on the paper, in the unit of the points. */
export function lengthOf(strokes: readonly Stroke[]): number {
  let length = 0;
  for (const stroke of strokes) {
    for (let i = 1; i < stroke.length; i++) length += distance(stroke[i - 1]!, stroke[i]!);
  }
  return length;
}

/** What a pen draws between two shares of the way, 0…1. */
export function partOf(strokes: readonly Stroke[], from: number, to: number): Stroke[] {
  const length = lengthOf(strokes);
  let gone = 0;
  const parts = strokes.map((stroke) => {
    const part: Point[] = [];
    for (let i = 1; i < stroke.length; i++) {
      const [a, b] = [stroke[i - 1]!, stroke[i]!];
      const step = distance(a, b);
      const first = Math.max(0, (from * length - gone) / step);
      const last = Math.min(1, (to * length - gone) / step);
      gone += step;
      // Neither less nor more where the pen stood still at the very border.
      if (!(first < last)) continue;
      if (part.length === 0) part.push(along(a, b, first));
      part.push(along(a, b, last));
    }
    return part;
  });
  return parts.filter((part) => part.length > 0);
}

export function distance(a: Point, b: Point): number {
  return Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2);
}

function along(a: Point, b: Point, share: number): Point {
  return { x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y) };
}
