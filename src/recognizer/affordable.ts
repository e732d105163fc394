import type { Page } from "../picture/page.ts";
import type { Sequence } from "../segment/sequence.ts";

/** So many pixels are cut out of a page at most, for all that may be digits: an image takes as long as what it is of is large. */
const mostPixels = 40_000_000;

/**
 * Those that can be looked at in bounded time: the smallest, as many as there is time for. Writing takes a few millions of pixels; it is patterns
 * over all of a page, as hatching, that take thousands.
 */
export function affordable(sequences: readonly Sequence[], page: Pick<Page, "boundsOf">): Sequence[] {
  const costOf = ({ groups }: Sequence) =>
    groups.flat().reduce((sum, group) => {
      const { width, height } = page.boundsOf(group);
      return sum + width * height;
    }, 0);
  const costs = new Map(sequences.map((sequence) => [sequence, costOf(sequence)]));
  let left = mostPixels;
  const taken = new Set<Sequence>();
  for (const [sequence, cost] of [...costs].sort(([, a], [, b]) => a - b)) {
    left -= cost;
    if (left < 0) break;
    taken.add(sequence);
  }
  return sequences.filter((sequence) => taken.has(sequence));
}
