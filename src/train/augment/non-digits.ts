import { bounds, type Point, type Stroke } from "../../ink/stroke.ts";
import type { Random } from "../../nn/random.ts";
import { between } from "./affine.ts";
import { toUnit } from "./ink.ts";

/** A drawing that shows no digit, made up: a scribble, or a sign. Its longer side is about 1. */
export function madeUp(random: Random): Stroke[] {
  const kind = random.float();
  if (kind < 0.35) return Array.from({ length: 1 + random.below(3) }, () => scribble(random));
  if (kind < 0.5) return [zigzag(random)];
  const sign = signs[random.below(signs.length)]!;
  return sign.map((stroke) => stroke.map(([x, y]) => ({ x, y })));
}

/** Two digits, one behind the other: more than a digit is none either. */
export function sideBySide(left: readonly Stroke[], right: readonly Stroke[], random: Random): Stroke[] {
  const [a, b] = [toUnit(left), toUnit(right)];
  const [areaA, areaB] = [bounds({ strokes: a }), bounds({ strokes: b })];
  if (areaA === null || areaB === null) return [...a, ...b];
  const scale = between(random, 0.8, 1.25);
  const move = areaA.x + areaA.width + between(random, 0.05, 0.35) - areaB.x * scale;
  const drop = between(random, -0.15, 0.15);
  return [...a, ...b.map((stroke) => stroke.map(({ x, y }) => ({ x: x * scale + move, y: y * scale + drop })))];
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
  return { x: between(random, -0.5, 0.5), y: between(random, -0.5, 0.5) };
}

/** To and fro, as something is crossed out or filled. */
function zigzag(random: Random): Stroke {
  const turns = 6 + random.below(9);
  const [width, slope] = [between(random, 0.3, 1), between(random, -0.3, 0.3)];
  const isUpright = random.float() < 0.5;
  return Array.from({ length: turns }, (_, i) => {
    const across = (i % 2 === 0 ? -0.5 : 0.5) * width + between(random, -0.08, 0.08);
    const along = i / (turns - 1) - 0.5 + slope * across;
    return isUpright ? { x: across, y: along } : { x: along, y: across };
  });
}

/** Signs that people draw, and that no digit looks like: strokes of [x, y] in −0.5…0.5, y downward. */
const signs: readonly (readonly (readonly (readonly [number, number])[])[])[] = [
  // plus, times, equals, hash, asterisk, divided by
  [
    [
      [-0.5, 0],
      [0.5, 0],
    ],
    [
      [0, -0.5],
      [0, 0.5],
    ],
  ],
  [
    [
      [-0.5, -0.5],
      [0.5, 0.5],
    ],
    [
      [0.5, -0.5],
      [-0.5, 0.5],
    ],
  ],
  [
    [
      [-0.5, -0.15],
      [0.5, -0.15],
    ],
    [
      [-0.5, 0.15],
      [0.5, 0.15],
    ],
  ],
  [
    [
      [-0.2, -0.5],
      [-0.25, 0.5],
    ],
    [
      [0.25, -0.5],
      [0.2, 0.5],
    ],
    [
      [-0.5, -0.18],
      [0.5, -0.18],
    ],
    [
      [-0.5, 0.18],
      [0.5, 0.18],
    ],
  ],
  [
    [
      [-0.5, -0.3],
      [0.5, 0.3],
    ],
    [
      [0.5, -0.3],
      [-0.5, 0.3],
    ],
    [
      [0, -0.5],
      [0, 0.5],
    ],
  ],
  [
    [
      [-0.5, 0],
      [0.5, 0],
    ],
    [
      [0, -0.35],
      [0.01, -0.35],
    ],
    [
      [0, 0.35],
      [0.01, 0.35],
    ],
  ],
  // tick, arrows, triangle, star, square root
  [
    [
      [-0.4, 0.1],
      [-0.12, 0.45],
      [0.5, -0.5],
    ],
  ],
  [
    [
      [-0.5, 0],
      [0.5, 0],
    ],
    [
      [0.2, -0.25],
      [0.5, 0],
      [0.2, 0.25],
    ],
  ],
  [
    [
      [0, 0.5],
      [0, -0.5],
    ],
    [
      [-0.25, -0.2],
      [0, -0.5],
      [0.25, -0.2],
    ],
  ],
  [
    [
      [0, -0.45],
      [-0.5, 0.45],
      [0.5, 0.45],
      [0, -0.45],
    ],
  ],
  [
    [
      [-0.3, 0.5],
      [0, -0.5],
      [0.3, 0.5],
      [-0.5, -0.12],
      [0.5, -0.12],
      [-0.3, 0.5],
    ],
  ],
  [
    [
      [-0.5, 0.1],
      [-0.35, 0.05],
      [-0.2, 0.5],
      [0, -0.5],
      [0.5, -0.5],
    ],
  ],
  // heart, house, wave, spiral, face, lightning, percent, square with a cross
  [
    [
      [0, 0.5],
      [-0.4, 0.05],
      [-0.5, -0.2],
      [-0.38, -0.42],
      [-0.18, -0.42],
      [0, -0.2],
      [0.18, -0.42],
      [0.38, -0.42],
      [0.5, -0.2],
      [0.4, 0.05],
      [0, 0.5],
    ],
  ],
  [
    [
      [-0.4, 0.5],
      [-0.4, -0.1],
      [0, -0.5],
      [0.4, -0.1],
      [0.4, 0.5],
      [-0.4, 0.5],
    ],
  ],
  [
    [
      [-0.5, 0.1],
      [-0.38, -0.1],
      [-0.25, -0.1],
      [-0.12, 0.1],
      [0, 0.1],
      [0.12, -0.1],
      [0.25, -0.1],
      [0.38, 0.1],
      [0.5, 0],
    ],
  ],
  [
    [
      [0, 0],
      [0.1, -0.02],
      [0.1, 0.1],
      [-0.06, 0.14],
      [-0.16, 0],
      [-0.1, -0.2],
      [0.14, -0.24],
      [0.3, 0],
      [0.24, 0.3],
      [-0.1, 0.4],
      [-0.4, 0.2],
      [-0.42, -0.2],
      [-0.1, -0.5],
    ],
  ],
  [
    [
      [0, -0.5],
      [-0.35, -0.35],
      [-0.5, 0],
      [-0.35, 0.35],
      [0, 0.5],
      [0.35, 0.35],
      [0.5, 0],
      [0.35, -0.35],
      [0, -0.5],
    ],
    [
      [-0.18, -0.15],
      [-0.17, -0.1],
    ],
    [
      [0.18, -0.15],
      [0.17, -0.1],
    ],
    [
      [-0.25, 0.15],
      [0, 0.28],
      [0.25, 0.15],
    ],
  ],
  [
    [
      [0.1, -0.5],
      [-0.25, 0.05],
      [0.05, 0.05],
      [-0.1, 0.5],
      [0.3, -0.12],
      [0, -0.12],
      [0.25, -0.5],
    ],
  ],
  [
    [
      [0.4, -0.5],
      [-0.4, 0.5],
    ],
    [
      [-0.3, -0.45],
      [-0.42, -0.3],
      [-0.3, -0.15],
      [-0.18, -0.3],
      [-0.3, -0.45],
    ],
    [
      [0.3, 0.45],
      [0.42, 0.3],
      [0.3, 0.15],
      [0.18, 0.3],
      [0.3, 0.45],
    ],
  ],
  [
    [
      [-0.45, -0.45],
      [0.45, -0.45],
      [0.45, 0.45],
      [-0.45, 0.45],
      [-0.45, -0.45],
    ],
    [
      [-0.45, -0.45],
      [0.45, 0.45],
    ],
    [
      [0.45, -0.45],
      [-0.45, 0.45],
    ],
  ],
];
