import { around } from "../segment/lines.ts";
import type { Sequence } from "../segment/sequence.ts";

/** Of the less high of two lines: with so much of it beside the other they are read as one. */
const beside = 0.5;

/** Lines from top to bottom: those of several blocks that stand beside each other are one. */
export function inReadingOrder(lines: readonly Sequence[][]): Sequence[][] {
  const placed = lines
    .map((line) => ({ line, bounds: around(line.flatMap(({ atoms }) => atoms)) }))
    .toSorted((a, b) => a.bounds.y - b.bounds.y);
  const rows: { items: typeof placed; top: number; bottom: number }[] = [];
  for (const each of placed) {
    const { y, height } = each.bounds;
    const row = rows.find(({ top, bottom }) => {
      const shared = Math.min(bottom, y + height) - Math.max(top, y);
      return shared >= beside * Math.min(bottom - top, height);
    });
    if (row) row.items.push(each);
    else rows.push({ items: [each], top: y, bottom: y + height });
  }
  return rows.map(({ items }) => items.toSorted((a, b) => a.bounds.x - b.bounds.x).flatMap(({ line }) => line));
}
