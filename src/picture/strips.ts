import { median } from "../segment/lines.ts";
import { hasContent, hasSides, isUpright, standsAlone } from "./box.ts";
import { type Cell, type Corner, length } from "./cells.ts";
import { stepBetween } from "./grids.ts";
import { heightOf, isPointIn, joinQuads, moveQuad, pointIn, quadBetween, unit, widthOf } from "./quad.ts";
import type { Plane } from "./shrink.ts";

/** Of its height, a box for one digit is so wide. */
const wide = { least: 0.4, most: 1.6 };
/** Of the height of a box: the next one of its strip stands no further behind it, no higher or lower, and is as high as it. */
const next = { behind: 0.75, over: 0.2, alike: 0.75 };
/** So many boxes that follow each other may not have been found. */
const mostMissing = 3;
/** Of the usual width of the boxes of a strip: what is so much less wide was parted by a digit, and such parts together are no wider. */
const part = { most: 0.8, together: 1.2 };
/** Of their width, how far boxes of a strip may be apart where none says it, and are mostly. */
const pitches = Array.from({ length: 14 }, (_, i) => 1.02 + 0.05 * i);
const usualPitch = 1.1;

/** Boxes that stand by themselves: strips of those for one digit each, from the left, and others alone. */
export interface Boxes {
  readonly strips: readonly (readonly Cell[])[];
  readonly single: readonly Cell[];
}

/**
 * The boxes among cells that are of no grid. What lies above and below others is squared paper, or a table.
 *
 * @param ink what may stand in them. @param lines with their sides.
 */
export function findBoxes(cells: readonly Cell[], ink: Plane<Uint8Array>, lines: Plane<Uint8Array>): Boxes {
  const own = cells.filter((cell) => !cells.some((other) => other !== cell && isAbove(cell, other)));
  const outer = own.filter(
    (cell) => !own.some((other) => isWithin(cell, other) && hasContent(other, ink) && isLow(other)),
  );
  const left = new Set(outer.filter(isLow).toSorted((a, b) => a.corners[0].x - b.corners[0].x));
  const found: (readonly Cell[])[] = [];
  for (const first of left) {
    const chain = [first];
    left.delete(first);
    for (let at = nextOf(first, left); at; at = nextOf(at, left)) {
      left.delete(at);
      chain.push(at);
    }
    for (const strip of complete(joinParts(chain), lines)) {
      const isOne = strip.length > 1 && standsAlone(joinQuads(strip[0]!, strip.at(-1)!), lines);
      if (isOne && strip.some((cell) => hasContent(cell, ink))) found.push(strip);
    }
  }
  // Parts of boxes may have been taken for others.
  const strips: (readonly Cell[])[] = [];
  for (const strip of found.toSorted((a, b) => b.length - a.length)) {
    if (!strip.some((cell) => strips.flat().some((other) => isMiddleIn(cell, other)))) strips.push(strip);
  }
  const inStrips = strips.flat();
  const single = outer.filter((cell) => {
    const isOfStrip = inStrips.some((other) => isMiddleIn(cell, other) || isMiddleIn(other, cell));
    return !isOfStrip && isUpright(cell) && hasContent(cell, ink) && standsAlone(cell, lines);
  });
  return { strips, single: single.filter((cell) => !single.some((other) => other !== cell && isWithin(other, cell))) };
}

function isAbove(a: Cell, b: Cell): boolean {
  return (stepBetween(a, b)?.row ?? 0) !== 0;
}

/** Whether the middle of one that is smaller lies in another. */
function isWithin(a: Cell, b: Cell): boolean {
  return a !== b && isMiddleIn(a, b) && widthOf(a) < widthOf(b) && heightOf(a) < 1.01 * heightOf(b);
}

function isMiddleIn(a: Cell, b: Cell): boolean {
  return isPointIn(pointIn(a, 0.5, 0.5), b);
}

/** Whether there is no room for several digits. */
function isLow(cell: Cell): boolean {
  return widthOf(cell) <= wide.most * heightOf(cell);
}

/** The nearest box behind one, on the same line and as high. */
function nextOf(cell: Cell, left: Iterable<Cell>): Cell | undefined {
  const [a, b, c, d] = cell.corners;
  const height = length(b, c);
  let least = next.behind * height + mostMissing * usualPitch * widthOf(cell);
  let found: Cell | undefined;
  for (const other of left) {
    const [e, , , f] = other.corners;
    const own = length(e, f);
    if (Math.min(height, own) < next.alike * Math.max(height, own)) continue;
    const [top, bottom] = [placeOn(unit(a, b), b, e), placeOn(unit(d, c), c, f)];
    const gap = (top.along + bottom.along) / 2;
    if (gap < 0 || gap > least || Math.max(top.aside, bottom.aside) > next.over * height) continue;
    [found, least] = [other, gap];
  }
  return found;
}

/** How far on the way that a line goes from a point another lies, and how far from it. */
function placeOn({ x, y }: Corner, from: Corner, to: Corner): { readonly along: number; readonly aside: number } {
  const [across, down] = [to.x - from.x, to.y - from.y];
  return { along: across * x + down * y, aside: Math.abs(across * y - down * x) };
}

/** Boxes that a digit has parted from top to bottom are one. */
function joinParts(chain: readonly Cell[]): Cell[] {
  const usual = usualWidth(chain);
  const joined: Cell[] = [];
  for (const cell of chain) {
    const last = joined.at(-1);
    const both = last && joinQuads(last, cell);
    const isPart = both && Math.min(widthOf(last), widthOf(cell)) < part.most * usual;
    if (isPart && widthOf(both) <= part.together * usual) joined[joined.length - 1] = both;
    else joined.push(cell);
  }
  return joined;
}

/** Boxes that are as wide as each other and stand beside each other, with those that were not found between them and at their ends. */
function complete(chain: readonly Cell[], lines: Plane<Uint8Array>): readonly (readonly Cell[])[] {
  const usual = usualWidth(chain);
  const even = chain.filter((cell) => {
    const width = widthOf(cell);
    return width >= Math.max(wide.least * heightOf(cell), part.most * usual) && width <= part.together * usual;
  });
  const steps = even.slice(1).map((cell, i) => (widthOf(joinQuads(even[i]!, cell)) - widthOf(cell)) / usual);
  const near = steps.filter((step, i) => (step - 1) * usual <= next.behind * heightOf(even[i]!));
  const pitch = near.length > 0 ? median(near) : usualPitch;
  const strips: Cell[][] = [];
  for (const [i, cell] of even.entries()) {
    const strip = strips.at(-1);
    const before = even[i - 1];
    const count = i > 0 ? Math.round(steps[i - 1]! / pitch) : 0;
    const missing = Array.from({ length: Math.max(0, count - 1) }, (_, k) =>
      quadBetween(before!, cell, (k + 1) / count),
    );
    const isNear = i > 0 && (steps[i - 1]! - 1) * usual <= next.behind * heightOf(cell);
    if (strip && (isNear || (missing.length > 0 && missing.every((each) => hasSides(each, lines)))))
      strip.push(...(isNear ? [] : missing), cell);
    else strips.push([cell]);
  }
  const steady = near.length > 0 ? [pitch] : pitches;
  return strips.map((strip) => level([...beyond(strip[0]!, -1).toReversed(), ...strip, ...beyond(strip.at(-1)!, 1)]));

  function beyond(end: Cell, way: 1 | -1): Cell[] {
    const own = steady.find((each) => hasSides(moveQuad(end, way * each), lines));
    if (own === undefined) return [];
    const found: Cell[] = [];
    for (let at = moveQuad(end, way * own); hasSides(at, lines); at = moveQuad(at, way * own)) found.push(at);
    return found;
  }
}

/** With the upper and the lower sides of all along two lines: a digit that touches a corner of its box hides that. */
function level(strip: readonly Cell[]): readonly Cell[] {
  const [top, bottom] = [[0, 1] as const, [3, 2] as const].map((pair) =>
    lineThrough(strip.flatMap(({ corners }) => pair.map((i) => corners[i]!))),
  );
  return strip.map(({ corners: [a, b, c, d] }) => ({
    corners: [
      { x: a.x, y: top!(a.x) },
      { x: b.x, y: top!(b.x) },
      { x: c.x, y: bottom!(c.x) },
      { x: d.x, y: bottom!(d.x) },
    ],
  }));
}

/** The line that most points lie on, by the median of the slopes between them (Theil and Sen). */
function lineThrough(points: readonly Corner[]): (x: number) => number {
  const slopes = points.flatMap((a, i) =>
    points.slice(i + 1).flatMap((b) => (Math.abs(b.x - a.x) >= 4 ? [(b.y - a.y) / (b.x - a.x)] : [])),
  );
  const slope = median(slopes);
  const start = median(points.map(({ x, y }) => y - slope * x));
  return (x) => start + slope * x;
}

/** Of the wider half. */
function usualWidth(chain: readonly Cell[]): number {
  const widths = chain.map(widthOf).toSorted((a, b) => a - b);
  return widths[Math.floor((3 * widths.length) / 4)]!;
}
