import { bounds, type Stroke } from "../../ink/stroke.ts";
import type { Random } from "../../nn/random.ts";
import { distance, lengthOf, partOf } from "../augment/path.ts";
import type { Drawing } from "./ink.ts";
import type { Render } from "./render.ts";
import { renderStrokes, type Variation } from "./variation.ts";

export interface PartialsOptions extends Variation {
  /** Digits of which a part is no digit, see `canBePartial`; at least one. */
  readonly digits: readonly Drawing[];
}

/** Digits whose writer has just begun, which are no digit yet. */
export function renderPartials({ digits, ...variation }: PartialsOptions): Render {
  return renderStrokes(variation, (_index, random) => {
    const { strokes, digit } = digits[random.below(digits.length)]!;
    return partOfDigit(strokes, digit!, random);
  });
}

/** How much of a digit is drawn, from and to, when it is partial. The beginnings of the others are digits themselves. */
const begun: Readonly<Record<number, readonly [number, number]>> = {
  0: [0.5, 0.7],
  2: [0.15, 0.3],
  3: [0.15, 0.3],
  7: [0.12, 0.25],
};

/** Whether `partOfDigit` makes something of these strokes that is no digit. */
export function canBePartial(strokes: readonly Stroke[], digit: number | null): boolean {
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
export function partOfDigit(strokes: readonly Stroke[], digit: number, random: Random): Stroke[] {
  const parts = begun[digit];
  return parts ? partOf(strokes, 0, random.between(...parts)) : strokes.slice(0, 1);
}
