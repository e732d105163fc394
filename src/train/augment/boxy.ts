import type { Point, Stroke } from "../../ink/stroke.ts";
import type { Random } from "../../nn/random.ts";
import { toUnit } from "./ink.ts";

/**
 * Ways through the corners of each digit, strokes parted by "/". A corner is a row and a column: top, upper (a little below), middle,
 * bottom; left, centre, right, i (a flag before the centre), k (where the stem of a 4 stands whose bar goes on) and o (beyond the right).
 */
const ways: readonly (readonly string[])[] = [
  [
    "tl tr br bl tl",
    "tr tl bl br tr",
    "bl tl tr br bl",
    "tc tl bl br tr tc",
    "tl tr br bl tl / tr bl",
    "tr tl bl br tr bl",
  ],
  ["tc bc", "tc bc / bl br", "tc bc bl br", "ui tc bc", "ui tc bc / bl br", "ui tc bc bl br", "ti tc bc / bl br"],
  ["tl tr mr ml bl br", "ul tl tr mr ml bl br"],
  ["tl tr mr ml mr br bl", "tl tr br bl / ml mr", "tl tr br bl / mc mr", "tl tr mr mc mr br bl"],
  ["tl ml mr / tr br", "tl ml mr tr br", "tl ml mr / tk bk", "tk ml mr / tk bk", "bk tk ml mr", "tl ml mr / tl tk bk"],
  ["tr tl ml mr br bl", "tl ml mr br bl / tl tr"],
  ["tr tl bl br mr ml", "tl bl br mr ml", "tl ml mr br bl ml", "tr tl ml bl br mr ml"],
  ["tl tr br", "ul tl tr br", "tl tr bc", "ul tl tr bc", "tl tr br / mc mo", "tl tr bl"],
  ["tl tr br bl tl / ml mr", "mr tr tl ml mr br bl ml", "tr tl ml mr br bl ml mr tr", "ml tl tr br bl ml mr"],
  ["mr ml tl tr br bl", "mr ml tl tr br", "tr tl ml mr tr br", "tr tl ml mr tr br bl"],
];

/**
 * A digit of square corners, as arrow keys and seven segments draw it: from a quarter as wide as high to twice, its corners
 * a little off now and then, its strokes in any order. Its longer side is 1.
 */
export function drawBoxyDigit(digit: number, random: Random): Stroke[] {
  const ofDigit = ways[digit]!;
  const way = ofDigit[random.below(ofDigit.length)]!;
  const corners = new Map<string, Point>();
  const frame = drawFrame(digit, random);
  const cornerOf = (name: string) => {
    const corner = corners.get(name) ?? placeCorner(name, frame, random);
    corners.set(name, corner);
    return corner;
  };
  const strokes = way.split(" / ").map((stroke) => stroke.split(" ").map(cornerOf));
  const parts = random.float() < 0.1 ? strokes.flatMap(toSegments) : strokes;
  const ordered = random.shuffle(parts).map((stroke) => (random.float() < 0.2 ? stroke.toReversed() : stroke));
  return toUnit(ordered);
}

/** Where rows and columns lie, of a height of 1, and how far its corners may be off. */
interface Frame {
  readonly rows: Readonly<Record<string, number>>;
  readonly columns: Readonly<Record<string, number>>;
  readonly off: number;
}

function drawFrame(digit: number, random: Random): Frame {
  const width = drawWidth(digit, random);
  const centre = width / 2;
  const upper = random.between(0.12, 0.28);
  const columns = {
    l: 0,
    c: centre,
    r: width,
    i: centre - random.between(0.1, 0.25),
    k: width * random.between(0.5, 0.85),
    o: 1.3 * width,
  };
  const off = random.float() < 0.5 ? 0 : random.between(0, 0.04);
  return { rows: { t: 0, u: upper, m: random.between(0.38, 0.62), b: 1 }, columns, off };
}

/** As often half as wide as high as twice. A 7 that is very narrow is a 1, and one that is very wide no digit. */
function drawWidth(digit: number, random: Random): number {
  const octaves = 3 * random.float();
  const whole = Math.floor(octaves);
  const width = [0.25, 0.5, 1][whole]! * (1 + octaves - whole);
  if (digit === 7) return Math.min(1.4, Math.max(width, 0.4));
  return digit === 1 ? 0.3 + 0.3 * width : width;
}

function placeCorner(name: string, { rows, columns, off }: Frame, random: Random): Point {
  return {
    x: columns[name[1]!]! + random.between(-off, off),
    y: rows[name[0]!]! + random.between(-off, off),
  };
}

/** As seven segments are drawn, each by itself. */
function toSegments(stroke: Stroke): Stroke[] {
  return stroke.slice(1).map((point, i) => [stroke[i]!, point]);
}
