import type { Point, Stroke } from "../../ink/stroke.ts";
import type { Random } from "../../nn/random.ts";
import { signs } from "../augment/signs.ts";
import type { Render } from "./render.ts";
import { renderStrokes, type Variation } from "./variation.ts";

/** Drawings that nobody drew, none of which shows a digit. */
export function renderSynthetic(variation: Variation): Render {
  return renderStrokes(variation, (_index, random) => drawSynthetic(random));
}

/** A drawing that shows no digit: a scribble, a sign, or a character of no alphabet. Its longer side is about 1. */
export function drawSynthetic(random: Random): Stroke[] {
  const kind = random.float();
  if (kind < 0.25) return Array.from({ length: 1 + random.below(3) }, () => scribble(random));
  if (kind < 0.35) return [zigzag(random)];
  if (kind < 0.6) return character(random);
  return signs[random.below(signs.length)]!.map((stroke) => stroke.slice());
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
