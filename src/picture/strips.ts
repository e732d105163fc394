import { type Cell, type Corner, length } from "./cells.ts";
import { stepBetween } from "./grids.ts";
import type { Plane } from "./shrink.ts";

/** Of its height, a box for one digit is so wide. */
const wide = { least: 0.4, most: 1.6 };
/** Of the height of a box: the next one of its strip stands no further behind it, no higher or lower, and is as high as it. */
const next = { behind: 0.75, over: 0.2, alike: 0.75 };
/** Of the usual width of the boxes of a strip: what is so much less wide was parted by a digit, and such parts together are no wider. */
const part = { most: 0.8, together: 1.2 };
/** Of that width: one that was not found has so much room between two, give or take that share. */
const missing = 0.2;

/** Of a box, so far within its sides, in shares of it: what stands in it has so many of the rows at least. */
const content = { within: 0.15, high: 0.35 };

/** Boxes that stand by themselves: strips of those for one digit each, from the left, and others alone. */
export interface Boxes {
  readonly strips: readonly (readonly Cell[])[];
  readonly single: readonly Cell[];
}

/** The strips of boxes among cells that are of no grid. What lies above and below others is squared paper, or a table. */
export function findBoxes(cells: readonly Cell[], ink: Plane<Uint8Array>): Boxes {
  const own = cells.filter((cell) => {
    return !cells.some((other) => other !== cell && (isAbove(cell, other) || isInside(cell, other)));
  });
  const left = new Set(own.filter(isLow).toSorted((a, b) => a.corners[0].x - b.corners[0].x));
  const strips: Cell[][] = [];
  for (const first of left) {
    left.delete(first);
    const chain = [first];
    for (let last: Cell | undefined = first; last; ) {
      const following: Cell | undefined = nextOf(last, left);
      if (following) {
        left.delete(following);
        chain.push(following);
      }
      last = following;
    }
    const whole = complete(joinParts(chain));
    if (whole.length > 1 && whole.some((cell) => hasContent(cell, ink))) strips.push(whole);
  }
  const inStrips = new Set(strips.flat());
  const single = own.filter((cell) => {
    const isAlone = !inStrips.has(cell) && !strips.flat().some((other) => isInside(cell, other));
    return isAlone && hasContent(cell, ink);
  });
  return { strips, single };
}

function isAbove(a: Cell, b: Cell): boolean {
  return (stepBetween(a, b)?.row ?? 0) !== 0;
}

/** Whether a is smaller, and its middle lies in b. */
function isInside(a: Cell, b: Cell): boolean {
  const { x, y } = middleOf(a.corners);
  const isIn = b.corners.every((from, i) => {
    const to = b.corners[(i + 1) % 4]!;
    return (to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x) >= 0;
  });
  return isIn && heightOf(a) < heightOf(b) * 1.01 && widthOf(a) < widthOf(b);
}

/** Whether no number of several digits has room in it. */
function isLow(cell: Cell): boolean {
  return widthOf(cell) <= wide.most * heightOf(cell);
}

/** Whether more than a point or a dash stands in a box, away from its sides. */
function hasContent({ corners }: Cell, { width, data }: Plane<Uint8Array>): boolean {
  const [a, b, c, d] = corners;
  const steps = Math.ceil(Math.max(length(a, d), length(b, c)));
  const pixelAt = (right: number, down: number) => {
    const [u, v] = [
      content.within + (1 - 2 * content.within) * right,
      content.within + (1 - 2 * content.within) * down,
    ];
    const x = (1 - v) * ((1 - u) * a.x + u * b.x) + v * ((1 - u) * d.x + u * c.x);
    const y = (1 - v) * ((1 - u) * a.y + u * b.y) + v * ((1 - u) * d.y + u * c.y);
    return data[Math.floor(y) * width + Math.floor(x)] === 1;
  };
  const columns = Math.ceil(Math.max(length(a, b), length(d, c)));
  let rows = 0;
  for (let row = 0; row <= steps; row++) {
    let isInk = false;
    for (let column = 0; column <= columns && !isInk; column++) isInk = pixelAt(column / columns, row / steps);
    if (isInk) rows++;
  }
  return rows >= content.high * steps;
}

/** The nearest box behind one, on the same line and as high. */
function nextOf(cell: Cell, left: Iterable<Cell>): Cell | undefined {
  const [a, b, c, d] = cell.corners;
  const height = length(b, c);
  const along = unit(a, b);
  const most = next.behind * height + widthOf(cell) * (1 + missing);
  let [found, least] = [undefined as Cell | undefined, most];
  for (const other of left) {
    const [e, , , f] = other.corners;
    const own = length(e, f);
    if (Math.min(height, own) < next.alike * Math.max(height, own)) continue;
    const [top, bottom] = [between(b, e), between(c, f)];
    const gap = (dot(top, along) + dot(bottom, along)) / 2;
    if (gap < 0 || gap > least) continue;
    if (Math.abs(across(top, unit(a, b))) > next.over * height) continue;
    if (Math.abs(across(bottom, unit(d, c))) > next.over * height) continue;
    [found, least] = [other, gap];
  }
  return found;
}

/** Boxes that a digit has parted from top to bottom are one. */
function joinParts(chain: readonly Cell[]): Cell[] {
  const usual = usualWidth(chain);
  const joined: Cell[] = [];
  for (const cell of chain) {
    const last = joined.at(-1);
    const both = last && joinCells(last, cell);
    const isPart = both && Math.min(widthOf(last), widthOf(cell)) < part.most * usual;
    if (isPart && widthOf(both) <= part.together * usual) joined[joined.length - 1] = both;
    else joined.push(cell);
  }
  return joined;
}

/** The longest run of boxes that are as wide as each other, with those that were not found between them. */
function complete(chain: readonly Cell[]): Cell[] {
  const usual = usualWidth(chain);
  const runs: Cell[][] = [[]];
  for (const cell of chain) {
    const [width, height] = [widthOf(cell), heightOf(cell)];
    if (width < wide.least * height || width < part.most * usual || width > part.together * usual) {
      runs.push([]);
      continue;
    }
    const last = runs.at(-1)!.at(-1);
    if (last) {
      const gap: Cell = { corners: [last.corners[1], cell.corners[0], cell.corners[3], last.corners[2]] };
      const isMissing = Math.abs(widthOf(gap) - usual) <= missing * usual;
      if (isMissing) runs.at(-1)!.push(gap);
      else if (widthOf(gap) > next.behind * height) runs.push([]);
    }
    runs.at(-1)!.push(cell);
  }
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest));
}

function joinCells({ corners: [a, , , d] }: Cell, { corners: [, b, c] }: Cell): Cell {
  return { corners: [a, b, c, d] };
}

/** Of the wider half. */
function usualWidth(chain: readonly Cell[]): number {
  const widths = chain.map(widthOf).toSorted((a, b) => a - b);
  return widths[Math.floor((3 * widths.length) / 4)]!;
}

function widthOf({ corners: [a, b, c, d] }: Cell): number {
  return (length(a, b) + length(d, c)) / 2;
}

function heightOf({ corners: [a, b, c, d] }: Cell): number {
  return (length(a, d) + length(b, c)) / 2;
}

function middleOf(corners: readonly Corner[]): Corner {
  const sum = corners.reduce((a, b) => ({ x: a.x + b.x, y: a.y + b.y }));
  return { x: sum.x / corners.length, y: sum.y / corners.length };
}

function between(from: Corner, to: Corner): Corner {
  return { x: to.x - from.x, y: to.y - from.y };
}

function unit(from: Corner, to: Corner): Corner {
  const { x, y } = between(from, to);
  const own = Math.max(Math.sqrt(x * x + y * y), Number.MIN_VALUE);
  return { x: x / own, y: y / own };
}

function dot(a: Corner, b: Corner): number {
  return a.x * b.x + a.y * b.y;
}

function across(a: Corner, b: Corner): number {
  return a.x * b.y - a.y * b.x;
}
