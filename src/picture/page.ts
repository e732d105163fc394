import type { Preprocessing } from "../ink/normalize.ts";
import type { Bounds, Stroke } from "../ink/stroke.ts";
import type { Atom } from "../segment/atom.ts";
import { around, findLines } from "../segment/lines.ts";
import { withoutRules } from "../segment/rules.ts";
import { findSequences, type Group, type Sequence } from "../segment/sequence.ts";
import { findBlocks } from "./blocks.ts";
import { type Cell, type Corner, findCells } from "./cells.ts";
import { type Component, findComponents, meanStrengths } from "./components.ts";
import { cropPieces, type Direction, level } from "./crop.ts";
import { withoutFillers } from "./fillers.ts";
import { atomOf, type Glyph, glyphOf } from "./glyph.ts";
import { findGrids, type Grid } from "./grids.ts";
import { type InkMask, strokeWidth } from "./ink-mask.ts";
import { edgeStrip, frameStrip, isCutOut, partInk } from "./part-ink.ts";
import { Pieces } from "./pieces.ts";
import { countRows } from "./rows.ts";
import { findSeams, partAt } from "./seams.ts";
import { findWords } from "./words.ts";
import { isWritten, type Light } from "./written.ts";

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
  /** What the network is shown of a group: `[size, size]`, 0 (paper) … 255 (ink). */
  readonly imageOf: (group: Group, preprocessing: Preprocessing) => Uint8Array;
  /** How much its ink differs from the paper, 0…1. */
  readonly strengthOf: (group: Group) => number;
  /** How many pieces of ink stand in rows, and in columns. */
  readonly rows: { readonly across: number; readonly down: number };
  /** Where a group stands: whole pixels. */
  readonly boundsOf: (group: Group) => Bounds;
  /** Calls with each pixel of a group's ink. */
  readonly forEachPixel: (group: Pick<Group, "strokes">, visit: (x: number, y: number) => void) => void;
}

/** Pixels: what is smaller is no digit. */
const smallest = 6;
/** Pieces of ink that are fainter are stains, and what an eraser left. */
const faintest = 0.1;
/** Of the height of a line: pieces that are less wide are left whole. */
const wide = 0.75;
/** A page has so many glyphs at most, the largest. */
const mostGlyphs = 3000;

export function findPage(ink: InkMask, light: Light): Page {
  const pen = Math.max(1, strokeWidth(ink));
  const { strokes, rules } = partInk(ink);
  const whole = { ...rules, data: rules.data.map((value, i) => value | ink.mask[i]!) };
  const labelled = findComponents(strokes.data, ink);
  const pieces = new Pieces(labelled, ink.strength);
  const strengths = meanStrengths(labelled, ink.strength);
  const glyphs = labelled.components
    .filter((component, i) => strengths[i]! >= faintest && isGlyph(component, ink))
    .toSorted((a, b) => b.area - a.area)
    .slice(0, mostGlyphs)
    .map(({ label, bounds }) => glyphOf(pieces, label, bounds, strengths[label - 1]!))
    .filter((glyph) => isCutOut(ink) || isWritten(pieces, glyph, light, pen));
  const known = new Map<Stroke, Glyph>(glyphs.map((glyph) => [glyph.outline, glyph]));
  const directions = new Map<Stroke, Direction>();
  const cut = (atom: Atom, height: number): readonly Atom[] => cutGlyph(pieces, known, directions, pen, atom, height);
  const segmentGlyphs = (some: readonly Glyph[], direction: Direction): Sequence[][] => {
    for (const { outline } of some) directions.set(outline, direction);
    const atoms = withoutRules(some.map((glyph, i) => atomOf(glyph, pen, i)));
    return findLines(atoms).map((line) =>
      findWords(withoutFillers(line), pen).flatMap((word) => findSequences(word, cut)),
    );
  };
  const left = new Set(glyphs);
  const grids = findGrids(findCells(whole)).filter((grid) => !isPaper(grid, glyphs));
  const pageGrids = grids.map(({ rows }) => ({
    bounds: boundsOfCorners(rows.flat().flatMap(({ corners }) => corners)),
    rows: rows.map((row) =>
      row.map((cell) => {
        const inside = [...left].filter((glyph) => isInCell(glyph, cell));
        for (const glyph of inside) left.delete(glyph);
        const content = inside.filter((glyph) => isContent(glyph, cell));
        return content.length === 0 ? [] : segmentGlyphs(content, directionOf(cell)).flat();
      }),
    ),
  }));
  const outside = [...left].filter(({ pixels }) => !pageGrids.some(({ bounds }) => isWithin(pixels, bounds)));
  const blocks = findBlocks(outside).flatMap((block) => segmentGlyphs(block, level));
  return {
    lines: inOrder(blocks),
    grids: pageGrids,
    rows: countRows(glyphs.map(({ pixels }) => pixels)),
    imageOf: ({ strokes }, preprocessing) => {
      const own = strokes.map((stroke) => known.get(stroke)!);
      const labels = own.map(({ label }) => label);
      return cropPieces(pieces, labels, pixelsOf(own), preprocessing, directions.get(strokes[0]!));
    },
    strengthOf: ({ strokes }) => Math.max(...strokes.map((stroke) => known.get(stroke)!.strength)),
    boundsOf: ({ strokes }) => pixelsOf(strokes.map((stroke) => known.get(stroke)!)),
    forEachPixel: ({ strokes }, visit) => {
      for (const stroke of strokes) {
        const { label, pixels } = known.get(stroke)!;
        for (let y = pixels.y; y < pixels.y + pixels.height; y++) {
          for (let x = pixels.x; x < pixels.x + pixels.width; x++) {
            if (pieces.labels[y * pieces.width + x] === label) visit(x, y);
          }
        }
      }
    },
  };
}

function pixelsOf(glyphs: readonly Glyph[]): Bounds {
  return around(glyphs.map(({ pixels }) => ({ bounds: pixels })));
}

/** Of the shorter side of a picture: at its edge lies what is left of lines and of the frame around it, which reaches no further in. */
const edge = { near: 0.03, deep: 0.15, long: 0.6 };
/** Of the shorter side of a picture that was cut out around a digit: what is no longer, and lies at its edge, is no point of that. */
const speckAtEdge = 0.2;
/** Of that side: a line beside the edge that is so long and no thicker is one side of a frame. */
const frame = { long: 0.5, thick: 0.08 };
/** What is so many times as long as it is thick is a line. */
const thin = 4;

/** Whether it may be a digit, a sign or a part of one: not a speck, or what lies along the edge of the picture. */
function isGlyph({ bounds: { x, y, width, height }, area }: Component, page: InkMask): boolean {
  const [long, short] = [Math.max(width, height), Math.min(width, height)];
  const side = Math.min(page.width, page.height);
  if (long < 3 || area < smallest) return false;
  const aways = [x, y, page.width - x - width, page.height - y - height];
  const away = Math.min(...aways);
  const at = edgeStrip(page);
  if (isCutOut(page) && away <= frameStrip * side && long <= speckAtEdge * side) return false;
  if (away <= at && short <= edge.deep * side) return false;
  if (aways.filter((each) => each <= at).length > 1 && long >= edge.long * side) return false;
  if (away <= edge.deep * side && short <= frame.thick * side && long >= frame.long * side) return false;
  if (away <= edge.near * side && short <= edge.deep * side && long >= thin * short) return false;
  return true;
}

function cutGlyph(
  pieces: Pieces,
  known: Map<Stroke, Glyph>,
  directions: Map<Stroke, Direction>,
  pen: number,
  atom: Atom,
  height: number,
): readonly Atom[] {
  const glyph = known.get(atom.strokes[0]!)!;
  if (atom.strokes.length > 1 || atom.bounds.width < wide * height) return [atom];
  const { pixels, label } = glyph;
  const seams = findSeams(pieces, label, pixels, height, pen);
  if (seams.length === 0) return [atom];
  const partOf = (x: number, y: number) => partAt(seams, x, y - pixels.y);
  const labels = pieces.split(label, pixels, seams.length + 1, partOf);
  return labels.flatMap((each, part) => {
    const bounds = boundsOfLabel(pieces, each, pixels);
    if (!bounds) return [];
    const piece = glyphOf(pieces, each, bounds, glyph.strength);
    known.set(piece.outline, piece);
    directions.set(piece.outline, directions.get(glyph.outline) ?? level);
    return [atomOf(piece, pen, atom.stroke, part, true)];
  });
}

function boundsOfLabel(pieces: Pieces, label: number, area: Bounds): Bounds | undefined {
  let [left, top, right, bottom] = [Infinity, Infinity, -1, -1];
  for (let y = area.y; y < area.y + area.height; y++) {
    for (let x = area.x; x < area.x + area.width; x++) {
      if (pieces.labels[y * pieces.width + x] !== label) continue;
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
    }
  }
  return right < 0 ? undefined : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

function middleOf({ pixels: { x, y, width, height } }: Glyph): Corner {
  return { x: x + width / 2, y: y + height / 2 };
}

function isInCell(glyph: Glyph, { corners }: Cell): boolean {
  const { x, y } = middleOf(glyph);
  return corners.every((a, i) => {
    const b = corners[(i + 1) % 4]!;
    return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x) >= 0;
  });
}

/** Of the side of a cell: what is smaller is a speck; what is larger is a frame; a line so near to the edge is what is left of it. */
const inCell = { speck: 0.12, frame: 1.5, edge: 0.15, thin: 0.12 };

function isContent(glyph: Glyph, cell: Cell): boolean {
  const { x, y, width, height } = boundsOfCorners(cell.corners);
  const { pixels } = glyph;
  const side = Math.min(width, height);
  const [long, short] = [Math.max(pixels.width, pixels.height), Math.min(pixels.width, pixels.height)];
  if (long < inCell.speck * side || long > inCell.frame * Math.max(width, height)) return false;
  const middle = middleOf(glyph);
  const away = Math.min(middle.x - x, x + width - middle.x, middle.y - y, y + height - middle.y);
  return !(short <= inCell.thin * side && away <= inCell.edge * side);
}

/** A grid of more cells, or of which so few are filled, is squared paper; and one that so much of what stands in it reaches out of. */
const paper = { cells: 240, filled: 0.08, crossing: 0.4 };
/** Of the side of a cell: so far beyond its edge is out of it. */
const beyond = 0.1;

function isPaper({ rows }: Grid, glyphs: readonly Glyph[]): boolean {
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

function directionOf({ corners: [a, b, c, d] }: Cell): Direction {
  const unit = (x: number, y: number): [number, number] => {
    const length = Math.sqrt(x * x + y * y);
    return [x / length, y / length];
  };
  return {
    across: unit(b.x - a.x + c.x - d.x, b.y - a.y + c.y - d.y),
    down: unit(d.x - a.x + c.x - b.x, d.y - a.y + c.y - b.y),
  };
}

function boundsOfCorners(corners: readonly Corner[]): Bounds {
  return around(corners.map(({ x, y }) => ({ bounds: { x, y, width: 0, height: 0 } })));
}

function isWithin(inner: Bounds, outer: Bounds): boolean {
  const [x, y] = [inner.x + inner.width / 2, inner.y + inner.height / 2];
  return x >= outer.x && x <= outer.x + outer.width && y >= outer.y && y <= outer.y + outer.height;
}

/** Lines of several blocks that stand beside each other are one. */
function inOrder(lines: readonly Sequence[][]): Sequence[][] {
  const placed = lines
    .map((line) => ({ line, bounds: around(line.flatMap(({ atoms }) => atoms)) }))
    .toSorted((a, b) => a.bounds.y - b.bounds.y);
  const rows: { items: typeof placed; top: number; bottom: number }[] = [];
  for (const each of placed) {
    const { y, height } = each.bounds;
    const row = rows.find(({ top, bottom }) => {
      const shared = Math.min(bottom, y + height) - Math.max(top, y);
      return shared >= 0.5 * Math.min(bottom - top, height);
    });
    if (row) row.items.push(each);
    else rows.push({ items: [each], top: y, bottom: y + height });
  }
  return rows.map(({ items }) => items.toSorted((a, b) => a.bounds.x - b.bounds.x).flatMap(({ line }) => line));
}
