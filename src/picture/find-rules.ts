import type { Plane } from "./shrink.ts";

export interface RuleOptions {
  /** Pixels: a rule is not thicker. */
  readonly thickness: number;
  /** Pixels: it has so many columns of ink at least, */
  readonly length: number;
  /** and is not interrupted for longer, where a digit stands on it or the pen left no ink. */
  readonly gap: number;
  /** It lies no further from an edge of the picture, when given. */
  readonly edge?: number;
}

/** Of the way between its ends a rule has so much ink at least. */
const inked = 0.6;
/** What goes from side to side of the picture is a rule, if it is not quite short. */
const whole = { share: 0.94, pixels: 40 };
/** By so much, in pixels a column, a rule may rise or fall at most. */
const steepest = 0.27;
/** Where the next column of it is expected, in pixels, give or take. */
const tolerance = 1.6;
/** A rule is as thick everywhere, give or take so many pixels and so much of it. */
const uneven = { pixels: 2.2, share: 0.4 };
/** Of what is behind a column the slope is followed with so much weight. */
const following = 0.08;

/** The columns of a rule from left to right, or of one that stands from top to bottom: x, top and bottom of each, or y, left and right. */
export type Runs = readonly number[];

export interface Rules {
  readonly level: readonly Runs[];
  readonly upright: readonly Runs[];
}

/** The lines of ruled and squared paper, of boxes and tables. */
export function findRules(mask: Plane<Uint8Array>, options: RuleOptions): Rules {
  return { level: findLevel(transpose(mask), options), upright: findLevel(mask, options) };
}

/** A line that is followed from left to right. */
interface Chain {
  lastX: number;
  /** The middle of the last column, and how it rises. */
  y: number;
  slope: number;
  /** The mean thickness of its columns. */
  thickness: number;
  readonly startX: number;
  columns: number;
  /** Of each column x, top and bottom. */
  readonly runs: number[];
}

/** @param columns of the picture, one after the other, as rows. */
function findLevel(columns: Plane<Uint8Array>, { thickness, length, gap, edge }: RuleOptions): Runs[] {
  const { width: height, height: width, data } = columns;
  const found: Runs[] = [];
  const chains: Chain[] = [];
  // Which chain came by last at a height; and which new one, where one that has gone on for long was led away from there.
  const chainAt: (Chain | undefined)[] = Array.from({ length: height }, () => undefined);
  const newAt: (Chain | undefined)[] = Array.from({ length: height }, () => undefined);
  const reach = Math.ceil(tolerance + steepest * Math.min(gap, 24));
  for (let x = 0; x < width; x++) {
    const column = x * height;
    for (let y = 0; y < height; y++) {
      if (data[column + y] === 0) continue;
      const top = y;
      while (y < height && data[column + y] === 1) y++;
      if (y - top > thickness) continue;
      const middle = (top + y - 1) / 2;
      const chain =
        nearest(chainAt, x, middle, y - top, reach, gap) ??
        nearest(newAt, x, middle, y - top, reach, gap) ??
        begin(chains, x, middle);
      follow(chain, x, middle, y - top);
      chain.runs.push(x, top, y);
      // What has gone on for long is not lost where something short crosses it.
      const at = Math.floor(middle);
      const other = chainAt[at];
      const isLost = !other || other.columns <= chain.columns || x - other.lastX > gap;
      (isLost ? chainAt : newAt)[at] = chain;
    }
  }
  for (const { columns: count, startX, lastX, runs } of joined(chains, 1.5 * gap)) {
    const span = lastX - startX + 1;
    if (count < inked * span) continue;
    if (count < length && !(span >= whole.share * width && count >= whole.pixels)) continue;
    if (edge !== undefined && !isAtEdge(runs, height, edge)) continue;
    found.push(filledIn(runs, columns, gap));
  }
  return found;
}

/** Pixels: so much thicker than the rule its columns may be, and so far from where they are expected, where it was not followed. */
const astrayColumn = { thicker: 1, away: 1.5 };

/**
 * A rule with the columns that were not followed because a stroke had led the chain away: between its parts, and up to the edges of the
 * picture where it goes on to there. @param columns of the picture as rows.
 */
function filledIn(runs: Runs, { width: height, height: width, data }: Plane<Uint8Array>, gap: number): Runs {
  const line = lineThrough(runs);
  const columnAt = (x: number, expected: number): readonly number[] => {
    const from = [0, -1, 1]
      .map((by) => Math.round(expected) + by)
      .find((y) => y >= 0 && y < height && data[x * height + y]);
    if (from === undefined) return [];
    let [top, bottom] = [from, from + 1];
    while (top > 0 && data[x * height + top - 1] === 1) top--;
    while (bottom < height && data[x * height + bottom] === 1) bottom++;
    if (bottom - top > line.thickness + astrayColumn.thicker) return [];
    return Math.abs((top + bottom - 1) / 2 - expected) <= astrayColumn.away ? [x, top, bottom] : [];
  };
  const middleOf = (i: number) => (runs[i + 1]! + runs[i + 2]! - 1) / 2;
  /** Up to the edge of the picture; none where it ends before. */
  const beyond = (i: number, step: 1 | -1): readonly number[] => {
    const columns: (readonly number[])[] = [];
    const offset = middleOf(i) - line.at(runs[i]!);
    let last = runs[i]!;
    for (let x = last + step; x >= 0 && x < width && Math.abs(x - last) <= gap; x += step) {
      const column = columnAt(x, line.at(x) + offset);
      if (column.length === 0) continue;
      columns.push(column);
      last = x;
    }
    const isWhole = step < 0 ? last <= gap : last >= width - 1 - gap;
    return isWhole ? (step < 0 ? columns.reverse() : columns).flat() : [];
  };
  const filled: number[] = [...beyond(0, -1)];
  for (let i = 0; i < runs.length; i += 3) {
    filled.push(runs[i]!, runs[i + 1]!, runs[i + 2]!);
    const [x, next] = [runs[i]!, runs[i + 3]];
    if (next === undefined) break;
    for (let column = x + 1; column < next; column++) {
      const share = (column - x) / (next - x);
      filled.push(...columnAt(column, middleOf(i) + share * (middleOf(i + 3) - middleOf(i))));
    }
  }
  filled.push(...beyond(runs.length - 3, 1));
  return filled;
}

/** Columns: what goes on for less is not joined with what lies behind it. */
const shortestPart = 12;
/** Pixels: so far from the line along which it lies a part of a rule may be, where that is drawn on. */
const astray = 2.5;

/** A straight line. */
interface Line {
  readonly at: (x: number) => number;
  readonly thickness: number;
}

/**
 * Chains of which one goes on where another ended: a stroke that lies across a rule, or along a part of it, leads the chain away from it. What was led away
 * is no part of the rule.
 */
function joined(chains: readonly Chain[], gap: number): Chain[] {
  const [parts, others] = [[] as { chain: Chain; line: Line }[], [] as Chain[]];
  for (const chain of chains) {
    if (chain.columns >= shortestPart) parts.push({ chain, line: lineThrough(chain.runs) });
    else others.push(chain);
  }
  parts.sort((a, b) => a.chain.startX - b.chain.startX);
  const isTaken = new Set<Chain>();
  for (const [i, first] of parts.entries()) {
    if (isTaken.has(first.chain)) continue;
    let { chain, line } = first;
    for (let k = i + 1; k < parts.length; k++) {
      const { chain: next, line: nextLine } = parts[k]!;
      if (next.startX > chain.lastX + gap) break;
      if (isTaken.has(next) || next.lastX <= chain.lastX) continue;
      if (Math.abs(nextLine.thickness - line.thickness) > uneven.pixels) continue;
      const isNear = (x: number) => Math.abs(line.at(x) - nextLine.at(x)) <= astray;
      if (![chain.lastX, next.startX, (next.startX + next.lastX) / 2].every(isNear)) continue;
      isTaken.add(next);
      const runs = [...along(chain.runs, line, next.startX), ...along(next.runs, nextLine, Infinity)];
      chain = { ...chain, runs, lastX: next.lastX, columns: runs.length / 3 };
      line = lineThrough(runs);
    }
    others.push(chain);
  }
  return others;
}

/** The columns of a part of a rule up to where another part begins, without those that were led away from its line. */
function along(runs: readonly number[], line: Line, end: number): number[] {
  const kept: number[] = [];
  for (let i = 0; i < runs.length; i += 3) {
    const x = runs[i]!;
    const top = runs[i + 1]!;
    const bottom = runs[i + 2]!;
    if (x >= end) break;
    if (Math.abs((top + bottom - 1) / 2 - line.at(x)) <= astray) kept.push(x, top, bottom);
  }
  return kept;
}

/** By least squares, of the columns that are not thicker than most: no stroke lies along them. */
function lineThrough(runs: Runs): Line {
  const counts = new Uint32Array(64);
  for (let i = 0; i < runs.length; i += 3) counts[Math.min(63, runs[i + 2]! - runs[i + 1]!)]!++;
  let [thickness, before] = [0, 0];
  while (6 * before < runs.length) before += counts[++thickness] ?? runs.length;
  let count = 0;
  let sumX = 0;
  let sumY = 0;
  let sumXX = 0;
  let sumXY = 0;
  for (let i = 0; i < runs.length; i += 3) {
    if (runs[i + 2]! - runs[i + 1]! > thickness + 1) continue;
    const x = runs[i]! - runs[0]!;
    const y = (runs[i + 1]! + runs[i + 2]! - 1) / 2;
    count++;
    sumX += x;
    sumY += y;
    sumXX += x * x;
    sumXY += x * y;
  }
  const spread = sumXX - (sumX * sumX) / count;
  const slope = spread > 0 ? (sumXY - (sumX * sumY) / count) / spread : 0;
  return { thickness, at: (x) => sumY / count + slope * (x - runs[0]! - sumX / count) };
}

function isAtEdge(runs: readonly number[], height: number, edge: number): boolean {
  let sum = 0;
  for (let i = 0; i < runs.length; i += 3) sum += (runs[i + 1]! + runs[i + 2]!) / 2;
  const middle = sum / (runs.length / 3);
  return Math.min(middle, height - middle) <= edge;
}

function begin(chains: Chain[], x: number, y: number): Chain {
  const chain = { lastX: x - 1, y, slope: 0, thickness: 0, startX: x, columns: 0, runs: [] };
  chains.push(chain);
  return chain;
}

function nearest(
  chainAt: readonly (Chain | undefined)[],
  x: number,
  middle: number,
  thickness: number,
  reach: number,
  gap: number,
): Chain | undefined {
  let found: Chain | undefined;
  let least = Number.POSITIVE_INFINITY;
  const at = Math.floor(middle);
  const last = Math.min(chainAt.length - 1, at + reach);
  for (let y = Math.max(0, at - reach); y <= last; y++) {
    const chain = chainAt[y];
    if (!chain || chain.lastX >= x || x - chain.lastX > gap + 1) continue;
    // A stroke that runs along is thicker, or thinner: it is not followed, so that the line goes on behind it.
    if (Math.abs(thickness - chain.thickness) > uneven.pixels + uneven.share * chain.thickness) continue;
    const steps = x - chain.lastX;
    const away = Math.abs(middle - (chain.y + chain.slope * steps));
    if (away > tolerance + 0.02 * steps || away >= least) continue;
    found = chain;
    least = away;
  }
  return found;
}

function follow(chain: Chain, x: number, middle: number, thickness: number): void {
  const steps = x - chain.lastX;
  const weight = Math.max(following, 1 / (chain.columns + 2));
  const slope = chain.slope + weight * ((middle - chain.y) / steps - chain.slope);
  if (chain.columns > 0) chain.slope = Math.max(-steepest, Math.min(steepest, slope));
  // The middle goes up and down by half pixels: the line goes on smoothly.
  chain.y += chain.slope * steps;
  chain.y += (middle - chain.y) * 0.4;
  chain.lastX = x;
  chain.columns++;
  chain.thickness += Math.max(following, 1 / chain.columns) * (thickness - chain.thickness);
}

function transpose({ width, height, data }: Plane<Uint8Array>): Plane<Uint8Array> {
  const out = new Uint8Array(data.length);
  // What is paper is there already.
  for (let y = 0, i = 0; y < height; y++) for (let x = 0; x < width; x++, i++) if (data[i]) out[x * height + y] = 1;
  return { width: height, height: width, data: out };
}
