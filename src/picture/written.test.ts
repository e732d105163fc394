import { describe, expect, it } from "vitest";
import { drawPicture, line } from "../../test/support/draw-picture.ts";
import { findComponents, meanStrengths } from "./components.ts";
import { glyphOf } from "./glyph.ts";
import { maskInk, strokeWidth } from "./ink-mask.ts";
import { contrastOf } from "./look.ts";
import { calm } from "./noise.ts";
import type { Picture } from "./picture.ts";
import { Pieces } from "./pieces.ts";
import { isWritten } from "./written.ts";

/** Whether the largest piece of dark ink is of strokes. */
function isLargestWritten(picture: Picture, pen?: number): boolean {
  const contrast = contrastOf(picture);
  const ink = maskInk(calm(contrast), 1);
  const labelled = findComponents(ink.mask, ink);
  const strengths = meanStrengths(labelled, ink.strength);
  const [largest] = labelled.components.toSorted((a, b) => b.area - a.area);
  const pieces = new Pieces(labelled, ink.strength);
  const glyph = glyphOf(pieces, largest!.label, largest!.bounds, strengths[largest!.label - 1]!);
  return isWritten(pieces, glyph, { grey: contrast.grey, sign: 1 }, pen ?? strokeWidth(ink));
}

const one = [line([200, 120], [200, 280])];
const dots = (radius: number) =>
  Array.from({ length: radius + 1 }, (_, i) => {
    const half = Math.sqrt(radius ** 2 - i ** 2);
    return [line([200 - half, 200 - i], [200 + half, 200 - i]), line([200 - half, 200 + i], [200 + half, 200 + i])];
  }).flat();

describe("what is written", () => {
  it("is a stroke, in even light and in a shadow that falls off", () => {
    expect(isLargestWritten(drawPicture(400, { strokes: one }))).toBe(true);
    expect(isLargestWritten(drawPicture(400, { strokes: one, light: (x) => 1 - x / 500 }))).toBe(true);
  });

  it("is not the edge of what lies there", () => {
    const edge = (x: number, y: number) => (x > 180 + 0.1 * y ? 0.4 : 1);
    expect(isLargestWritten(drawPicture(400, { strokes: [], light: edge }))).toBe(false);
  });

  it("is not a filled dot, but the point of a pen", () => {
    const dot = drawPicture(400, { strokes: dots(30) });
    expect(isLargestWritten(dot, 5)).toBe(false);
    expect(isLargestWritten(drawPicture(400, { strokes: [line([200, 200])] }), 5)).toBe(true);
  });
});
