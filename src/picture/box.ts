import type { Cell, Corner } from "./cells.ts";
import { heightOf, pointIn, unit, widthOf } from "./quad.ts";
import type { Plane } from "./shrink.ts";

/** Of a box, so far within its sides, in shares of it: what stands in it has so many of the rows at least. */
const content = { within: 0.15, high: 0.35 };

/** Whether more than a point or a dash stands in a box, away from its sides. */
export function hasContent(cell: Cell, ink: Plane<Uint8Array>): boolean {
  const [columns, steps] = [Math.ceil(widthOf(cell)), Math.ceil(heightOf(cell))];
  const shareOf = (i: number, of: number) => content.within + ((1 - 2 * content.within) * i) / of;
  let rows = 0;
  for (let row = 0; row <= steps; row++) {
    let isFilled = false;
    for (let column = 0; column <= columns && !isFilled; column++) {
      isFilled = isInk(ink, pointIn(cell, shareOf(column, columns), shareOf(row, steps)));
    }
    if (isFilled) rows++;
  }
  return rows >= content.high * steps;
}

/** Of the shorter side of a box: so near to where a side is expected there is one that has so much ink. */
const side = { near: 0.12, inked: 0.7 };

/** Whether there are lines on all sides of a box. */
export function hasSides(cell: Cell, ink: Plane<Uint8Array>): boolean {
  const near = Math.max(3, side.near * shorter(cell));
  return cell.corners.every((from, i) => inkAlong(from, cell.corners[(i + 1) % 4]!, near, ink) >= side.inked);
}

/** Cosine of the angle between sides: more is no corner of a box, but of paper among strokes. */
const askew = 0.2;

/** Whether all of its corners are about right angles. */
export function isUpright({ corners }: Cell): boolean {
  return corners.every((corner, i) => {
    const [a, b] = [unit(corner, corners[(i + 1) % 4]!), unit(corner, corners[(i + 3) % 4]!)];
    return Math.abs(a.x * b.x + a.y * b.y) <= askew;
  });
}

/**
 * Beyond a corner, from so far on to so far in shares of the shorter side, a line that goes on has so much ink, so near to where it is
 * expected. So many of the eight may: a box is beside others, or under a rule.
 */
const goesOn = { from: 0.25, to: 0.6, near: 0.08, inked: 0.8, most: 4 };

/** Whether most of its sides end at its corners: those of squared paper go on. */
export function standsAlone(cell: Cell, ink: Plane<Uint8Array>): boolean {
  const short = shorter(cell);
  const near = Math.max(3, goesOn.near * short);
  const ends = cell.corners.flatMap((corner, i) =>
    [1, 3].map((step) => {
      const { x, y } = unit(cell.corners[(i + step) % 4]!, corner);
      const beyond = (share: number) => ({ x: corner.x + share * short * x, y: corner.y + share * short * y });
      return inkAlong(beyond(goesOn.from), beyond(goesOn.to), near, ink);
    }),
  );
  return ends.filter((share) => share >= goesOn.inked).length <= goesOn.most;
}

/** Of the way from one point to another, how much has ink that is so near. */
function inkAlong(from: Corner, to: Corner, near: number, ink: Plane<Uint8Array>): number {
  const { x, y } = unit(from, to);
  const steps = Math.max(1, Math.ceil(Math.abs(x * (to.x - from.x) + y * (to.y - from.y))));
  let inked = 0;
  for (let step = 0; step < steps; step++) {
    const [u, v] = [from.x + step * x, from.y + step * y];
    for (let aside = -near; aside <= near; aside++) {
      if (!isInk(ink, { x: u - aside * y, y: v + aside * x })) continue;
      inked++;
      break;
    }
  }
  return inked / steps;
}

function shorter(cell: Cell): number {
  return Math.min(heightOf(cell), widthOf(cell));
}

function isInk({ width, height, data }: Plane<Uint8Array>, { x, y }: Corner): boolean {
  return x >= 0 && y >= 0 && x < width && y < height && data[Math.floor(y) * width + Math.floor(x)] === 1;
}
