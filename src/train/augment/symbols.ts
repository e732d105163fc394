import type { Point, Stroke } from "../../ink/stroke.ts";
import type { Random } from "../../nn/random.ts";
import { type ControlPoint, curveThrough } from "./curve.ts";
import { toUnit } from "./ink.ts";

/** What numbers need besides digits. */
export const symbols = [".", ",", "-"] as const;

export type NumberSymbol = (typeof symbols)[number];

/**
 * A point, a comma or a minus as people make them, around the origin, as large as it is beside digits whose height is 1: a dot, a tick, a
 * blot or a tiny circle; a comma straight, bent, hooked, long; a minus level or a little slanted, bent, with a hook.
 */
export function drawSymbol(symbol: NumberSymbol, random: Random): Stroke[] {
  const [size, stroke] = {
    ".": () => [random.between(0.01, 0.1), drawPoint(random)] as const,
    ",": () => [random.between(0.12, 0.4), drawComma(random)] as const,
    "-": () => [random.between(0.2, 0.6), drawMinus(random)] as const,
  }[symbol]();
  return toUnit([stroke]).map((unit) => unit.map(({ x, y }) => ({ x: size * x, y: size * y })));
}

function drawPoint(random: Random): Stroke {
  const kind = random.float();
  if (kind < 0.25) return [{ x: 0, y: 0 }];
  // A pen that slips: two to four points, in steps that hardly turn.
  if (kind < 0.6) return walk(1 + random.below(3), random);
  if (kind < 0.8) return walk(4 + random.below(8), random);
  const [width, open] = [random.between(0.5, 1), random.between(-0.2, 0.3)];
  return curveThrough(
    [
      [0, -0.5],
      [-0.5, 0],
      [0, 0.5],
      [0.5, 0],
      [open, -0.5],
    ].map(([x, y]) => ({ x: width * x!, y: y!, isCorner: false })),
  );
}

function walk(steps: number, random: Random): Stroke {
  let [x, y] = [0, 0];
  const [dx, dy] = [random.between(-1, 1), random.between(-1, 1)];
  const points: Point[] = [{ x, y }];
  for (let i = 0; i < steps; i++) {
    [x, y] = [x + dx + random.between(-1, 1), y + dy + random.between(-1, 1)];
    points.push({ x, y });
    // So that a longer walk is a blot.
    if (steps > 3) [x, y] = [x - 1.2 * dx, y - 1.2 * dy];
  }
  return points;
}

function drawComma(random: Random): Stroke {
  const slant = random.between(-0.1, 0.7);
  const bow = random.float() < 0.3 ? 0 : random.between(0, 0.3);
  const points: ControlPoint[] = [
    { x: slant / 2, y: -0.5, isCorner: false },
    { x: bow + slant / 6, y: -0.1, isCorner: false },
    { x: -slant / 2, y: 0.5, isCorner: false },
  ];
  const hook = random.float();
  // A head before it, or a stroke to the left below.
  if (hook < 0.2) points.unshift(hookAt(points[0]!, random.between(-0.4, -0.15), random.between(-0.05, 0.15)));
  else if (hook < 0.35) points.push(hookAt(points[2]!, random.between(-0.4, -0.1), random.between(-0.05, 0.1)));
  return curveThrough(points);
}

function drawMinus(random: Random): Stroke {
  const rise = random.between(-0.12, 0.16);
  const bow = random.float() < 0.4 ? 0 : random.between(-0.12, 0.12);
  const points: ControlPoint[] = [
    { x: -0.5, y: rise, isCorner: false },
    { x: 0, y: bow, isCorner: false },
    { x: 0.5, y: -rise, isCorner: false },
  ];
  const hook = random.float();
  if (hook < 0.15) points.unshift(hookAt(points[0]!, random.between(-0.05, 0.08), random.between(-0.18, 0.18)));
  else if (hook < 0.25) points.push(hookAt(points[2]!, random.between(-0.1, 0.03), random.between(-0.15, 0.15)));
  return curveThrough(points);
}

function hookAt({ x, y }: Point, right: number, down: number): ControlPoint {
  return { x: x + right, y: y + down, isCorner: false };
}
