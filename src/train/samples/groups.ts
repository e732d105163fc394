import { bounds, type Point, type Stroke } from "../../ink/stroke.ts";
import type { Random } from "../../nn/random.ts";
import { toUnit } from "../augment/ink.ts";
import { lengthOf, partOf } from "../augment/path.ts";
import { drawSymbol, symbols } from "../augment/symbols.ts";
import type { Drawing } from "./ink.ts";
import type { Render } from "./render.ts";
import { renderStrokes, type Variation } from "./variation.ts";

type Strokes = readonly Stroke[];

export interface GroupsOptions extends Variation {
  /** Digits to write numbers with; at least one. */
  readonly digits: readonly Drawing[];
}

/** Strokes of a number that are together no digit: what a lattice over its strokes wrongly takes for one. */
export function renderGroups({ digits, ...variation }: GroupsOptions): Render {
  return renderStrokes(variation, (_index, random) =>
    drawGroup(() => digits[random.below(digits.length)]!.strokes, random),
  );
}

/** What a part of a digit must have of the ink of a group, at least, or the rest might be read as a digit alone. */
const leastShare = 0.15;

/**
 * Two digits side by side, or three, a digit and a part of the one beside it, parts of two, or a digit and a symbol: of two digits at
 * least, no less than 15 % of the ink of each. The height of digits is about 1.
 */
export function drawGroup(digit: () => Strokes, random: Random): Stroke[] {
  const kind = random.float();
  if (kind < 0.2) return besideSymbol(toUnit(digit()), random);
  const [left, right] = [toUnit(digit()), toUnit(digit())];
  // Where a part turns out to be too little, another is tried.
  for (let attempt = 0; kind >= 0.5 && attempt < 8; attempt++) {
    const row = inRow([left, right], random);
    const whole = kind < 0.8 ? random.below(2) : -1;
    const parts = row.map((strokes, i) => (i === whole ? strokes : partBeside(strokes, i === 0, random)));
    const ink = parts.map(lengthOf);
    if (Math.min(...ink) > leastShare * (ink[0]! + ink[1]!)) return parts.flat();
  }
  if (kind < 0.25) return inRow([left, right, toUnit(digit())], random).flat();
  const pair = inRow([left, right], random);
  return kind < 0.32 ? join(pair) : pair.flat();
}

/** Digits, each around the origin, from left to right, as far from each other as when written, none quite as large as another nor quite level. */
function inRow(digits: readonly Strokes[], random: Random): Stroke[][] {
  let right = 0;
  return digits.map((strokes, i) => {
    const area = bounds({ strokes });
    if (area === null) return [];
    const scale = random.between(0.8, 1.25);
    const left = i === 0 ? 0 : right + random.between(-0.05, 0.4);
    const drop = random.between(-0.15, 0.15);
    right = left + scale * area.width;
    return strokes.map((stroke) => stroke.map(({ x, y }) => ({ x: (x - area.x) * scale + left, y: y * scale + drop })));
  });
}

/** What of a digit lies next to its neighbour on the right or on the left: strokes, or what was drawn there, last or first. */
function partBeside(strokes: Strokes, isOnRight: boolean, random: Random): Strokes {
  const kind = random.float();
  if (strokes.length > 1 && kind < 0.5) {
    const some = strokes.filter(() => random.float() < 0.5);
    return some.length < strokes.length ? some : strokes.slice(1);
  }
  const share = random.between(0.25, 0.8);
  if (kind < 0.75) return isOnRight ? partOf(strokes, 1 - share, 1) : partOf(strokes, 0, share);
  const area = bounds({ strokes });
  if (area === null) return [];
  const cut = area.x + area.width * (isOnRight ? 1 - share : share);
  return strokes.flatMap((stroke) => runsOf(stroke, ({ x }) => (isOnRight ? x >= cut : x <= cut)));
}

/** The longest parts of a stroke whose points are all within. */
function runsOf(stroke: Stroke, isWithin: (point: Point) => boolean): Stroke[] {
  const runs: Point[][] = [[]];
  for (const point of stroke) {
    if (isWithin(point)) runs.at(-1)!.push(point);
    else if (runs.at(-1)!.length > 0) runs.push([]);
  }
  return runs.filter(({ length }) => length > 1);
}

/** Two digits without lifting the pen between them. */
function join([left, right]: readonly Stroke[][]): Stroke[] {
  const [before, after] = [left!.at(-1) ?? [], right![0] ?? []];
  return [...left!.slice(0, -1), [...before, ...after], ...right!.slice(1)];
}

/** A digit, and a point or a comma to its right and low, or a minus on either side. */
function besideSymbol(strokes: Strokes, random: Random): Stroke[] {
  const area = bounds({ strokes });
  if (area === null) return [...strokes];
  const symbol = symbols[random.below(symbols.length)]!;
  const drawn = drawSymbol(symbol, random);
  const { width } = bounds({ strokes: drawn })!;
  const away = random.between(0.06, 0.3) + width / 2;
  const isBefore = symbol === "-" && random.float() < 0.6;
  const x = isBefore ? area.x - away : area.x + area.width + away;
  const y = area.y + area.height * (symbol === "-" ? random.between(0.35, 0.65) : random.between(0.88, 1.1));
  const placed = drawn.map((stroke) => stroke.map((point) => ({ x: point.x + x, y: point.y + y })));
  return isBefore ? [...placed, ...strokes] : [...strokes, ...placed];
}
