import { describe, expect, it } from "vitest";
import { maskOf } from "../../test/support/mask-of.ts";
import { findComponents } from "./components.ts";
import { glyphOf } from "./glyph.ts";
import { Pieces } from "./pieces.ts";
import { withoutHoles } from "./within-holes.ts";

function countOf(...rows: readonly string[]): number {
  const mask = maskOf(...rows);
  const labelled = findComponents(mask.data, mask);
  const pieces = new Pieces(labelled, Float32Array.from(mask.data));
  const glyphs = labelled.components.map(({ label, bounds }) => glyphOf(pieces, label, bounds, 1));
  return withoutHoles(glyphs, pieces).length;
}

describe("glyphs without those in holes", () => {
  it("are a 0 without its point, and all where it stands beside it", () => {
    expect(countOf(".####..", "#....#.", "#....#.", "#.##.#.", "#....#.", "#....#.", ".####..")).toBe(1);
    expect(countOf(".####...", "#....#..", "#....#..", "#....#..", "#....#..", "#....#.#", ".####...")).toBe(2);
  });

  it("are all where what is around is open, or is around several", () => {
    expect(countOf(".####..", "#....#.", "#......", "#.##...", "#......", "#....#.", ".####..")).toBe(2);
    expect(countOf(".####..", "#....#.", "#.##.#.", "#....#.", "#.##.#.", "#....#.", ".####..")).toBe(3);
  });
});
