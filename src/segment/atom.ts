import { type Bounds, bounds, type Stroke } from "../ink/stroke.ts";

/** The least that is taken together: a stroke, the pieces of one that a bad pen broke, or a part of one that was cut. */
export interface Atom {
  readonly strokes: readonly Stroke[];
  readonly bounds: Bounds;
  /** Which stroke it is of, and which part of it, both counted from 0. */
  readonly stroke: number;
  readonly part: number;
  /** Whether it is a part of a stroke that was cut. */
  readonly isCut: boolean;
  /** Whether it may be no more than the way from one digit to the next. */
  readonly isLigature: boolean;
}

/** Strokes with points, as atoms. A stroke that goes on where the last one stopped, in the same direction, is a piece of it. */
export function atomsOf(strokes: readonly Stroke[]): Atom[] {
  const pieces: Stroke[][] = [];
  const area = bounds({ strokes });
  // Of numbers the height tells how large a digit is, of a line drawn level the width.
  const size = area ? (area.height > 0.1 * area.width ? area.height : area.width) : 0;
  for (const stroke of strokes) {
    if (stroke.length === 0) continue;
    const last = pieces.at(-1);
    if (last && continues(last.at(-1)!, stroke, shortShare * size)) last.push(stroke);
    else pieces.push([stroke]);
  }
  return pieces.map((strokes, stroke) => ({
    ...{ strokes, bounds: bounds({ strokes })!, stroke, part: 0, isCut: false, isLigature: false },
  }));
}

/** Of its width a stroke from side to side is at most so high. */
export const levelHeight = 0.12;
/** The gap is at most so much of the shorter piece: more where pieces are short, of the size of the ink. */
const breakShare = { long: 0.1, short: 0.6 };
const shortShare = 0.15;
/** Of the way along it, the ends of a short piece are so far apart at least: where there is a turn in it, it may be a digit. */
const pieceStraight = 0.5;
/** Cosine of the most that a line turns where it breaks. */
const straight = 0.95;

function continues(before: Stroke, after: Stroke, short: number): boolean {
  const [start, end, next, last] = [before[0]!, before.at(-1)!, after[0]!, after.at(-1)!];
  const gap = { x: next.x - end.x, y: next.y - end.y };
  const [a, b] = [
    { x: end.x - start.x, y: end.y - start.y },
    { x: last.x - next.x, y: last.y - next.y },
  ];
  const length = Math.min(norm(a), norm(b));
  const areShort = Math.max(norm(a), norm(b)) <= short && isStraight(before) && isStraight(after);
  const share = areShort ? breakShare.short : breakShare.long;
  if (length === 0 || norm(gap) > share * length || cosine(a, b) < straight) return false;
  return norm(gap) < breakShare.long * length || cosine(a, gap) > straight;
}

function isStraight(stroke: Stroke): boolean {
  const [start, end] = [stroke[0]!, stroke.at(-1)!];
  let length = 0;
  for (let i = 1; i < stroke.length; i++) {
    length += norm({ x: stroke[i]!.x - stroke[i - 1]!.x, y: stroke[i]!.y - stroke[i - 1]!.y });
  }
  return norm({ x: end.x - start.x, y: end.y - start.y }) >= pieceStraight * length;
}

type Vector = { readonly x: number; readonly y: number };

function norm({ x, y }: Vector): number {
  return Math.sqrt(x * x + y * y);
}

function cosine(a: Vector, b: Vector): number {
  return (a.x * b.x + a.y * b.y) / (norm(a) * norm(b));
}

/** Whether it is a line from side to side, as a minus is: nothing that shows a digit is so low. */
export function isLevel({ width, height }: Bounds): boolean {
  return height <= levelHeight * width;
}
