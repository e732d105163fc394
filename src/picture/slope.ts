import type { Bounds } from "../ink/stroke.ts";
import { type Direction, level } from "./crop.ts";
import { weightedMedian } from "./weighted-median.ts";

/** Tangents: no line rises or falls more steeply from one piece to the next; and what rises less is level. */
const [steepest, least] = [0.6, 0.045];
/** Of the larger of two: pieces of one line are of that size, and their middles no further apart. */
const [alike, apart] = [0.5, 2.4];
/** In a line the slope is measured from each piece to so many that follow it. */
const ahead = 5;
/** So many pairs of pieces tell a slope, with so much of them near to it, give or take. */
const [fewest, agreeing, near] = [3, 0.6, 0.09];

/** Which way the lines go on a page that was turned by some degrees, by the places of the pieces of ink; level where they do not tell. */
export function directionOfLines(pieces: readonly Bounds[]): Direction {
  const middles = pieces.map(({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 }));
  const next = pieces.map((_, i) => nextOf(i, pieces, middles));
  const slopes: { readonly value: number; readonly weight: number }[] = [];
  for (const [i, from] of middles.entries()) {
    for (let j = next[i]!, step = 0; j >= 0 && step < ahead; j = next[j]!, step++) {
      const [x, y] = [middles[j]!.x - from.x, middles[j]!.y - from.y];
      slopes.push({ value: y / x, weight: x });
    }
  }
  const slope = weightedMedian(slopes);
  const all = slopes.reduce((sum, { weight }) => sum + weight, 0);
  const some = slopes.reduce((sum, each) => sum + (Math.abs(each.value - slope) <= near ? each.weight : 0), 0);
  if (slopes.length < fewest || some < agreeing * all || Math.abs(slope) < least) return level;
  const length = Math.sqrt(1 + slope * slope);
  return { across: [1 / length, slope / length], down: [-slope / length, 1 / length] };
}

/** Which piece follows another on its line, −1 for none. */
function nextOf(i: number, pieces: readonly Bounds[], middles: readonly { readonly x: number; readonly y: number }[]) {
  let found = -1;
  let least = Number.POSITIVE_INFINITY;
  const own = pieces[i]!.height;
  const from = middles[i]!;
  for (let j = 0; j < pieces.length; j++) {
    const x = middles[j]!.x - from.x;
    if (x <= 0) continue;
    const y = Math.abs(middles[j]!.y - from.y);
    const { height } = pieces[j]!;
    const high = Math.max(height, own);
    if (y > steepest * x || Math.min(height, own) < alike * high || x > apart * high) continue;
    const away = x * x + y * y;
    if (away >= least) continue;
    found = j;
    least = away;
  }
  return found;
}
