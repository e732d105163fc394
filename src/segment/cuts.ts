import { bounds, type Point, type Stroke } from "../ink/stroke.ts";
import { type Atom, isLevel } from "./atom.ts";

/** Of the line's height: strokes that are less wide, and parts that are less high, are left whole. */
const wide = 0.7;
const leastHeight = 0.5;
/** Of the line's height: both sides of a cut share so much of the width at most, and are as far from the next cut along the stroke. */
const mostOverlap = 0.3;
const leastPart = 0.2;
/** Cuts of a stroke at most: its parts stay within the window of a group. */
const mostCuts = 5;
/** Of the length of a part: its ends are so far apart where it may be the way to the next digit. */
const straight = 0.93;

/** An atom of one wide stroke as the parts that it may be of, where it may run through several digits; others as they are. */
export function cutAtom(atom: Atom, height: number): Atom[] {
  if (atom.strokes.length > 1 || atom.bounds.width < wide * height || isLevel(atom.bounds)) return [atom];
  const stroke = atom.strokes[0]!;
  const ends = [0, ...findCuts(stroke, height), stroke.length - 1];
  if (ends.length === 2) return [atom];
  return ends.slice(1).map((end, part) => {
    const points = stroke.slice(ends[part]!, end + 1);
    const isBetween = part > 0 && part < ends.length - 2;
    return {
      ...{ strokes: [points], bounds: bounds({ strokes: [points] })!, stroke: atom.stroke, part, isCut: true },
      isLigature: isBetween && isStraight(points),
    };
  });
}

/** The points at which a stroke may be cut, as their indices, in order. */
function findCuts(stroke: Stroke, height: number): number[] {
  const last = stroke.length - 1;
  const lengths = lengthsOf(stroke);
  const before = edges(stroke);
  const after = edges(stroke.toReversed()).reverse();
  const overlapAt = (i: number) => (before[i]!.right - after[i]!.left) / height;
  const candidates: { at: number; overlap: number }[] = [];
  for (let i = 1; i < last; i++) {
    const overlap = overlapAt(i);
    if (overlap > mostOverlap) continue;
    if (before[i]!.bottom - before[i]!.top < leastHeight * height) continue;
    if (after[i]!.bottom - after[i]!.top < leastHeight * height) continue;
    if (isTurn(stroke, i) || (overlap <= overlapAt(i - 1) && overlap < overlapAt(i + 1)))
      candidates.push({ at: i, overlap });
  }
  const cuts: number[] = [];
  for (const { at } of candidates.toSorted((a, b) => a.overlap - b.overlap)) {
    if (cuts.length === mostCuts) break;
    if (cuts.every((cut) => Math.abs(lengths[at]! - lengths[cut]!) >= leastPart * height)) cuts.push(at);
  }
  return cuts.sort((a, b) => a - b);
}

interface Edges {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What the points up to each of them span. */
function edges(stroke: Stroke): Edges[] {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  return stroke.map(({ x, y }) => {
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
    return { left, right, top, bottom };
  });
}

/** Whether the pen turns from up to down there, or from down to up. */
function isTurn(stroke: Stroke, i: number): boolean {
  const [a, b, c] = [stroke[i - 1]!, stroke[i]!, stroke[i + 1]!];
  return (b.y - a.y) * (c.y - b.y) <= 0 && (b.y !== a.y || c.y !== b.y);
}

function isStraight(points: Stroke): boolean {
  return distance(points[0]!, points.at(-1)!) >= straight * lengthsOf(points).at(-1)!;
}

/** How long a stroke is up to each of its points. */
function lengthsOf(stroke: Stroke): Float64Array {
  const lengths = new Float64Array(stroke.length);
  for (let i = 1; i < stroke.length; i++) lengths[i] = lengths[i - 1]! + distance(stroke[i - 1]!, stroke[i]!);
  return lengths;
}

function distance(a: Point, b: Point): number {
  return Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2);
}
