import { type Component, type Labelled, meanStrengths } from "./components.ts";
import { edgeStrip, frameStrip, isCutOut } from "./cut-out.ts";
import { type Glyph, glyphOf } from "./glyph.ts";
import type { InkMask } from "./ink-mask.ts";
import type { Pieces } from "./pieces.ts";
import { withoutHoles } from "./within-holes.ts";
import { isWritten, type Light } from "./written.ts";

/** Pixels: what is smaller is no digit. */
const smallest = 6;
/** A page has so many glyphs at most, the largest. */
const mostGlyphs = 12_000;

/**
 * The pieces of ink of a page that may be digits, signs or parts of them, the largest first.
 *
 * @param pen how wide strokes are. @param faintest what is fainter is none of them, 0…1.
 */
export function findGlyphs(
  ink: InkMask,
  labelled: Labelled,
  pieces: Pieces,
  light: Light,
  pen: number,
  faintest: number,
): Glyph[] {
  const strengths = meanStrengths(labelled, ink.strength);
  const glyphs = labelled.components
    .filter((component, i) => strengths[i]! >= faintest && isGlyph(component, ink))
    .toSorted((a, b) => b.area - a.area)
    .slice(0, mostGlyphs)
    .map(({ label, bounds }) => glyphOf(pieces, label, bounds, strengths[label - 1]!))
    .filter((glyph) => isCutOut(ink) || isWritten(pieces, glyph, light, pen));
  return withoutHoles(glyphs, pieces);
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
  const longer = Math.max(page.width, page.height);
  if (long < 3 || area < smallest) return false;
  const aways = [x, y, page.width - x - width, page.height - y - height];
  const away = Math.min(...aways);
  const at = edgeStrip(page);
  if (isCutOut(page) && away <= frameStrip * side && long <= speckAtEdge * side) return false;
  if (away <= at && short <= edge.deep * side) return false;
  const touched = aways.map((each) => each <= at);
  const [left, top, right, bottom] = touched;
  // A row that was cut out close is as high as the picture, what is left of a frame nearly as long.
  const longest = edge.long * ((left && right) || (top && bottom) ? longer : side);
  if (touched.filter(Boolean).length > 1 && long >= longest) return false;
  if (away <= edge.deep * side && short <= frame.thick * side && long >= frame.long * side) return false;
  if (away <= edge.near * side && short <= edge.deep * side && long >= thin * short) return false;
  return true;
}
