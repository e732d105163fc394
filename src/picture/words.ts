import type { Line } from "../segment/lines.ts";

/** Of the height of a digit: a space between words is as wide at least. */
const narrowest = 0.36;
/** So many times as wide as the widest gap between letters it is, */
const standsOut = 1.7;
/** where there are so many gaps that they tell. */
const fewest = 4;

/**
 * The words and numbers of a line, from left to right: in writing that is even they stand further apart than the letters do.
 *
 * @param pen how wide strokes are: bounds of atoms are those of the way that it has gone.
 */
export function findWords(line: Line, pen: number): Line[] {
  const atoms = line.atoms.toSorted((a, b) => a.bounds.x - b.bounds.x);
  let right = Number.NEGATIVE_INFINITY;
  const gaps = atoms.map(({ bounds: { x, width } }) => {
    const gap = x - right - pen;
    right = Math.max(right, x + width);
    return gap;
  });
  const space = spaceOf(gaps.slice(1), line.height + pen);
  const words: (typeof atoms)[] = [];
  for (const [i, atom] of atoms.entries()) {
    if (i === 0 || gaps[i]! >= space) words.push([]);
    words.at(-1)!.push(atom);
  }
  return words.map((word) => ({ ...line, atoms: word }));
}

/** How wide the least wide space is: more than any gap where there is none. */
function spaceOf(gaps: readonly number[], height: number): number {
  const sorted = gaps.filter((gap) => gap > 0).sort((a, b) => a - b);
  const first = sorted.findIndex((gap, i) => i > 0 && gap >= narrowest * height && gap >= standsOut * sorted[i - 1]!);
  return gaps.length >= fewest && first >= 0 ? sorted[first]! : Number.POSITIVE_INFINITY;
}
