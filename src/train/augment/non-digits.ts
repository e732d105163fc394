import { bounds, type Point, type Stroke } from "../../ink/stroke.ts";
import type { Random } from "../../nn/random.ts";
import { toUnit } from "./ink.ts";
import { distance, lengthOf, partOf } from "./path.ts";
import { signs } from "./symbols.ts";

/** A drawing that shows no digit, made up: a scribble, a sign, or a character of no alphabet. Its longer side is about 1. */
export function madeUp(random: Random): Stroke[] {
  const kind = random.float();
  if (kind < 0.25) return Array.from({ length: 1 + random.below(3) }, () => scribble(random));
  if (kind < 0.35) return [zigzag(random)];
  if (kind < 0.6) return character(random);
  return signs[random.below(signs.length)]!.map((stroke) => stroke.slice());
}

/** Two digits, one behind the other: more than a digit is none either. */
export function sideBySide(left: readonly Stroke[], right: readonly Stroke[], random: Random): Stroke[] {
  const [a, b] = [toUnit(left), toUnit(right)];
  const [areaA, areaB] = [bounds({ strokes: a }), bounds({ strokes: b })];
  if (areaA === null || areaB === null) return [...a, ...b];
  const scale = random.between(0.8, 1.25);
  const move = areaA.x + areaA.width + random.between(0.05, 0.35) - areaB.x * scale;
  const drop = random.between(-0.15, 0.15);
  return [...a, ...b.map((stroke) => stroke.map(({ x, y }) => ({ x: x * scale + move, y: y * scale + drop })))];
}

/** How much of a digit is drawn, from and to, when it is unfinished. The beginnings of the others are digits themselves. */
const begun: Readonly<Record<number, readonly [number, number]>> = {
  0: [0.5, 0.7],
  2: [0.15, 0.3],
  3: [0.15, 0.3],
  7: [0.12, 0.25],
};

/** Whether `unfinished` makes something of these strokes that is no digit. */
export function canBeUnfinished(strokes: readonly Stroke[], digit: number | null): boolean {
  if (digit === 4) return strokes.length > 1 && lengthOf(strokes.slice(1)) > 0.25 * lengthOf(strokes);
  if (digit === null || !(digit in begun) || lengthOf(strokes) === 0) return false;
  const most = partOf(strokes, 0, begun[digit]![1]);
  // An open 0 is still one, and a 7 that begins downward begins as a 1 does.
  if (digit === 0) return gapOf(most) > 0.35;
  return digit !== 7 || begun[7]!.every((share) => isFlat(partOf(strokes, 0, share)));
}

/** From the first point to the last, as a share of the longer side. */
function gapOf(strokes: readonly Stroke[]): number {
  const points = strokes.flat();
  const { width, height } = bounds({ strokes })!;
  return distance(points[0]!, points.at(-1)!) / Math.max(width, height);
}

function isFlat(strokes: readonly Stroke[]): boolean {
  const { width, height } = bounds({ strokes })!;
  return width > 1.5 * height;
}

/** A digit whose writer has just begun: a 4 without its second stroke, or the first part of another. */
export function unfinished(strokes: readonly Stroke[], digit: number, random: Random): Stroke[] {
  const parts = begun[digit];
  return parts ? partOf(strokes, 0, random.between(...parts)) : strokes.slice(0, 1);
}

/** A hand that goes on and on: a curve through the middles between random corners. */
function scribble(random: Random): Stroke {
  const corners = Array.from({ length: 7 + random.below(10) }, () => anywhere(random));
  const points: Point[] = [];
  for (let i = 1; i + 1 < corners.length; i++) {
    const [before, corner, after] = [corners[i - 1]!, corners[i]!, corners[i + 1]!];
    for (let step = 0; step < 8; step++) {
      // A quadratic B-spline, with the corners as its controls.
      const t = step / 8;
      const [a, b, c] = [(1 - t) ** 2 / 2, 0.5 + t * (1 - t), (t * t) / 2];
      points.push({ x: a * before.x + b * corner.x + c * after.x, y: a * before.y + b * corner.y + c * after.y });
    }
  }
  return points;
}

function anywhere(random: Random): Point {
  return { x: random.between(-0.5, 0.5), y: random.between(-0.5, 0.5) };
}

/** Three or four strokes between places of a grid, straight, bent or round: more than most digits have. */
function character(random: Random): Stroke[] {
  return Array.from({ length: 3 + random.below(2) }, () => {
    const [from, by, to] = placesOf(random) as [Point, Point, Point];
    const kind = random.float();
    if (kind < 0.5) return [from, to];
    return kind < 0.8 ? [from, by, to] : arc(from, by, to);
  });
}

/** Three of nine places, none of them twice. */
function placesOf(random: Random): Point[] {
  return random
    .shuffle([0, 1, 2, 3, 4, 5, 6, 7, 8])
    .slice(0, 3)
    .map((place) => ({
      x: (place % 3) / 2 - 0.5 + random.between(-0.08, 0.08),
      y: Math.floor(place / 3) / 2 - 0.5 + random.between(-0.08, 0.08),
    }));
}

/** A quadratic curve of Bézier. */
function arc(from: Point, by: Point, to: Point): Stroke {
  return Array.from({ length: 9 }, (_, step) => {
    const t = step / 8;
    const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t * t];
    return { x: a * from.x + b * by.x + c * to.x, y: a * from.y + b * by.y + c * to.y };
  });
}

/** To and fro, as something is crossed out or filled. */
function zigzag(random: Random): Stroke {
  const turns = 6 + random.below(9);
  const [width, slope] = [random.between(0.3, 1), random.between(-0.3, 0.3)];
  const isUpright = random.float() < 0.5;
  return Array.from({ length: turns }, (_, i) => {
    const across = (i % 2 === 0 ? -0.5 : 0.5) * width + random.between(-0.08, 0.08);
    const along = i / (turns - 1) - 0.5 + slope * across;
    return isUpright ? { x: across, y: along } : { x: along, y: across };
  });
}
