import type { Bounds } from "../ink/stroke.ts";
import { type JoinedInk, joinedInk } from "./joined-ink.ts";
import type { Pieces } from "./pieces.ts";
import { type Seam, seamNear } from "./seam.ts";
import { seamOdds } from "./seam-odds.ts";

/** Columns that guides lean to the right, of a row; and how many of them begin side by side in the height of a digit. */
const [slants, guidesPerHeight] = [[-0.4, 0, 0.4], 14];
/** The logarithm of the odds that digits meet at a seam: less is not looked at. */
const leastOdds = -5;
/** Seams of a piece as wide as a digit is high, at most; and of any piece. */
const [mostPerHeight, mostSeams] = [6, 24];
/** Of a stroke as high as a digit and as wide as the pen: with less ink between them two seams are one. */
const leastBetween = 0.2;

interface Candidate {
  readonly seam: Seam;
  readonly odds: number;
  /** How much ink is before it. */
  readonly before: number;
}

/**
 * Where digits that touch may be cut: ways from top to bottom, from left to right, none of which crosses another. There are more of
 * them than digits meet: which ones are right is told by what stands between them.
 *
 * @param height of the line that the piece stands in. @param pen how wide its strokes are.
 * @returns for each row of the area, the column of the picture before which it is cut.
 */
export function findSeams(pieces: Pieces, label: number, area: Bounds, height: number, pen: number): Seam[] {
  const ink = joinedInk(pieces, label, area, height, pen);
  const chosen: Candidate[] = [];
  const most = Math.min(mostSeams, Math.ceil((mostPerHeight * ink.width) / ink.height));
  for (const candidate of candidatesOf(ink)) {
    if (chosen.length === most) break;
    const after = chosen.findIndex(({ before }) => before > candidate.before);
    const at = after < 0 ? chosen.length : after;
    const [left, right] = [chosen[at - 1], chosen[at]];
    // What is less likely gives way to what is likelier.
    const seam = candidate.seam.map((column, row) =>
      Math.max(left?.seam[row] ?? 0, Math.min(right?.seam[row] ?? ink.width, column)),
    );
    const least = leastBetween * ink.height * ink.pen;
    if ([left, right].some((other) => other && inkBetween(ink, seam, other.seam) < least)) continue;
    chosen.splice(at, 0, { ...candidate, seam, before: inkBefore(ink, seam) });
  }
  return chosen.map(({ seam }) =>
    Int32Array.from({ length: area.height }, (_, row) => area.x + ink.factor * seam[Math.floor(row / ink.factor)]!),
  );
}

/** The likeliest first. */
function candidatesOf(ink: JoinedInk): Candidate[] {
  const step = Math.max(1, ink.height / guidesPerHeight);
  const candidates: Candidate[] = [];
  for (const slant of slants) {
    for (let middle = step; middle < ink.width; middle += step) {
      const seam = seamNear(ink, { middle, slant });
      const odds = seamOdds(ink, seam, { middle, slant });
      if (odds >= leastOdds) candidates.push({ seam, odds, before: inkBefore(ink, seam) });
    }
  }
  return candidates.sort((a, b) => b.odds - a.odds || a.before - b.before);
}

function inkBefore({ before, width }: JoinedInk, seam: Seam): number {
  let sum = 0;
  for (let row = 0; row < seam.length; row++) sum += before[row * (width + 1) + seam[row]!]!;
  return sum;
}

function inkBetween({ before, width }: JoinedInk, a: Seam, b: Seam): number {
  let sum = 0;
  for (let row = 0; row < a.length; row++) {
    const own = row * (width + 1);
    sum += Math.abs(before[own + a[row]!]! - before[own + b[row]!]!);
  }
  return sum;
}

/** Which part a pixel of a piece is in, counted from 0: so many seams lie to its left. */
export function partAt(seams: readonly Seam[], column: number, row: number): number {
  let part = 0;
  for (const seam of seams) if (column >= seam[row]!) part++;
  return part;
}
