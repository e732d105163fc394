import type { Bounds, Stroke } from "../ink/stroke.ts";
import type { Atom } from "./atom.ts";
import { cutAtom } from "./cuts.ts";
import { around, type Line, median } from "./lines.ts";
import { linkAtoms } from "./link.ts";
import { areNear, type Samples, samplesOf as sample } from "./touching.ts";

/** Atoms that may be one digit. */
export interface Group {
  /** The first of its atoms in the sequence, and all of them: bit i stands for the atom `first + i`. */
  readonly first: number;
  readonly mask: number;
  readonly atoms: readonly Atom[];
  readonly bounds: Bounds;
  /** In the order in which they were drawn. */
  readonly strokes: readonly Stroke[];
  /** The widest gap in it that is free of ink from top to bottom. */
  readonly gap: number;
  /** How many parts it falls into that do not touch, less one. */
  readonly loose: number;
  /** How many points and commas it has that touch nothing else of it. */
  readonly signs: number;
}

/** What stands on a line without a wide gap, and would be one number: atoms from left to right. */
export interface Sequence extends Pick<Line, "height" | "base"> {
  readonly atoms: readonly Atom[];
  /** By the first of their atoms. */
  readonly groups: readonly (readonly Group[])[];
  /** Whether atoms i and j, less than the window apart, touch: `touches[i][j − i]`. */
  readonly touches: readonly (readonly boolean[])[];
}

/** What sets of atoms may be digits. */
export interface GroupLimits {
  /** The atoms of a group are among so many that follow each other. */
  readonly window: number;
  /** A digit is of so many atoms at most, or of all parts of so many strokes. */
  readonly mostAtoms: number;
  /** Of the line's height: what is of cut parts alone is no digit if it is less high. */
  readonly leastHeight: number;
}

export const groupsOfInk: GroupLimits = { window: 6, mostAtoms: 4, leastHeight: 0 };

/** There are no more atoms in a group than bits in a mask. */
const mostInGroup = 30;
/** Of the line's height: no digit has a wider gap in it, or is wider. */
const widestGap = 0.3;
const widest = 1.7;
/**
 * A gap in a line parts two numbers when it is wider than the line is high, and so many times as wide as most gaps there; or as wide
 * as this times the height, whatever the others are.
 */
const numberGap = { height: 1, others: 2.2, always: 2.2 };
/** Of the line's height: strokes that come so near to each other touch. */
const touching = 0.07;

/** An atom as the parts that it may be of, where it may run through several digits, on a line of that height; others as they are. */
export type Cut = (atom: Atom, height: number) => readonly Atom[];

/** Parts a line where gaps are wide. */
export function findSequences(line: Line, cut: Cut = cutAtom, limits = groupsOfInk): Sequence[] {
  const sorted = line.atoms.toSorted((a, b) => a.bounds.x - b.bounds.x);
  const parts: Atom[][] = [];
  let right = Number.NEGATIVE_INFINITY;
  const gaps = sorted.map(({ bounds }) => {
    const gap = bounds.x - right;
    right = Math.max(right, bounds.x + bounds.width);
    return gap;
  });
  const usual = median(gaps.filter((gap) => gap > 0 && gap < Number.POSITIVE_INFINITY));
  const widest =
    line.height * Math.min(numberGap.always, Math.max(numberGap.height, (numberGap.others * usual) / line.height));
  for (const [i, atom] of sorted.entries()) {
    if (gaps[i]! > widest) parts.push([]);
    parts.at(-1)!.push(atom);
  }
  return parts.map((atoms) => sequenceOf(atoms, line, cut, limits));
}

function sequenceOf(unsorted: readonly Atom[], { height, base }: Line, cut: Cut, limits: GroupLimits): Sequence {
  const samples = new Map<Atom, Samples>();
  const samplesOf = (atom: Atom) => {
    const own = samples.get(atom) ?? sample(atom);
    samples.set(atom, own);
    return own;
  };
  const parts = unsorted.flatMap((atom) => cut(atom, height));
  const reach = touching * height;
  const atoms = linkAtoms(parts, samplesOf, reach).toSorted((a, b) => centre(a) - centre(b));
  const touches = atoms.map((atom, i) =>
    atoms
      .slice(i, i + limits.window)
      .map((other) => other === atom || areNear(samplesOf(atom), samplesOf(other), reach)),
  );
  const partsOf = countParts(atoms);
  // Where nothing was cut, no digit is of more atoms than in ink.
  const own = atoms.some(({ isCut }) => isCut) ? limits : groupsOfInk;
  const groups = atoms.map((_, first) => groupsFrom(first, { atoms, touches, height, base }, partsOf, own));
  return { atoms, groups, touches, height, base };
}

/** All sets of atoms that begin with one and may be a digit. */
function groupsFrom(
  first: number,
  line: Omit<Sequence, "groups">,
  partsOf: PartCounts,
  limits: GroupLimits,
): readonly Group[] {
  const { atoms, touches, height } = line;
  const groups: Group[] = [];
  for (const mask of masksFrom(first, atoms, partsOf, limits)) {
    // Most sets are too wide: that is seen before anything is made of them.
    if (isTooWide(mask, first, atoms, widest * height)) continue;
    const members = membersOf(mask, first, atoms);
    if (!areWhole(members)) continue;
    // However many parts they are cut into: an 8 of two strokes is one digit as well.
    const isStrokes = areWholeStrokes(members, partsOf, limits);
    if (members.length > limits.mostAtoms && !isStrokes) continue;
    const area = around(members);
    if (!isStrokes && area.height < limits.leastHeight * height && members.every(({ isCut }) => isCut)) continue;
    const gap = gapIn(members);
    if (members.length > 1 && !(isStrokes && isStroke(members))) {
      const isAll = members.length === atoms.length;
      if (!isAll && (area.width > widest * height || gap > widestGap * height)) continue;
    }
    const loose = looseIn(first, mask, touches);
    // What steps over an atom has to hold together by itself.
    if (loose > 0 && ((mask + 1) & mask) !== 0) continue;
    const signs = signsIn(first, mask, line);
    const strokes = members
      .toSorted((a, b) => a.stroke - b.stroke || a.part - b.part)
      .flatMap(({ strokes }) => strokes);
    groups.push({ first, mask, atoms: members, bounds: area, strokes, gap, loose, signs });
  }
  return groups;
}

/** Sets of atoms within the window; and all that there are, however many, where they are of so few strokes as make a digit. */
function masksFrom(first: number, atoms: readonly Atom[], partsOf: PartCounts, limits: GroupLimits): number[] {
  const near = Math.min(limits.window, atoms.length - first);
  const masks = Array.from({ length: 2 ** (near - 1) }, (_, i) => 2 * i + 1);
  const isWhole = first === 0 && atoms.length > limits.window && atoms.length <= mostInGroup;
  return isWhole && areWholeStrokes(atoms, partsOf, limits) ? [...masks, 2 ** atoms.length - 1] : masks;
}

/** Whether atoms of several strokes, but not all that there are, are together wider than that. */
function isTooWide(mask: number, first: number, atoms: readonly Atom[], most: number): boolean {
  const { stroke } = atoms[first]!;
  let left = Infinity;
  let right = -Infinity;
  let isOne = true;
  let count = 0;
  for (let i = 0; mask >> i; i++) {
    if (!((mask >> i) & 1)) continue;
    const { bounds, stroke: own } = atoms[first + i]!;
    left = Math.min(left, bounds.x);
    right = Math.max(right, bounds.x + bounds.width);
    isOne &&= own === stroke;
    count++;
  }
  return !isOne && count < atoms.length && right - left > most;
}

function membersOf(mask: number, first: number, atoms: readonly Atom[]): Atom[] {
  const members: Atom[] = [];
  for (let i = 0; mask >> i; i++) if ((mask >> i) & 1) members.push(atoms[first + i]!);
  return members;
}

/** How many parts each stroke has. */
type PartCounts = ReadonlyMap<number, number>;

function countParts(atoms: readonly Atom[]): PartCounts {
  const counts = new Map<number, number>();
  for (const { stroke } of atoms) counts.set(stroke, (counts.get(stroke) ?? 0) + 1);
  return counts;
}

/** Whether atoms are all parts of so few strokes as make a digit. */
function areWholeStrokes(members: readonly Atom[], partsOf: PartCounts, { mostAtoms }: GroupLimits): boolean {
  const strokes = new Set(members.map(({ stroke }) => stroke));
  if (strokes.size > mostAtoms) return false;
  let parts = 0;
  for (const stroke of strokes) parts += partsOf.get(stroke)!;
  return parts === members.length;
}

function isStroke([first, ...rest]: readonly Atom[]): boolean {
  return rest.every(({ stroke }) => stroke === first!.stroke);
}

/** Whether parts of one stroke follow each other in it. */
function areWhole(members: readonly Atom[]): boolean {
  for (const { stroke } of members) {
    let [parts, least, most] = [0, Infinity, -Infinity];
    for (const other of members) {
      if (other.stroke !== stroke) continue;
      parts++;
      least = Math.min(least, other.part);
      most = Math.max(most, other.part);
    }
    if (most - least !== parts - 1) return false;
  }
  return true;
}

/** Of the line's height: what is smaller is a point; and how small what stands beside a digit and as low as a comma is one or a comma. */
const [pointSize, commaSize] = [0.12, 0.4];
/** Of the line's height above the base line: the middle of a comma is lower. */
const commaHeight = 0.3;

function signsIn(first: number, mask: number, { atoms, touches, height, base }: Omit<Sequence, "groups">): number {
  const inside = Array.from({ length: mostInGroup }, (_, i) => first + i).filter((i) => (mask >> (i - first)) & 1);
  return inside.filter((i) => {
    const { x, y, width, height: own } = atoms[i]!.bounds;
    const size = Math.max(width, own) / height;
    const isLow = (base - (y + own / 2)) / height < commaHeight;
    const others = inside.filter((j) => i !== j);
    const isBeside = others.every((j) => {
      const other = atoms[j]!.bounds;
      return x + width / 2 < other.x || x + width / 2 > other.x + other.width;
    });
    if (!(size <= pointSize || (size <= commaSize && isLow && isBeside))) return false;
    return others.every((j) => !touches[Math.min(i, j)]![Math.abs(i - j)]);
  }).length;
}

/** How many parts a group falls into that do not touch, less one. */
function looseIn(first: number, mask: number, touches: Sequence["touches"]): number {
  let left = mask;
  let parts = 0;
  while (left !== 0) {
    let reached = left & -left;
    left &= ~reached;
    for (let grown = true; grown; ) {
      grown = false;
      for (let i = 0; reached >> i; i++) {
        if (!((reached >> i) & 1)) continue;
        for (let j = 0; left >> j; j++) {
          if (!((left >> j) & 1)) continue;
          const [a, b] = [Math.min(i, j), Math.max(i, j)];
          if (!touches[first + a]![b - a]) continue;
          reached |= 1 << j;
          left &= ~(1 << j);
          grown = true;
        }
      }
    }
    parts++;
  }
  return parts - 1;
}

/** The widest gap that is free of ink from top to bottom. */
function gapIn(members: readonly Pick<Atom, "bounds">[]): number {
  const sorted = members.toSorted((a, b) => a.bounds.x - b.bounds.x);
  let gap = 0;
  let right = sorted[0]!.bounds.x;
  for (const { bounds } of sorted) {
    gap = Math.max(gap, bounds.x - right);
    right = Math.max(right, bounds.x + bounds.width);
  }
  return gap;
}

function centre({ bounds }: Atom): number {
  return bounds.x + bounds.width / 2;
}
