import { bounds, type Stroke } from "../ink/stroke.ts";

/** Strokes of so many points together, which no hand draws in minutes, are thinned before they are drawn again and again. */
const many = 20_000;
/**
 * Of the longer side of a stroke: points nearer than that to the one before show little or nothing in an image of 28 pixels. The
 * coarser are for what stays too many.
 */
const reaches = [1 / 400, 1 / 200, 1 / 100, 1 / 50];

/**
 * The strokes as they are; where they are of very many points, without those that stand close to others, and of what is too many still,
 * such as a scribble that jumps to and fro, points taken evenly.
 */
export function thin(strokes: readonly Stroke[]): readonly Stroke[] {
  let thinned = strokes;
  for (const reach of reaches) {
    if (countPoints(thinned) <= many) return thinned;
    thinned = thinned.map((stroke) => thinStroke(stroke, reach));
  }
  const share = many / countPoints(thinned);
  return share >= 1 ? thinned : thinned.map((stroke) => takeEvenly(stroke, Math.floor(share * stroke.length)));
}

function countPoints(strokes: readonly Stroke[]): number {
  return strokes.reduce((count, { length }) => count + length, 0);
}

/** So many points of a stroke, first and last among them; one at least of what has any. */
function takeEvenly(stroke: Stroke, count: number): Stroke {
  if (count < 2) return stroke.slice(0, 1);
  return Array.from({ length: count }, (_, i) => stroke[Math.round((i * (stroke.length - 1)) / (count - 1))]!);
}

function thinStroke(stroke: Stroke, share: number): Stroke {
  const area = bounds({ strokes: [stroke] });
  const reach = area ? share * Math.max(area.width, area.height) : 0;
  let last = stroke[0]!;
  return stroke.filter((point, i) => {
    const isInside = i > 0 && i < stroke.length - 1;
    if (isInside && Math.max(Math.abs(point.x - last.x), Math.abs(point.y - last.y)) < reach) return false;
    last = point;
    return true;
  });
}
