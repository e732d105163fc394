import { type Atom, isLevel } from "../segment/atom.ts";
import type { Line } from "../segment/lines.ts";

/** Of the height of a digit: what is wider is no minus. */
const widest = 1.1;
/** Of its width: a dash that stands so much over, under or in what is beside it is a part of that. */
const within = 0.25;

/**
 * A line without the dashes that fill it before and behind a number, as on forms and cheques: those are long, or several, or have nothing
 * behind them. A minus is one short dash before a digit.
 */
export function withoutFillers(line: Line): Line {
  const atoms = line.atoms.toSorted((a, b) => a.bounds.x - b.bounds.x);
  const dashes = atoms.map((atom) => isDash(atom, atoms));
  const left = atoms.filter(({ bounds: { width } }, i) => {
    if (!dashes[i]) return true;
    const isAlone = !dashes[i - 1] && !dashes[i + 1];
    return isAlone && i + 1 < atoms.length && width <= widest * line.height;
  });
  return left.length === 0 || left.length === atoms.length ? line : { ...line, atoms: left };
}

function isDash(atom: Atom, atoms: readonly Atom[]): boolean {
  const { x, width } = atom.bounds;
  if (!isLevel(atom.bounds) || width === 0) return false;
  return atoms.every(({ bounds: other }, i) => {
    const shared = Math.min(x + width, other.x + other.width) - Math.max(x, other.x);
    return atoms[i] === atom || shared <= within * width;
  });
}
