import type { Atom } from "../segment/atom.ts";
import { type Line, median } from "../segment/lines.ts";

/**
 * Of the height of a digit a space between words is as wide at least, and so many times as wide as the widest gap between letters: of
 * print, and of what a hand has written.
 */
const space = { print: { width: 0.36, standsOut: 1.7 }, hand: { width: 0.6, standsOut: 2.6 } };
/** In so many gaps at least. */
const fewest = 4;
/**
 * In a long line of print some gaps between letters are about as wide as spaces, by a pixel or a comma. There what is so wide is a space, of
 * the height of a digit, if there are so many of both, and the usual one is so many times as wide as the usual gap between letters.
 */
const sentence = { width: 0.4, spaces: 3, letters: 9, usual: 3 };
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
  const isOfPrint = isPrint(atoms, height);
  const { width, standsOut } = isOfPrint ? space.print : space.hand;
  const sorted = gaps.filter((gap) => gap > 0 && gap < Number.POSITIVE_INFINITY).sort((a, b) => a - b);
  const first = sorted.findIndex((gap, i) => i > 0 && gap >= width * height && gap >= standsOut * sorted[i - 1]!);
  const least = first >= 0 ? sorted[first] : isOfPrint ? leastOfSentence(sorted, height) : undefined;
  if (least === undefined || atoms.length <= fewest) return [line];
  const words: Atom[][] = [[]];
  for (const [i, atom] of atoms.entries()) {
    if (i > 0 && gaps[i]! >= least) words.push([]);
    words.at(-1)!.push(atom);
  }
  return words.map((word) => ({ ...line, atoms: word }));
}

/** The narrowest space of a sentence in print; undefined where it is none. @param gaps by how wide they are. */
function leastOfSentence(gaps: readonly number[], height: number): number | undefined {
  const least = sentence.width * height;
  const [letters, spaces] = [gaps.filter((gap) => gap < least), gaps.filter((gap) => gap >= least)];
  if (letters.length < sentence.letters || spaces.length < sentence.spaces) return undefined;
  return median(spaces) >= sentence.usual * median(letters) ? least : undefined;
}

/** Whether most letters stand as low as the ones beside them. */
function isPrint(atoms: readonly Atom[], height: number): boolean {
  const ends = atoms
    .filter(({ bounds }) => bounds.height >= low * height)
    .map(({ bounds: { y, height } }) => y + height);
  const pairs = ends.slice(1).map((end, i) => Math.abs(end - ends[i]!));
  return pairs.filter((step) => step <= level * height).length >= even * pairs.length;
}
