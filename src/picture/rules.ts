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

export interface Ruled {
  /** The ink without the rules: strokes across them stay whole, since only what is as thin as a line is erased. */
  readonly strokes: Plane<Uint8Array>;
  /** The rules, whole: also where the pen left no ink, or a digit stands on them. */
  readonly rules: Plane<Uint8Array>;
}

/** Parts ink from the lines of ruled and squared paper, of boxes and tables. */
export function partRules(mask: Plane<Uint8Array>, options: RuleOptions): Ruled {
  const level = findRules(mask, options);
  const upright = findRules(transpose(mask), options);
  const [thinUp, wholeUp] = [transpose(upright.thin), transpose(upright.whole)];
  const strokes = mask.data.map((value, i) => (level.thin.data[i] || thinUp.data[i] ? 0 : value));
  const rules = level.whole.data.map((value, i) => value | wholeUp.data[i]!);
  const { width, height } = mask;
  return { strokes: { width, height, data: strokes }, rules: { width, height, data: rules } };
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

/** The pixels of rules from side to side that are as thin as a rule, and those of the whole rules. */
function findRules(
  mask: Plane<Uint8Array>,
  { thickness, length, gap, edge }: RuleOptions,
): { readonly thin: Plane<Uint8Array>; readonly whole: Plane<Uint8Array> } {
  const { width, height, data } = mask;
  const [thin, drawn] = [new Uint8Array(data.length), new Uint8Array(data.length)];
  const chains: Chain[] = [];
  // Which chain came by last at a height.
  const chainAt: (Chain | undefined)[] = new Array(height);
  const reach = Math.ceil(tolerance + steepest * Math.min(gap, 24));
  for (let x = 0; x < width; x++) {
    for (let y = 0; y < height; y++) {
      if (data[y * width + x] === 0) continue;
      const top = y;
      while (y < height && data[y * width + x] === 1) y++;
      if (y - top > thickness) continue;
      const middle = (top + y - 1) / 2;
      const chain = nearest(chainAt, { x, middle, thickness: y - top }, reach, gap) ?? begin(chains, x, middle);
      follow(chain, x, middle, y - top);
      chain.runs.push(x, top, y);
      // What has gone on for long is not lost where something short crosses it.
      const other = chainAt[Math.floor(middle)];
      if (!other || other.columns <= chain.columns || x - other.lastX > gap) chainAt[Math.floor(middle)] = chain;
    }
  }
  for (const { columns, startX, lastX, runs } of chains) {
    const span = lastX - startX + 1;
    if (columns < inked * span) continue;
    if (columns < length && !(span >= whole.share * width && columns >= whole.pixels)) continue;
    if (edge !== undefined && !isAtEdge(runs, height, edge)) continue;
    for (let i = 0; i < runs.length; i += 3) {
      for (let y = runs[i + 1]!; y < runs[i + 2]!; y++) thin[y * width + runs[i]!] = 1;
    }
    draw(drawn, width, runs);
  }
  return { thin: { width, height, data: thin }, whole: { width, height, data: drawn } };
}

function isAtEdge(runs: readonly number[], height: number, edge: number): boolean {
  let sum = 0;
  for (let i = 0; i < runs.length; i += 3) sum += (runs[i + 1]! + runs[i + 2]!) / 2;
  const middle = sum / (runs.length / 3);
  return Math.min(middle, height - middle) <= edge;
}

/** A chain's columns, and straight on where it has none. */
function draw(to: Uint8Array, width: number, runs: readonly number[]): void {
  for (let i = 0; i < runs.length; i += 3) {
    const [x, top, bottom] = [runs[i]!, runs[i + 1]!, runs[i + 2]!];
    for (let y = top; y < bottom; y++) to[y * width + x] = 1;
    if (i + 3 >= runs.length) continue;
    const [next, nextTop, nextBottom] = [runs[i + 3]!, runs[i + 4]!, runs[i + 5]!];
    for (let column = x + 1; column < next; column++) {
      const share = (column - x) / (next - x);
      const from = Math.floor(top + share * (nextTop - top));
      const end = Math.ceil(bottom + share * (nextBottom - bottom));
      for (let y = from; y < end; y++) to[y * width + column] = 1;
    }
  }
}

function begin(chains: Chain[], x: number, y: number): Chain {
  const chain = { lastX: x - 1, y, slope: 0, thickness: 0, startX: x, columns: 0, runs: [] };
  chains.push(chain);
  return chain;
}

function nearest(
  chainAt: readonly (Chain | undefined)[],
  { x, middle, thickness }: { readonly x: number; readonly middle: number; readonly thickness: number },
  reach: number,
  gap: number,
): Chain | undefined {
  let [found, least] = [undefined as Chain | undefined, Number.POSITIVE_INFINITY];
  const at = Math.floor(middle);
  for (let y = Math.max(0, at - reach); y <= Math.min(chainAt.length - 1, at + reach); y++) {
    const chain = chainAt[y];
    if (!chain || chain.lastX >= x || x - chain.lastX > gap + 1) continue;
    // A stroke that runs along is thicker, or thinner: it is not followed, so that the line goes on behind it.
    if (Math.abs(thickness - chain.thickness) > uneven.pixels + uneven.share * chain.thickness) continue;
    const steps = x - chain.lastX;
    const away = Math.abs(middle - (chain.y + chain.slope * steps));
    if (away <= tolerance + 0.02 * steps && away < least) [found, least] = [chain, away];
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
  for (let y = 0, i = 0; y < height; y++) for (let x = 0; x < width; x++, i++) out[x * height + y] = data[i]!;
  return { width: height, height: width, data: out };
}
