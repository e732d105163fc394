import type { Bounds } from "../ink/stroke.ts";
import { overlap } from "./overlap.ts";
import { ratio } from "./ratio.ts";

/** Of the less high or wide of two: with so much of it beside the other they are neighbours, and of one size with so much of the larger. */
const [beside, alike] = [0.5, 0.5];

/** How many pieces stand in a row, nearer to one beside them than to any above or below; and how many in a column. */
export function countRows(pieces: readonly Bounds[]): { readonly across: number; readonly down: number } {
  let across = 0;
  let down = 0;
  for (const a of pieces) {
    let right = Number.POSITIVE_INFINITY;
    let below = Number.POSITIVE_INFINITY;
    for (const b of pieces) {
      if (a === b || ratio(a.height, b.height) < alike) continue;
      const x = overlap(a.x, a.width, b.x, b.width);
      const y = overlap(a.y, a.height, b.y, b.height);
      if (y >= beside * Math.min(a.height, b.height)) right = Math.min(right, Math.max(0, -x));
      else if (x >= beside * Math.min(a.width, b.width)) below = Math.min(below, Math.max(0, -y));
    }
    if (right < below) across++;
    else if (below < right) down++;
  }
  return { across, down };
}
