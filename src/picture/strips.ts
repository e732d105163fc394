import { hasContent, hasSides, standsAlone } from "./box.ts";
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
/** Of their width, where none says how far boxes of a strip are apart. */
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
  const strips: (readonly Cell[])[] = [];
  for (const first of left) {
    const chain = [first];
    left.delete(first);
    for (let at = nextOf(first, left); at; at = nextOf(at, left)) {
      left.delete(at);
      chain.push(at);
    }
    for (const strip of complete(joinParts(chain), lines)) {
      const isOne = strip.length > 1 && standsAlone(joinQuads(strip[0]!, strip.at(-1)!), lines);
      if (isOne && strip.some((cell) => hasContent(cell, ink))) strips.push(strip);
    }
  }
  const inStrips = strips.flat();
  const single = outer.filter((cell) => {
    const isOfStrip = inStrips.some((other) => isWithin(cell, other) || isWithin(other, cell) || other === cell);
    return !isOfStrip && hasContent(cell, ink) && standsAlone(cell, lines);
  });
  return { strips, single: single.filter((cell) => !single.some((other) => other !== cell && isWithin(other, cell))) };
}

function isAbove(a: Cell, b: Cell): boolean {
  return (stepBetween(a, b)?.row ?? 0) !== 0;
}

/** Whether the middle of one that is smaller lies in another. */
function isWithin(a: Cell, b: Cell): boolean {
  return a !== b && isPointIn(pointIn(a, 0.5, 0.5), b) && widthOf(a) < widthOf(b) && heightOf(a) < 1.01 * heightOf(b);
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
  const pitch = near.length > 0 ? near.toSorted((a, b) => a - b)[near.length >> 1]! : usualPitch;
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
  return strips.map((strip) => {
    const grown = [...strip];
    for (let end = moveQuad(grown[0]!, -pitch); hasSides(end, lines); end = moveQuad(end, -pitch)) grown.unshift(end);
    for (let end = moveQuad(grown.at(-1)!, pitch); hasSides(end, lines); end = moveQuad(end, pitch)) grown.push(end);
    return grown;
  });
}

/** Of the wider half. */
function usualWidth(chain: readonly Cell[]): number {
  const widths = chain.map(widthOf).toSorted((a, b) => a - b);
  return widths[Math.floor((3 * widths.length) / 4)]!;
}
