import type { Atom } from "../segment/atom.ts";
import type { Line } from "../segment/lines.ts";

/**
 * Of the height of a digit a space between words is as wide at least, and so many times as wide as the widest gap between letters: of
 * print, and of what a hand has written.
 */
const space = { print: { width: 0.36, standsOut: 1.7 }, hand: { width: 0.6, standsOut: 2.6 } };
/** In so many gaps at least. */
const fewest = 4;
/** Of the height of a digit: letters of print stand so level beside each other, so much of them. */
const [level, even] = [0.045, 0.6];
/** Of that height: what is lower is a point or a dash. */
const low = 0.5;

/**
 * The words and numbers of a line, from left to right: where the gaps between letters are even, spaces stand out.
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
  const height = line.height + pen;
  const { width, standsOut } = isPrint(atoms, height) ? space.print : space.hand;
  const sorted = gaps.filter((gap) => gap > 0 && gap < Number.POSITIVE_INFINITY).sort((a, b) => a - b);
  const first = sorted.findIndex((gap, i) => i > 0 && gap >= width * height && gap >= standsOut * sorted[i - 1]!);
  if (first < 0 || atoms.length <= fewest) return [line];
  const words: Atom[][] = [[]];
  for (const [i, atom] of atoms.entries()) {
    if (i > 0 && gaps[i]! >= sorted[first]!) words.push([]);
    words.at(-1)!.push(atom);
  }
  return words.map((word) => ({ ...line, atoms: word }));
}

/** Whether most letters stand as low as the ones beside them. */
function isPrint(atoms: readonly Atom[], height: number): boolean {
  const ends = atoms
    .filter(({ bounds }) => bounds.height >= low * height)
    .map(({ bounds: { y, height } }) => y + height);
  const pairs = ends.slice(1).map((end, i) => Math.abs(end - ends[i]!));
  return pairs.filter((step) => step <= level * height).length >= even * pairs.length;
}
