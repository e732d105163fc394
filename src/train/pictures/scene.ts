import { bounds, type Stroke } from "../../ink/stroke.ts";
import type { Random } from "../../nn/random.ts";
import { drawByAnotherHand } from "../augment/hands.ts";
import { redraw } from "../augment/ink.ts";
import { drawPrintedDigit, drawType } from "../augment/print.ts";

/** Something that was written or printed, and the class that it shows. */
export interface Sign {
  /** Digits are about 1 high, and stand on y = 0; y grows downward. */
  readonly strokes: readonly Stroke[];
  readonly label: number;
}

/** What stands in a picture: one line of signs, from left to right. */
export interface Scene {
  readonly signs: readonly Sign[];
  readonly isPrinted: boolean;
}

/** A drawing, and the class that it shows. */
export interface LabelledStrokes {
  readonly strokes: readonly Stroke[];
  readonly label: number;
}

/** What scenes are made of. */
export interface Writers {
  /** The digits of each writer; at least one, none of them empty. */
  readonly digits: readonly (readonly LabelledStrokes[])[];
  /** Points, commas, minus signs. */
  readonly signs: readonly LabelledStrokes[];
  /** Characters that are no digits. */
  readonly letters: readonly LabelledStrokes[];
}

/** How far the next digit begins from the end of the one before, of the height of digits; below 0 it overlaps that. */
const spacings = [
  { upTo: 0.4, least: 0.06, most: 0.5 },
  { upTo: 0.75, least: -0.04, most: 0.03 },
  { upTo: 1, least: -0.16, most: -0.02 },
];
/** How much of what hands, habits and devices do is done to the digits of a number: they are one writer's. */
const ofHand = 0.7;

/** A number by hand, also with a sign, a number in print, letters, or nothing. */
export function drawScene({ digits, signs, letters }: Writers, random: Random): Scene {
  const kind = random.float();
  if (kind < 0.03) return { signs: [], isPrinted: false };
  if (kind < 0.17) return { signs: printedNumber(random), isPrinted: true };
  const own = pick(digits, random);
  const number = Array.from({ length: 1 + random.below(5) }, () => digitOf(pick(own, random), random));
  if (kind < 0.29 && letters.length > 0) {
    const word = Array.from({ length: 2 + random.below(5) }, () => letterOf(pick(letters, random), random));
    return { signs: inRow(random.float() < 0.3 ? [...word, ...number] : word, random), isPrinted: false };
  }
  if (kind < 0.39 && signs.length > 0) {
    number.splice(random.below(number.length + 1), 0, signOf(pick(signs, random), random));
  }
  return { signs: inRow(number, random), isPrinted: false };
}

function pick<Item>(items: readonly Item[], random: Random): Item {
  return items[random.below(items.length)]!;
}

function printedNumber(random: Random): Sign[] {
  const type = drawType(random);
  const gap = random.between(0.1, 0.4);
  let right = 0;
  return Array.from({ length: 1 + random.below(6) }, () => {
    const label = random.below(10);
    const strokes = drawPrintedDigit(label, type);
    const area = bounds({ strokes })!;
    const left = right - area.x;
    right += area.width + gap;
    return { label, strokes: strokes.map((stroke) => stroke.map(({ x, y }) => ({ x: x + left, y: y - 0.5 }))) };
  });
}

function digitOf({ strokes, label }: LabelledStrokes, random: Random): Sign {
  const unit = redraw(drawByAnotherHand(strokes, label, random), random, ofHand);
  const { width, height } = bounds({ strokes: unit })!;
  // What lies is no higher for that.
  const scale = random.between(0.87, 1.13) / Math.max(height, 0.7 * width, 1e-6);
  return { label, strokes: placed(unit, scale, random.between(-0.08, 0.08)) };
}

function letterOf({ strokes, label }: LabelledStrokes, random: Random): Sign {
  return {
    label,
    strokes: placed(redraw(strokes, random, ofHand), random.between(0.5, 1.1), random.between(-0.1, 0.2)),
  };
}

/** What lies is half way up, what does not is low. */
function signOf({ strokes, label }: LabelledStrokes, random: Random): Sign {
  const unit = redraw(strokes, random, ofHand);
  const { width, height } = bounds({ strokes: unit })!;
  const isLevel = width > 2 * height;
  const [size, low] = isLevel
    ? [random.between(0.2, 0.6), random.between(-0.65, -0.35)]
    : [random.between(0.06, 0.4), random.between(-0.02, 0.2)];
  return { label, strokes: placed(unit, size, low) };
}

/** From x = 0, down to y = low. */
function placed(strokes: readonly Stroke[], scale: number, low: number): Stroke[] {
  const area = bounds({ strokes })!;
  return strokes.map((stroke) =>
    stroke.map(({ x, y }) => ({ x: (x - area.x) * scale, y: (y - area.y - area.height) * scale + low })),
  );
}

/** One behind the other. */
function inRow(signs: readonly Sign[], random: Random): Sign[] {
  const chance = random.float();
  const { least, most } = spacings.find(({ upTo }) => chance < upTo)!;
  let right = 0;
  return signs.map(({ strokes, label }, i) => {
    const left = right + (i === 0 ? 0 : random.between(least, most));
    right = left + bounds({ strokes })!.width;
    return { label, strokes: strokes.map((stroke) => stroke.map(({ x, y }) => ({ x: x + left, y }))) };
  });
}
