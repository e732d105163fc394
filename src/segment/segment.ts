import { bounds, type Stroke } from "../ink/stroke.ts";
import { type Atom, atomsOf } from "./atom.ts";
import { findLines, type Line } from "./lines.ts";
import { joinRings } from "./rings.ts";
import { withoutRules } from "./rules.ts";
import { findSequences, type Sequence } from "./sequence.ts";
import { withoutSpecks } from "./specks.ts";
import { thin } from "./thin.ts";

/** No line of numbers has more strokes, or so many that overlap: what has is a drawing or a scribble, and is taken as one. */
export const mostAtoms = 400;
export const mostGroups = 2000;
/** Nor has a sheet more than so many lines that are full: of more all is taken as one drawing. */
const mostFullLines = 3;

/**
 * What numbers a drawing may have: by lines from top to bottom, on each from left to right. None for a drawing without points; a line of
 * too many strokes is one of a single atom, and so is a sheet of too many.
 */
export function segment(drawn: readonly Stroke[]): Sequence[][] {
  const strokes = thin(drawn);
  const atoms = atomsOf(strokes);
  if (atoms.length === 0) return [];
  if (atoms.length > mostFullLines * mostAtoms) return ofOne(strokes);
  const lines = findLines(joinRings(withoutRules(atoms))).map(segmentLine);
  return lines.reduce((sum, line) => sum + countGroups(line), 0) <= mostFullLines * mostGroups ? lines : ofOne(strokes);
}

function segmentLine(line: Line): Sequence[] {
  if (line.atoms.length <= mostAtoms) {
    const sequences = findSequences(withoutSpecks(line));
    if (countGroups(sequences) <= mostGroups) return sequences;
  }
  return ofOne(line.atoms.flatMap(({ strokes }) => strokes)).flat();
}

/** A drawing with points as one atom, whatever its parts are. */
export function segmentAsOne(drawn: readonly Stroke[]): Sequence[][] {
  return ofOne(thin(drawn));
}

function ofOne(strokes: readonly Stroke[]): Sequence[][] {
  const atom: Atom = { strokes, bounds: bounds({ strokes })!, stroke: 0, part: 0, isCut: false, isLigature: false };
  return findLines([atom]).map((line) => findSequences(line));
}

function countGroups(sequences: readonly Sequence[]): number {
  let count = 0;
  for (const { groups } of sequences) for (const each of groups) count += each.length;
  return count;
}
