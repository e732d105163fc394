import { bounds, type Stroke } from "../ink/stroke.ts";
import { type Atom, atomsOf } from "./atom.ts";
import { findLines } from "./lines.ts";
import { joinRings } from "./rings.ts";
import { withoutRules } from "./rules.ts";
import { type Cut, findSequences, type Sequence } from "./sequence.ts";
import { withoutSpecks } from "./specks.ts";
import { thin } from "./thin.ts";

/** No sheet of numbers has more strokes, or so many that overlap: what has is a drawing or a scribble, and is taken as one. */
export const mostAtoms = 400;
export const mostGroups = 2000;

/**
 * What numbers a drawing may have: by lines from top to bottom, on each from left to right. None for a drawing without points; one
 * of a single atom for one of too many strokes.
 */
export function segment(drawn: readonly Stroke[]): Sequence[][] {
  const strokes = thin(drawn);
  const atoms = atomsOf(strokes);
  if (atoms.length === 0) return [];
  if (atoms.length <= mostAtoms) {
    const lines = findLines(joinRings(withoutRules(atoms))).map((line) => findSequences(withoutSpecks(line)));
    if (countGroups(lines) <= mostGroups) return lines;
  }
  return ofOne(strokes);
}

/** What numbers at least one atom may be, whatever they are of. @param cut what may be parted, as strokes are when missing. */
export function segmentAtoms(atoms: readonly Atom[], cut?: Cut): Sequence[][] {
  return findLines(atoms).map((line) => findSequences(line, cut));
}

/** A drawing with points as one atom, whatever its parts are. */
export function segmentAsOne(drawn: readonly Stroke[]): Sequence[][] {
  return ofOne(thin(drawn));
}

function ofOne(strokes: readonly Stroke[]): Sequence[][] {
  const atom: Atom = { strokes, bounds: bounds({ strokes })!, stroke: 0, part: 0, isCut: false, isLigature: false };
  return segmentAtoms([atom]);
}

function countGroups(lines: readonly (readonly Sequence[])[]): number {
  let count = 0;
  for (const { groups } of lines.flat()) for (const each of groups) count += each.length;
  return count;
}
