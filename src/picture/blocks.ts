import type { Glyph } from "./glyph.ts";
import { overlap } from "./overlap.ts";

/** Of the less high of two: writing of one block does not differ more in height, */
const alike = 0.4;
/** stands beside each other with so much of it, */
const beside = 0.35;
/** and no further apart. */
const apart = 1.6;
/** Of the height of what is beside or above: so far away are points, commas, bars and hats. */
const small = { across: 0.7, down: 0.35 };
/** Of the height of a block: what is smaller is a speck; and of the strength of its ink: what is small and fainter is a stain. */
const [speck, stain] = [0.07, 0.6];

/** Pixels: less high is no number. */
export const leastHeight = 7;

/** Glyphs that may be numbers of one size and line together. */
export function findBlocks(glyphs: readonly Glyph[]): Glyph[][] {
  const sorted = glyphs.toSorted((a, b) => a.bounds.x - b.bounds.x);
  const parents = sorted.map((_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while (parents[at] !== at) at = parents[at]!;
    parents[i] = at;
    return at;
  };
  const widest = sorted.reduce((most, { bounds }) => Math.max(most, bounds.height), 0);
  // Small ones are taken along in the end: they link nothing.
  const nearest = sorted.map(() => ({ of: -1, away: Number.POSITIVE_INFINITY }));
  for (const [i, a] of sorted.entries()) {
    for (let j = i + 1; j < sorted.length; j++) {
      const b = sorted[j]!;
      const gap = b.bounds.x - (a.bounds.x + a.bounds.width);
      if (gap > apart * widest) break;
      const [low, high] = a.bounds.height <= b.bounds.height ? [a, b] : [b, a];
      const rows = overlap(a.bounds.y, a.bounds.height, b.bounds.y, b.bounds.height);
      if (low.bounds.height >= alike * high.bounds.height) {
        if (gap <= apart * low.bounds.height && rows >= beside * low.bounds.height) {
          parents[Math.max(root(i), root(j))] = Math.min(root(i), root(j));
        }
        continue;
      }
      const height = high.bounds.height;
      if (gap > small.across * height || -rows > small.down * height || size(low) < speck * height) continue;
      if (low.bounds.width > 1.2 * height) continue;
      const from = nearest[low === a ? i : j]!;
      const away = Math.max(gap, 0) + Math.max(-rows, 0);
      if (away < from.away) Object.assign(from, { of: low === a ? j : i, away });
    }
  }
  const blocks = new Map<number, Glyph[]>();
  for (const [i, glyph] of sorted.entries()) {
    const { of } = nearest[i]!;
    // What has others of its size beside it is no part of something larger.
    const own = root(i);
    const isLone = !sorted.some((_, j) => j !== i && root(j) === own);
    const key = of >= 0 && isLone ? root(of) : own;
    const block = blocks.get(key) ?? [];
    blocks.set(key, block);
    block.push(glyph);
  }
  return [...blocks.values()]
    .filter((block) => block.some(({ bounds }) => bounds.height >= leastHeight))
    .map(withoutStains);
}

function withoutStains(block: readonly Glyph[]): Glyph[] {
  const tall = block.reduce((most, { bounds }) => Math.max(most, bounds.height), 0);
  const strong = block.reduce((most, glyph) => (glyph.bounds.height === tall ? glyph.strength : most), 0);
  return block.filter((glyph) => glyph.bounds.height >= tall / 2 || glyph.strength >= stain * strong);
}

function size({ bounds }: Glyph): number {
  return Math.max(bounds.width, bounds.height);
}
