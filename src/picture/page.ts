import type { Preprocessing } from "../ink/normalize.ts";
import type { Bounds } from "../ink/stroke.ts";
import type { Group, Sequence } from "../segment/sequence.ts";
import { findBlocks } from "./blocks.ts";
import { boundsOfCorners, contentOf, directionOf, isInCell, isPaper } from "./cell-content.ts";
import { type Cell, findCells } from "./cells.ts";
import { findComponents, type Labelled } from "./components.ts";
import type { Direction } from "./crop.ts";
import { isAroundDigit } from "./cut-out.ts";
import { findGlyphs } from "./find-glyphs.ts";
import { type Glyph, glyphOf } from "./glyph.ts";
import { findGrids } from "./grids.ts";
import { type InkMask, strokeWidth } from "./ink-mask.ts";
import { partInk } from "./part-ink.ts";
import { Pieces } from "./pieces.ts";
import { inReadingOrder } from "./reading-order.ts";
import { countRows } from "./rows.ts";
import { eraseSides } from "./sides.ts";
import { directionOfLines } from "./slope.ts";
import { findBoxes } from "./strips.ts";
import { Writing } from "./writing.ts";
import type { Light } from "./written.ts";

/** A grid of a page: what stands in each of its cells, rows from the top. */
export interface PageGrid {
  readonly bounds: Bounds;
  readonly rows: readonly (readonly (readonly Sequence[])[])[];
}

/** What may be numbers in a picture of ink of one polarity. */
export interface Page {
  /** Outside of grids: by lines from top to bottom, on each from left to right. */
  readonly lines: readonly (readonly Sequence[])[];
  readonly grids: readonly PageGrid[];
  /** How many pieces of ink stand in rows, and in columns. */
  readonly rows: { readonly across: number; readonly down: number };
  /** What the network is shown of a group: `[size, size]`, 0 (paper) … 255 (ink). */
  readonly imageOf: (group: Group, preprocessing: Preprocessing) => Uint8Array;
  /** How much its ink differs from the paper, 0…1. */
  readonly strengthOf: (group: Group) => number;
  /** Where a group stands: whole pixels. */
  readonly boundsOf: (group: Group) => Bounds;
  /** Calls with each pixel of a group's ink. */
  readonly forEachPixel: (group: Pick<Group, "strokes">, visit: (x: number, y: number) => void) => void;
}

/** @param faintest pieces of ink that are fainter are none, 0…1. */
export function findPage(ink: InkMask, light: Light, faintest: number): Page {
  const { strokes, rules } = partInk(ink);
  const whole = { ...rules, data: rules.data.slice() };
  for (let i = 0; i < whole.data.length; i++) whole.data[i]! |= ink.mask[i]!;
  const cells = findCells(whole);
  const tables = findGrids(cells);
  const ofTables = new Set(tables.flatMap(({ rows }) => rows.flat()));
  const boxes = findBoxes(
    cells.filter((cell) => !ofTables.has(cell)),
    strokes,
    whole,
  );
  eraseSides(whole, strokes, boxes);
  const labelled = findComponents(strokes.data, ink);
  const pen = penWidth(labelled);
  const pieces = new Pieces(labelled, ink.strength);
  const glyphs = findGlyphs(ink, labelled, pieces, light, pen, faintest);
  const writing = new Writing(pieces, pen, isAroundDigit(ink));
  const left = new Set(glyphs);
  const takeFrom = (cell: Cell): readonly Glyph[] => {
    const inside = [...left].filter((glyph) => isInCell(glyph, cell));
    for (const glyph of inside) left.delete(glyph);
    return contentOf(inside, cell);
  };
  const segmentCell = (cell: Cell): readonly Sequence[] => {
    const content = takeFrom(cell);
    const direction = directionOf(cell);
    return content.length === 0 ? [] : writing.segment(content.map((glyph) => ({ ...glyph, direction }))).flat();
  };
  const grids = tables
    .filter((grid) => !isPaper(grid, glyphs))
    .map(({ rows }) => ({
      bounds: boundsOfCorners(rows.flat().flatMap(({ corners }) => corners)),
      rows: rows.map((row) => row.map(segmentCell)),
    }));
  const inBoxes = [
    ...boxes.strips.map((strip) => {
      const direction = directionOf(strip[0]!);
      return writing.segmentBoxes(strip.map((cell) => along(pieces, takeFrom(cell), direction)));
    }),
    ...boxes.single.flatMap((cell) =>
      findBlocks(along(pieces, takeFrom(cell), directionOf(cell))).flatMap((block) => writing.segment(block)),
    ),
  ].filter((line) => line.length > 0);
  const outside = [...left].filter(({ pixels }) => !grids.some(({ bounds }) => isWithin(pixels, bounds)));
  const direction = directionOfLines(outside.slice(0, telling).map(({ pixels }) => pixels));
  const blocks = findBlocks(along(pieces, outside, direction)).flatMap((block) => writing.segment(block));
  return {
    lines: inReadingOrder([...inBoxes, ...blocks]),
    grids,
    rows: countRows(glyphs.slice(0, telling).map(({ pixels }) => pixels)),
    imageOf: (group, preprocessing) => writing.imageOf(group, preprocessing),
    strengthOf: (group) => writing.strengthOf(group),
    boundsOf: (group) => writing.boundsOf(group),
    forEachPixel: (group, visit) => writing.forEachPixel(group, visit),
  };
}

/** Pixels: what is smaller does not tell how wide the pen is. */
const speck = 8;

/** How wide strokes are, whatever specks are around them. */
function penWidth({ width, height, labels, components }: Labelled): number {
  // By label, of which 0 is paper.
  const isStroke = Uint8Array.from([
    0,
    ...components.map(({ bounds: { width: w, height: h } }) => (Math.max(w, h) >= speck ? 1 : 0)),
  ]);
  const mask = new Uint8Array(labels.length);
  for (let i = 0; i < mask.length; i++) mask[i] = isStroke[labels[i]!]!;
  return Math.max(1, strokeWidth({ width, height, mask }));
}

/** So many glyphs, the largest, tell how lines go. */
const telling = 800;

/** Glyphs by their places along lines in a direction, and below them. */
function along(pieces: Pieces, glyphs: readonly Glyph[], direction: Direction): readonly Glyph[] {
  return glyphs.map(({ label, pixels, strength }) => glyphOf(pieces, label, pixels, strength, direction));
}

function isWithin(inner: Bounds, outer: Bounds): boolean {
  const [x, y] = [inner.x + inner.width / 2, inner.y + inner.height / 2];
  return x >= outer.x && x <= outer.x + outer.width && y >= outer.y && y <= outer.y + outer.height;
}

/** All that may be numbers on a page: the rows of its grids, then its lines. */
export function sequencesOf({ grids, lines }: Page): (readonly Sequence[])[] {
  return [...grids.flatMap(({ rows }) => rows.map((row) => row.flat())), ...lines];
}
