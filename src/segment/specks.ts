import type { Bounds } from "../ink/stroke.ts";
import type { Atom } from "./atom.ts";
import type { Line } from "./lines.ts";
import type { Sequence } from "./sequence.ts";

/**
 * Of the line's height: what is smaller is a dot, too narrow for a minus; one whose middle is no higher than that above the base line
 * may be a point.
 */
const dot = { size: 0.1, low: 0.3 };

/** Of the line's height: no minus is higher. */
const highestMinus = 0.5;

/** Of the line's height: dots of a colon are no larger, and lines of an equals sign no higher and no wider. */
const colon = { size: 0.25, wide: 0.7 };

/**
 * A line without dots where no character has one: in the middle of it, or above. The pen came down there by accident. What may be of a
 * colon stays, since the other dot is then no point.
 */
export function withoutSpecks(line: Line): Line {
  const { atoms, base, height } = line;
  const kept = atoms.filter((atom) => {
    const { y, width, height: own } = atom.bounds;
    const isHigh = (base - (y + own / 2)) / height > dot.low;
    return (
      !isHigh || Math.max(width, own) >= dot.size * height || atoms.some((other) => areStacked(atom, other, height))
    );
  });
  return kept.length === atoms.length || kept.length === 0 ? line : { ...line, atoms: kept };
}

/** Whether it is neither narrower nor higher than any minus on a line of that height. */
export function mayBeMinus(bounds: Bounds, height: number): boolean {
  return bounds.width >= dot.size * height && bounds.height <= highestMinus * height;
}

/** Whether two dots or short lines stand one above the other, and touch nothing large: a colon, an equals sign. Parts that were cut are of something larger. */
export function hasColon({ atoms, touches, height }: Sequence): boolean {
  const touch = (i: number, j: number) => touches[Math.min(i, j)]![Math.abs(i - j)] ?? false;
  const free = atoms.filter(
    (atom, i) => !atom.isCut && !atoms.some((other, j) => j !== i && isHigh(other, height) && touch(i, j)),
  );
  return free.some((atom) => {
    const column = free.filter((other) => areStacked(atom, other, height));
    // Of three and more it is a line by a bad pen.
    return column.length === 1 && free.filter((other) => areStacked(column[0]!, other, height)).length === 1;
  });
}

/** Whether two small atoms of one kind stand one above the other, with paper between them. */
function areStacked(one: Atom, two: Atom, height: number): boolean {
  const [a, b] = [one.bounds, two.bounds];
  if (isHigh(one, height) || isHigh(two, height) || Math.max(a.width, b.width) > colon.wide * height) return false;
  if (a.width > colon.size * height !== b.width > colon.size * height) return false;
  const away = Math.abs(a.x + a.width / 2 - (b.x + b.width / 2));
  const gap = Math.max(a.y - (b.y + b.height), b.y - (a.y + a.height));
  return gap > 0 && away <= dot.size * height + (a.width + b.width) / 4;
}

function isHigh({ bounds }: Atom, height: number): boolean {
  return bounds.height > colon.size * height;
}
