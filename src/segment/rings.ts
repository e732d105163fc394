import type { Atom } from "./atom.ts";
import { around, median } from "./lines.ts";

/** A ring goes so far around its middle at least, as a share of all the way, and its ends are no further apart than that of its size. */
const ring = { around: 0.72, ends: 0.8 };
/**
 * Two rings are an 8 where one stands above the other: of the less wide, they share so much from side to side; of both together,
 * the gap is no larger than that, or where other rings stand beside them so, and neither is lower than that; of the less high, so much
 * may lie beside the other.
 */
const stacked = { shared: 0.5, gap: 0.2, gapInNumber: 0.08, least: 0.25, beside: 0.45 };
/** Of how far one stands below the other: the upper one stands so far to the side at most, where a hand slants. */
const mostSlant = 0.5;
/** Of two rings below another, which differ little in how near they are, the one is of it that stands less to the side. */
const slantCost = 0.1;
/** An 8 is no higher than so many times the other digits: what is are two lines. */
const tallest = 1.4;
/** Where nothing else tells how high a digit is: of its height, a ring of an 8 is as wide as that, unless both touch; a 0 is narrower. */
const round = 0.7;

interface Pair {
  readonly upper: Atom;
  readonly lower: Atom;
  /** Of the height of both, what is free between them: below 0 where they overlap. */
  readonly gap: number;
  readonly height: number;
  /** How far the upper one stands to the side, of how far below it the lower one stands: 0 and more. */
  readonly slant: number;
}

/** Atoms as they are, but both rings of an 8 as one: beside other digits each would be a small one on a line of its own. */
export function joinRings(atoms: readonly Atom[]): readonly Atom[] {
  const rings = atoms.filter(isRing);
  if (rings.length < 2) return atoms;
  const pairs = pairsOf(rings);
  const paired = new Set(pairs.flatMap(({ upper, lower }) => [upper, lower]));
  const others = atoms.filter((atom) => !paired.has(atom)).map(({ bounds }) => bounds.height);
  const eights = pairs.filter((pair) => isEight(pair, others, pairs.length));
  const joined = eights.map(({ upper, lower }) => {
    const [first, second] = upper.stroke < lower.stroke ? [upper, lower] : [lower, upper];
    return { ...first, strokes: [...first.strokes, ...second.strokes], bounds: around([first, second]) };
  });
  const taken = new Set(eights.flatMap(({ upper, lower }) => [upper, lower]));
  return [...atoms.filter((atom) => !taken.has(atom)), ...joined];
}

/** Each ring with the one that is nearest to it above or below, and no ring with two. */
function pairsOf(rings: readonly Atom[]): Pair[] {
  const candidates = rings.flatMap((upper) => rings.flatMap((lower) => pairOf(upper, lower) ?? []));
  const taken = new Set<Atom>();
  const cost = ({ gap, slant }: Pair) => gap + slantCost * slant;
  return candidates
    .sort((a, b) => cost(a) - cost(b))
    .filter(({ upper, lower }) => {
      if (taken.has(upper) || taken.has(lower)) return false;
      taken.add(upper).add(lower);
      return true;
    });
}

function pairOf(upper: Atom, lower: Atom): Pair | undefined {
  const [a, b] = [upper.bounds, lower.bounds];
  if (upper === lower || a.y + a.height / 2 >= b.y + b.height / 2) return undefined;
  const { height } = around([upper, lower]);
  const free = b.y - (a.y + a.height);
  const [aside, below] = [Math.abs(b.x - a.x + (b.width - a.width) / 2), b.y - a.y + (b.height - a.height) / 2];
  const shared = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) + Math.min(aside, mostSlant * below);
  const less = Math.min(a.height, b.height);
  const isStacked =
    shared >= stacked.shared * Math.min(a.width, b.width) &&
    less >= stacked.least * height &&
    -free <= stacked.beside * less;
  return isStacked && free <= stacked.gap * height
    ? { upper, lower, gap: free / height, height, slant: aside / below }
    : undefined;
}

function isEight({ upper, lower, gap, height, slant }: Pair, others: readonly number[], pairs: number): boolean {
  if (pairs > 1 && gap > stacked.gapInNumber) return false;
  const digits = others.filter((other) => other >= Math.min(upper.bounds.height, lower.bounds.height));
  if (digits.length > 0) return height <= tallest * median(digits);
  // Slanted, a 0 is wider too.
  const width = Math.sqrt(round ** 2 + slant ** 2 / 2);
  return gap <= 0 || [upper, lower].every(({ bounds }) => bounds.width >= width * bounds.height);
}

/** Whether a stroke runs once around its middle. */
function isRing({ strokes, bounds: { x, y, width, height } }: Atom): boolean {
  const points = strokes.flat();
  const [start, end] = [points[0]!, points.at(-1)!];
  const apart = Math.sqrt((end.x - start.x) ** 2 + (end.y - start.y) ** 2);
  if (apart > ring.ends * Math.max(width, height)) return false;
  const directions = points.map((point) => directionOf(point.x - (x + width / 2), point.y - (y + height / 2)));
  let turned = 0;
  for (let i = 1; i < points.length; i++) {
    const step = directions[i]! - directions[i - 1]!;
    turned += step > 2 ? step - 4 : step < -2 ? step + 4 : step;
  }
  return Math.abs(turned) >= 4 * ring.around;
}

/** Where a vector points to, from 0 to 4 around: as an angle, but for its scale, and rounded alike by every engine. */
function directionOf(x: number, y: number): number {
  const share = Math.abs(x) + Math.abs(y) === 0 ? 0 : y / (Math.abs(x) + Math.abs(y));
  return x < 0 ? 2 - share : y < 0 ? 4 + share : share;
}
