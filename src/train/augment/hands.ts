import { bounds, type Stroke } from "../../ink/stroke.ts";
import type { Random } from "../../nn/random.ts";
import { between } from "./affine.ts";
import { toUnit } from "./ink.ts";

type Strokes = readonly Stroke[];

/**
 * Now and then writes a digit as people elsewhere do, where the sets of ink know one hand better than the other: a 7 with
 * its bar or without, a 1 on a base, a 0 that is crossed.
 *
 * @param digit which digit the strokes show.
 * @returns strokes whose longer side is 1, or a little more.
 */
export function otherHand(strokes: Strokes, digit: number, random: Random): Stroke[] {
  const unit = toUnit(strokes);
  const chance = random.float();
  if (digit === 7 && chance < 0.4) {
    const plain = unit.filter((stroke) => !isBar(stroke));
    if (plain.length < unit.length) return plain.length > 0 ? plain : unit;
    return chance < 0.2 ? [...unit, ...bar(unit, random)] : unit;
  }
  if (digit === 1 && chance < 0.3) return [...unit, ...base(unit, random)];
  if (digit === 0 && chance < 0.06) return [...unit, slash(random)];
  return unit;
}

/** Flat, and about half-way down. */
function isBar(stroke: Stroke): boolean {
  const area = bounds({ strokes: [stroke] });
  if (area === null) return false;
  const middle = area.y + area.height / 2;
  return area.height < 0.3 && area.width > area.height && middle > -0.2 && middle < 0.3;
}

/** Through the place where the strokes cross a line about half-way down; none where they do not. */
function bar(strokes: Strokes, random: Random): Stroke[] {
  const y = between(random, -0.08, 0.18);
  const half = between(random, 0.12, 0.26);
  const tilt = between(random, -0.06, 0.03);
  for (const stroke of strokes) {
    for (let i = 1; i < stroke.length; i++) {
      const [from, to] = [stroke[i - 1]!, stroke[i]!];
      if (from.y > y || to.y <= y) continue;
      const x = from.x + ((to.x - from.x) * (y - from.y)) / (to.y - from.y);
      return [
        [
          { x: x - half, y: y - tilt },
          { x: x + half, y: y + tilt },
        ],
      ];
    }
  }
  return [];
}

/** Under the lowest point. */
function base(strokes: Strokes, random: Random): Stroke[] {
  const points = strokes.flat();
  if (points.length === 0) return [];
  const lowest = points.reduce((low, point) => (point.y > low.y ? point : low));
  const [left, right] = [between(random, 0.12, 0.3), between(random, 0.12, 0.3)];
  const tilt = between(random, -0.04, 0.04);
  return [
    [
      { x: lowest.x - left, y: lowest.y + tilt },
      { x: lowest.x + right, y: lowest.y - tilt },
    ],
  ];
}

/** From the upper right to the lower left. */
function slash(random: Random): Stroke {
  const [x, y] = [between(random, 0.12, 0.3), between(random, 0.25, 0.5)];
  return [
    { x, y: -y },
    { x: -x, y },
  ];
}
