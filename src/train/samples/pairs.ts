import { bounds, type Stroke } from "../../ink/stroke.ts";
import type { Random } from "../../nn/random.ts";
import { toUnit } from "../augment/ink.ts";
import type { Drawing } from "./ink.ts";
import type { Render } from "./render.ts";
import { renderStrokes, type Variation } from "./variation.ts";

export interface PairsOptions extends Variation {
  /** Digits to put beside each other; at least one. */
  readonly digits: readonly Drawing[];
}

/** Two digits side by side, which are no digit. */
export function renderPairs({ digits, ...variation }: PairsOptions): Render {
  const any = (random: Random) => digits[random.below(digits.length)]!.strokes;
  return renderStrokes(variation, (_index, random) => pairUp(any(random), any(random), random));
}

/** Two digits, one behind the other: more than a digit is none either. */
function pairUp(left: readonly Stroke[], right: readonly Stroke[], random: Random): Stroke[] {
  const [a, b] = [toUnit(left), toUnit(right)];
  const [areaA, areaB] = [bounds({ strokes: a }), bounds({ strokes: b })];
  if (areaA === null || areaB === null) return [...a, ...b];
  const scale = random.between(0.8, 1.25);
  const move = areaA.x + areaA.width + random.between(0.05, 0.35) - areaB.x * scale;
  const drop = random.between(-0.15, 0.15);
  return [...a, ...b.map((stroke) => stroke.map(({ x, y }) => ({ x: x * scale + move, y: y * scale + drop })))];
}
