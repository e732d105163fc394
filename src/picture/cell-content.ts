import type { Bounds } from "../ink/stroke.ts";
import { around } from "../segment/lines.ts";
import type { Cell, Corner } from "./cells.ts";
import type { Direction } from "./crop.ts";
import type { Glyph } from "./glyph.ts";
import type { Grid } from "./grids.ts";
import { isPointIn } from "./quad.ts";

/** Of the side of a cell: what is smaller is a speck; what is larger is a frame; a line so near to the edge is what is left of it. */
const inCell = { speck: 0.12, frame: 1.5, edge: 0.15, thin: 0.12 };

export function isInCell({ pixels }: Glyph, cell: Cell): boolean {
  return isPointIn(middleOf(pixels), cell);
}

/** Of the height of what else stands in a cell: a point is so large, and lies so near to the line on which that stands. */
const point = { least: 0.06, most: 0.3, away: 0.15 };

/** What stands in a cell: of specks only the points between digits. @param inside what lies in it. */
export function contentOf(inside: readonly Glyph[], cell: Cell): Glyph[] {
  const content = inside.filter((glyph) => isContent(glyph, cell));
  if (content.length < 2) return content;
  const area = around(content.map(({ pixels }) => ({ bounds: pixels })));
  const tallest = Math.max(...content.map(({ pixels }) => pixels.height));
  const isPoint = ({ pixels: { x, y, width, height } }: Glyph) => {
    const long = Math.max(width, height);
    const isBetween = x > area.x && x + width < area.x + area.width;
    const isLow = Math.abs(y + height - area.y - area.height) <= point.away * tallest;
    return long >= point.least * tallest && long <= point.most * tallest && isBetween && isLow;
  };
  return inside.filter((glyph) => content.includes(glyph) || isPoint(glyph));
}

/** Whether what stands in a cell is neither a speck nor what is left of its frame. */
export function isContent({ pixels }: Glyph, cell: Cell): boolean {
  const { x, y, width, height } = boundsOfCorners(cell.corners);
  const side = Math.min(width, height);
  const [long, short] = [Math.max(pixels.width, pixels.height), Math.min(pixels.width, pixels.height)];
  if (long < inCell.speck * side || long > inCell.frame * Math.max(width, height)) return false;
  const middle = middleOf(pixels);
  const away = Math.min(middle.x - x, x + width - middle.x, middle.y - y, y + height - middle.y);
  return !(short <= inCell.thin * side && away <= inCell.edge * side);
}

/** A grid of more cells, or of which so few are filled, is squared paper; and one that so much of what stands in it reaches out of. */
const paper = { cells: 240, filled: 0.08, crossing: 0.4 };
/** Of the side of a cell: so far beyond its edge is out of it. */
const beyond = 0.1;

/** Whether a grid is squared paper, and its cells hold nothing by themselves. */
export function isPaper({ rows }: Grid, glyphs: readonly Glyph[]): boolean {
  const cells = rows.flat();
  if (cells.length > paper.cells) return true;
  let [filled, crossing, all] = [0, 0, 0];
  for (const cell of cells) {
    const { x, y, width, height } = boundsOfCorners(cell.corners);
    const content = glyphs.filter((glyph) => isInCell(glyph, cell) && isContent(glyph, cell));
    if (content.length > 0) filled++;
    for (const { pixels } of content) {
      all++;
      const out = Math.max(
        ...[x - pixels.x, y - pixels.y],
        ...[pixels.x + pixels.width - x - width, pixels.y + pixels.height - y - height],
      );
      if (out > beyond * Math.min(width, height)) crossing++;
    }
  }
  return filled < paper.filled * cells.length || crossing > paper.crossing * all;
}

/** Which way writing goes in a cell: along its sides. */
export function directionOf({ corners: [a, b, c, d] }: Cell): Direction {
  const unit = (x: number, y: number): [number, number] => {
    const length = Math.sqrt(x * x + y * y);
    return [x / length, y / length];
  };
  return {
    across: unit(b.x - a.x + c.x - d.x, b.y - a.y + c.y - d.y),
    down: unit(d.x - a.x + c.x - b.x, d.y - a.y + c.y - b.y),
  };
}

export function boundsOfCorners(corners: readonly Corner[]): Bounds {
  return around(corners.map(({ x, y }) => ({ bounds: { x, y, width: 0, height: 0 } })));
}

function middleOf({ x, y, width, height }: Bounds): Corner {
  return { x: x + width / 2, y: y + height / 2 };
}
