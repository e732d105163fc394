import { type Cell, type Corner, length } from "./cells.ts";

export function widthOf({ corners: [a, b, c, d] }: Cell): number {
  return (length(a, b) + length(d, c)) / 2;
}

export function heightOf({ corners: [a, b, c, d] }: Cell): number {
  return (length(a, d) + length(b, c)) / 2;
}

/** From where one begins to where another ends. */
export function joinQuads({ corners: [a, , , d] }: Cell, { corners: [, b, c] }: Cell): Cell {
  return { corners: [a, b, c, d] };
}

/** On the way from one to another: 0 is the first, 1 the other, and more lies beyond it. */
export function quadBetween(from: Cell, to: Cell, share: number): Cell {
  const corners = from.corners.map((corner, i) => pointBetween(corner, to.corners[i]!, share));
  return { corners: corners as [Corner, Corner, Corner, Corner] };
}

/** Of the same quad moved, by so many of its widths. */
export function moveQuad({ corners: [a, b, c, d] }: Cell, by: number): Cell {
  const [top, bottom] = [pointBetween(a, b, by), pointBetween(d, c, by)];
  const move = (corner: Corner, from: Corner, to: Corner) => ({
    x: corner.x + to.x - from.x,
    y: corner.y + to.y - from.y,
  });
  return { corners: [top, move(b, a, top), move(c, d, bottom), bottom] };
}

/** Where a share of the way across and of the way down lies. */
export function pointIn({ corners: [a, b, c, d] }: Cell, across: number, down: number): Corner {
  return pointBetween(pointBetween(a, b, across), pointBetween(d, c, across), down);
}

export function isPointIn({ x, y }: Corner, { corners }: Cell): boolean {
  for (let i = 0; i < 4; i++) {
    const a = corners[i]!;
    const b = corners[(i + 1) & 3]!;
    if (!((b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x) >= 0)) return false;
  }
  return true;
}

/** Of length 1, from one point to another. */
export function unit(from: Corner, to: Corner): Corner {
  const own = Math.max(length(from, to), Number.MIN_VALUE);
  return { x: (to.x - from.x) / own, y: (to.y - from.y) / own };
}

function pointBetween(a: Corner, b: Corner, share: number): Corner {
  return { x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y) };
}
