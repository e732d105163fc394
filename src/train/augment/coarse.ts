import type { Point, Stroke } from "../../ink/stroke.ts";
import type { Random } from "../../nn/random.ts";
import { toUnit } from "./ink.ts";
import { distance } from "./path.ts";

/**
 * Now and then gives strokes as coarser devices do: of few points, or of a tablet whose units are large against a tiny drawing.
 *
 * @returns strokes as they were, or others whose longer side is 1.
 */
export function varyResolution(strokes: readonly Stroke[], random: Random): readonly Stroke[] {
  const chance = random.float();
  if (chance < 0.03) {
    const tolerance = random.between(0.01, 0.03);
    return toUnit(strokes).map((stroke) => simplify(stroke, tolerance));
  }
  if (chance < 0.06) return quantize(toUnit(strokes), 8 + random.below(15), random.float() < 0.5);
  return strokes;
}

/** Of Douglas and Peucker: the fewest of its points that all others lie within a distance of. */
export function simplify(stroke: Stroke, tolerance: number): Stroke {
  if (stroke.length < 3) return stroke;
  const [first, last] = [stroke[0]!, stroke.at(-1)!];
  let furthest = 0;
  let most = tolerance;
  for (let i = 1; i + 1 < stroke.length; i++) {
    const away = distanceFromSegment(stroke[i]!, first, last);
    if (away > most) [furthest, most] = [i, away];
  }
  if (furthest === 0) return [first, last];
  const before = simplify(stroke.slice(0, furthest + 1), tolerance);
  return [...before, ...simplify(stroke.slice(furthest), tolerance).slice(1)];
}

function distanceFromSegment(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const square = dx * dx + dy * dy;
  if (square === 0) return distance(point, from);
  const share = Math.max(0, Math.min(1, ((point.x - from.x) * dx + (point.y - from.y) * dy) / square));
  return distance(point, { x: from.x + share * dx, y: from.y + share * dy });
}

/**
 * Moves the points of a drawing, whose longer side is 1, to the crossings of a grid.
 *
 * @param units how many of them the longer side is.
 * @param isStepped whether the pen goes along the lines of the grid, as one does that is asked at each of its units.
 */
export function quantize(strokes: readonly Stroke[], units: number, isStepped: boolean): Stroke[] {
  return strokes.map((stroke) => {
    const steps: Point[] = [];
    for (const point of stroke) {
      const [x, y] = [Math.round(point.x * units) / units, Math.round(point.y * units) / units];
      const before = steps.at(-1);
      if (before && before.x === x && before.y === y) continue;
      if (isStepped && before && before.x !== x && before.y !== y) steps.push({ x, y: before.y });
      steps.push({ x, y });
    }
    return steps;
  });
}
