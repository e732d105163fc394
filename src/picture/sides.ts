import { median } from "../segment/lines.ts";
import { type Cell, length } from "./cells.ts";
import { joinQuads } from "./quad.ts";
import type { Plane } from "./shrink.ts";
import type { Boxes } from "./strips.ts";

/** Pixels, or of the shorter side of a box if that is more: so far from its edge a side begins. */
const reach = { pixels: 4, share: 0.1 };
/** Of that side: what is thicker is no side of it. */
const thickest = 0.2;
/** A side is as thick everywhere, give or take so many pixels and so much of that; and lies as far out, give or take so much of the box. */
const uneven = { pixels: 1.2, share: 0.3, side: 0.04 };
/** So much of a side must have been drawn, or there is none. */
const drawn = 0.4;

/** Where ink crosses the edge of a box, in a column or row of pixels: from where to where, along a line that goes out of it. */
interface Run {
  /** The pixel of the edge, and which way is out. */
  readonly edge: number;
  readonly step: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Erases the sides of boxes, and leaves what crosses them. Where a digit touches a side from within, no more than the side is erased.
 *
 * @param ink where the sides are whole. @param strokes is changed.
 */
export function eraseSides(ink: Plane<Uint8Array>, strokes: Plane<Uint8Array>, { strips, single }: Boxes): void {
  for (const cell of single) eraseBox(ink, strokes, cell);
  for (const strip of strips) {
    // Where the long sides lie all of the strip tells, whatever a digit in one of its boxes hides.
    const [top, , bottom] = eraseBox(ink, strokes, joinQuads(strip[0]!, strip.at(-1)!));
    for (const cell of strip) eraseBox(ink, strokes, cell, { top: top!, bottom: bottom! });
  }
}

/** Returns how far out each side ends, in pixels. @param known of the level sides, which are erased. */
function eraseBox(
  ink: Plane<Uint8Array>,
  strokes: Plane<Uint8Array>,
  { corners }: Cell,
  known?: { readonly top: number; readonly bottom: number },
): readonly number[] {
  const short = Math.min(...corners.map((corner, i) => length(corner, corners[(i + 1) % 4]!)));
  const ends = [0, 1, 2, 3].map((side) => {
    if (known && side % 2 === 0) return side === 0 ? known.top : known.bottom;
    return eraseSide(ink, strokes, corners, side, short);
  });
  for (const [i, { x, y }] of corners.entries()) {
    // A corner is of two sides.
    const [upper, right] = [i < 2, i === 1 || i === 2];
    const [down, across] = [ends[upper ? 0 : 2]!, ends[right ? 1 : 3]!];
    if (down === 0 || across === 0) continue;
    for (let v = -1; v <= down; v++) {
      for (let u = -1; u <= across; u++)
        put(strokes, Math.floor(x) + (right ? u : -u), Math.floor(y) + (upper ? -v : v));
    }
  }
  return ends;
}

/** How far beyond the edge of the box the side ends, in pixels: 0 where there is none. */
function eraseSide(
  ink: Plane<Uint8Array>,
  strokes: Plane<Uint8Array>,
  corners: Cell["corners"],
  side: number,
  short: number,
): number {
  const [a, b] = [corners[side]!, corners[(side + 1) % 4]!];
  const isLevel = side % 2 === 0;
  const step = side === 0 || side === 3 ? -1 : 1;
  // Across: of a level side the row, of an upright one the column.
  const [from, to] = isLevel
    ? [a, b]
    : [
        { x: a.y, y: a.x },
        { x: b.y, y: b.x },
      ];
  const at = (along: number, across: number) => (isLevel ? valueAt(ink, along, across) : valueAt(ink, across, along));
  const [first, last] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
  const far = Math.ceil(Math.max(reach.pixels, reach.share * short));
  const most = thickest * short;
  const runs = new Map<number, Run>();
  for (let along = Math.floor(first); along <= last; along++) {
    const share = (along + 0.5 - from.x) / (to.x - from.x || 1);
    const edge = Math.floor(from.y + share * (to.y - from.y));
    const run = runFrom(edge, step, far, most, (across) => at(along, across));
    if (run) runs.set(along, run);
  }
  const all = [...runs.values()];
  const thin = all.filter((run) => run.to - run.from <= most);
  if (thin.length < drawn * (last - first)) return 0;
  const begin = median(thin.map((run) => run.from));
  const thick = median(thin.map((run) => run.to - run.from));
  const slack = uneven.pixels + uneven.share * thick;
  for (const [along, { edge, from: start, to: end }] of runs) {
    const isOutside = Math.abs(begin - start) > slack + uneven.side * short;
    const [low, high] = [Math.max(start, begin - slack), Math.min(end, begin + thick + slack)];
    const isSide = end - start <= thick + slack;
    // What goes on within, but not beyond, touches the side; what goes on on both sides crosses it.
    const touches = end <= begin + thick + slack || start >= begin - slack;
    if (isSide ? isOutside : !touches) continue;
    const [of, till] = isSide ? [start, end] : [low, high];
    for (let i = Math.round(of); i < till; i++) {
      const across = edge + step * i;
      if (isLevel) put(strokes, along, across);
      else put(strokes, across, along);
    }
  }
  return Math.ceil(begin + thick + 1);
}

/** The first run of ink on the way out of a box, with how far from its edge it begins (below 0: within the box) and ends. */
function runFrom(
  edge: number,
  step: number,
  far: number,
  most: number,
  at: (across: number) => boolean,
): Run | undefined {
  let from = -2;
  while (from <= far && !at(edge + step * from)) from++;
  if (from > far) return undefined;
  const longest = Math.ceil(2 * most) + far;
  let to = from;
  while (to - from <= longest && at(edge + step * to)) to++;
  if (from === -2) while (to - from <= longest && at(edge + step * (from - 1))) from--;
  return { edge, step, from, to };
}

function valueAt({ width, height, data }: Plane<Uint8Array>, x: number, y: number): boolean {
  return x >= 0 && y >= 0 && x < width && y < height && data[y * width + x] === 1;
}

function put({ width, height, data }: Plane<Uint8Array>, x: number, y: number): void {
  if (x >= 0 && y >= 0 && x < width && y < height) data[y * width + x] = 0;
}
