import type { Bounds } from "../ink/stroke.ts";
import { type Atom, levelHeight } from "./atom.ts";

/** Atoms that stand beside each other, and what a digit measures there. */
export interface Line {
  readonly atoms: readonly Atom[];
  /** Height of a digit, above 0. */
  readonly height: number;
  /** Where digits stand: their lower end. */
  readonly base: number;
}

/** Of the tallest atom: what is less tall does not tell how tall a digit is, nor where a line is. */
const coreShare = 0.4;
/** Of the less tall of two atoms: with so much of it beside the other they are on one line. */
const sameLine = 0.35;
/**
 * Two lines of so few atoms, so near to each other by the height of the less high, are one digit of parts, as a 9 whose stem is apart;
 * not where on both there is a gap as between digits, where both together are so many times as high as wide, or as the other lines.
 */
const partsOfDigit = { atoms: 4, gap: 0.24, tallest: 2.6, tallestOfLines: 1.4 };

/** Lines from top to bottom. */
export function findLines(atoms: readonly Atom[]): Line[] {
  if (atoms.length === 1) return [measure(atoms)];
  const tallest = Math.max(...atoms.map(({ bounds }) => bounds.height));
  const typical = median(atoms.map(({ bounds }) => bounds.height).filter((height) => height >= tallest / 2));
  const isCore = ({ bounds }: Atom) => bounds.height >= coreShare * typical;
  const core = atoms.filter(isCore).toSorted((a, b) => middle(a.bounds) - middle(b.bounds));
  const lines: Atom[][] = [];
  for (const atom of core) {
    const beside = lines.filter((line) => line.some((other) => isBeside(atom.bounds, other.bounds)));
    const line = [atom, ...beside.flat()];
    for (const each of beside) lines.splice(lines.indexOf(each), 1);
    lines.push(line);
  }
  for (const atom of atoms.filter((atom) => !isCore(atom))) {
    // Bars, hats, points: with the nearest of what is tall.
    let [nearest, least] = [lines[0], Number.POSITIVE_INFINITY];
    for (const line of lines) {
      for (const other of line) {
        const away = isCore(other) ? distance(atom.bounds, other.bounds) : Number.POSITIVE_INFINITY;
        if (away < least) [nearest, least] = [line, away];
      }
    }
    if (nearest) nearest.push(atom);
    else lines.push([atom]);
  }
  return joinParts(joinCommas(lines, typical).toSorted((a, b) => middle(around(a)) - middle(around(b)))).map(measure);
}

/**
 * Of the height of a digit: a stroke alone that is no higher than the first, and begins no further than the second below digits, and
 * ends no further than the third, is a comma behind or between them. Behind them it is no further away than the fourth.
 */
const comma = { height: 0.7, from: 0.2, to: 0.8, behind: 0.6 };

/** Commas reach below the line, often so far that they are beside nothing. */
function joinCommas(lines: readonly Atom[][], height: number): readonly Atom[][] {
  if (lines.length === 1) return lines;
  const joined: Atom[][] = [];
  const commas: Atom[] = [];
  for (const line of lines) {
    const [first, ...others] = line;
    if (others.length === 0 && first!.bounds.height <= comma.height * height) commas.push(first!);
    else joined.push(line);
  }
  for (const atom of commas) {
    const line = joined.find((line) => isCommaOf(atom.bounds, line, height));
    if (line) line.push(atom);
    else joined.push([atom]);
  }
  return joined;
}

function isCommaOf(own: Bounds, line: readonly Atom[], height: number): boolean {
  const digits = line.filter(({ bounds }) => bounds.height >= height / 2);
  if (digits.length === 0) return false;
  const base = median(digits.map(({ bounds }) => bounds.y + bounds.height));
  if (own.y > base + comma.from * height || own.y < base - comma.height * height) return false;
  if (own.y + own.height > base + comma.to * height) return false;
  const { x, width } = around(digits);
  return own.x >= x && own.x <= x + width + comma.behind * height;
}

function joinParts(lines: readonly Atom[][]): readonly Atom[][] {
  const heights = lines.map((line) => around(line).height);
  const joined: Atom[][] = [];
  for (let i = 0; i < lines.length; i++) {
    const [upper, lower] = [lines[i]!, lines[i + 1]];
    const others = heights.filter((_, other) => other !== i && other !== i + 1);
    if (lower && areParts(upper, lower, others)) {
      joined.push([...upper, ...lower]);
      i++;
    } else joined.push(upper);
  }
  return joined;
}

function areParts(above: readonly Atom[], below: readonly Atom[], others: readonly number[]): boolean {
  if (above.length + below.length > partsOfDigit.atoms || (fallsApart(above) && fallsApart(below))) return false;
  const [a, b, both] = [around(above), around(below), around([...above, ...below])];
  if (both.height > partsOfDigit.tallest * both.width) return false;
  if (others.length > 0 && both.height > partsOfDigit.tallestOfLines * median(others)) return false;
  const shared = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  return shared > 0 && b.y - (a.y + a.height) <= partsOfDigit.gap * Math.min(a.height, b.height);
}

/** Whether there is a gap from top to bottom. */
function fallsApart(line: readonly Atom[]): boolean {
  const [first, ...others] = line.map(({ bounds }) => bounds).toSorted((a, b) => a.x - b.x);
  let right = first!.x + first!.width;
  for (const { x, width } of others) {
    if (x > right) return true;
    right = Math.max(right, x + width);
  }
  return false;
}

function measure(atoms: readonly Atom[]): Line {
  const columns = columnsOf(atoms);
  const area = around(atoms);
  const tallest = Math.max(...columns.map(({ height }) => height));
  const tall = columns.filter(({ height }) => height >= tallest / 2);
  // Of strokes of a digit that stand beside each other each is less tall than it: then the line is.
  const height = tall.length > 1 && tall.length === columns.length && columns.length <= 2 ? area.height : tallest;
  return {
    atoms,
    height: Math.max(
      ...[median(tall.map(({ height }) => height)), height * 0.6],
      ...[levelHeight * Math.max(...atoms.map(({ bounds }) => bounds.width)), Number.MIN_VALUE],
    ),
    base: baseOf(tall),
  };
}

/** Of an even number of columns the upper one in the middle, of two that stand beside each other the lower one: it may be a 4. */
function baseOf(columns: readonly Bounds[]): number {
  const ends = columns.map(({ y, height }) => y + height);
  const [a, b, ...others] = columns;
  // What begins below the middle of the other may be a comma.
  const areBeside = b && others.length === 0 && Math.max(a!.y, b.y) < Math.min(middle(a!), middle(b));
  return areBeside ? Math.max(...ends) : -median(ends.map((end) => -end));
}

/** Of the less wide of two strokes: with so much of it above, below or across the other they are of one digit. */
const sameColumn = 0.8;

/** What the strokes of each digit span, as far as they stand above, below or across each other: one may be half as high as all. */
function columnsOf(atoms: readonly Atom[]): readonly Bounds[] {
  const columns: Atom[][] = [];
  for (const atom of atoms) {
    const own = columns.filter((column) => column.some((other) => areOneColumn(atom.bounds, other.bounds)));
    for (const each of own) columns.splice(columns.indexOf(each), 1);
    columns.push([atom, ...own.flat()]);
  }
  return columns.map(around);
}

function areOneColumn(a: Bounds, b: Bounds): boolean {
  const shared = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  return shared >= 0 && shared >= sameColumn * Math.min(a.width, b.width);
}

function isBeside(a: Bounds, b: Bounds): boolean {
  const shared = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return shared >= sameLine * Math.min(a.height, b.height);
}

function middle({ y, height }: Bounds): number {
  return y + height / 2;
}

function distance(a: Bounds, b: Bounds): number {
  const x = Math.max(0, a.x - (b.x + b.width), b.x - (a.x + a.width));
  const y = Math.max(0, a.y - (b.y + b.height), b.y - (a.y + a.height));
  return x * x + y * y;
}

/** The smallest rectangle around atoms. */
export function around(atoms: readonly Pick<Atom, "bounds">[]): Bounds {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { bounds } of atoms) {
    left = Math.min(left, bounds.x);
    top = Math.min(top, bounds.y);
    right = Math.max(right, bounds.x + bounds.width);
    bottom = Math.max(bottom, bounds.y + bounds.height);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Of an odd number the one in the middle, of an even one the larger of the two; 0 of none. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
