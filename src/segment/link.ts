import type { Atom } from "./atom.ts";
import { around } from "./lines.ts";
import { areNear, type Samples } from "./touching.ts";

/** Of the less wide of two atoms that touch: with so much of it above or below the other they are of one digit. */
const within = 0.8;

/**
 * Takes together what is surely of one digit: strokes that touch, one of them within the width of the other, as the bar of a 7, the
 * hat of a 5, both strokes of a 4. Parts of a stroke that was cut stay as they are.
 */
export function linkAtoms(atoms: readonly Atom[], samplesOf: (atom: Atom) => Samples, reach: number): Atom[] {
  const linked: Atom[][] = [];
  for (const atom of atoms) {
    const others = linked.filter((group) => group.some((other) => areLinked(atom, other, samplesOf, reach)));
    for (const each of others) linked.splice(linked.indexOf(each), 1);
    linked.push([atom, ...others.flat()]);
  }
  return linked.map((group) => {
    if (group.length === 1) return group[0]!;
    const drawn = group.toSorted((a, b) => a.stroke - b.stroke);
    return { ...drawn[0]!, strokes: drawn.flatMap(({ strokes }) => strokes), bounds: around(drawn) };
  });
}

function areLinked(a: Atom, b: Atom, samplesOf: (atom: Atom) => Samples, reach: number): boolean {
  if (a.isCut || b.isCut) return false;
  const shared = Math.min(a.bounds.x + a.bounds.width, b.bounds.x + b.bounds.width) - Math.max(a.bounds.x, b.bounds.x);
  const least = Math.min(a.bounds.width, b.bounds.width);
  return shared >= within * least && shared >= 0 && areNear(samplesOf(a), samplesOf(b), reach);
}
