import type { Random } from "../../nn/random.ts";

/** x′ = xx·x + xy·y and y′ = yx·x + yy·y. */
export interface Linear {
  readonly xx: number;
  readonly xy: number;
  readonly yx: number;
  readonly yy: number;
}

export interface LinearRange {
  /** tan of half the largest angle of rotation, either way. */
  readonly turn: number;
  /** By how much each axis is stretched or pressed at most, as a share of itself. */
  readonly stretch: number;
  /** By how much x moves for a step in y at most, either way. */
  readonly shear: number;
}

/** tan 7.5°: rotation by 15° at most. */
export const turnBy15 = 0.131652497587396;

/** A rotation of a shear of a stretch, each drawn evenly from its range (the rotation by the tangent of half its angle). */
export function drawLinear(random: Random, { turn, stretch, shear }: LinearRange): Linear {
  // Sine and cosine from the tangent of half the angle are fractions: the same to the bit everywhere.
  const t = random.between(-turn, turn);
  const [cos, sin] = [(1 - t * t) / (1 + t * t), (2 * t) / (1 + t * t)];
  const [sx, sy] = [random.between(1 - stretch, 1 + stretch), random.between(1 - stretch, 1 + stretch)];
  const k = random.between(-shear, shear);
  return { xx: cos * sx, xy: (cos * k - sin) * sy, yx: sin * sx, yy: (sin * k + cos) * sy };
}
