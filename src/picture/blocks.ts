import type { Glyph } from "./glyph.ts";

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

/** Glyphs that may be numbers of one size and line together. */
export function findBlocks(glyphs: readonly Glyph[]): Glyph[][] {
  const sorted = glyphs.toSorted((a, b) => a.pixels.x - b.pixels.x);
  const parents = sorted.map((_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while (parents[at] !== at) at = parents[at]!;
    parents[i] = at;
    return at;
  };
  const widest = sorted.reduce((most, { pixels }) => Math.max(most, pixels.height), 0);
  // Small ones are taken along in the end: they link nothing.
  const nearest = sorted.map(() => ({ of: -1, away: Number.POSITIVE_INFINITY }));
  for (const [i, a] of sorted.entries()) {
    for (let j = i + 1; j < sorted.length; j++) {
      const b = sorted[j]!;
      const gap = b.pixels.x - (a.pixels.x + a.pixels.width);
      if (gap > apart * widest) break;
      const [low, high] = a.pixels.height <= b.pixels.height ? [a, b] : [b, a];
      const rows = overlap(a.pixels.y, a.pixels.height, b.pixels.y, b.pixels.height);
      if (low.pixels.height >= alike * high.pixels.height) {
        if (gap <= apart * low.pixels.height && rows >= beside * low.pixels.height) {
          parents[Math.max(root(i), root(j))] = Math.min(root(i), root(j));
        }
        continue;
      }
      const height = high.pixels.height;
      if (gap > small.across * height || -rows > small.down * height || size(low) < speck * height) continue;
      if (low.pixels.width > 1.2 * height) continue;
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
  return [...blocks.values()].map(withoutStains);
}

function withoutStains(block: readonly Glyph[]): Glyph[] {
  const tall = block.reduce((most, { pixels }) => Math.max(most, pixels.height), 0);
  const strong = block.reduce((most, glyph) => (glyph.pixels.height === tall ? glyph.strength : most), 0);
  return block.filter((glyph) => glyph.pixels.height >= tall / 2 || glyph.strength >= stain * strong);
}

function size({ pixels }: Glyph): number {
  return Math.max(pixels.width, pixels.height);
}

/** How much two stretches have in common; less than 0: how far they are apart. */
function overlap(a: number, aLength: number, b: number, bLength: number): number {
  return Math.min(a + aLength, b + bLength) - Math.max(a, b);
}
