import { describe, expect, it } from "vitest";
import type { Stroke } from "../ink/stroke.ts";
import { atomsOf } from "./atom.ts";
import { joinRings } from "./rings.ts";

const ring = (x: number, y: number, width: number, height: number): Stroke =>
  Array.from({ length: 25 }, (_, i) => ({
    x: x + (width / 2) * Math.sin((i / 12) * Math.PI),
    y: y - (height / 2) * Math.cos((i / 12) * Math.PI),
  }));
const eight = (x: number) => [ring(x + 16, 24, 50, 48), ring(x, 77, 40, 46)];
const zeros = (x: number) => [ring(x, 50, 60, 100), ring(x, 158, 60, 100)];
const slanted = (strokes: readonly Stroke[], share: number) =>
  strokes.map((stroke) => stroke.map(({ x, y }) => ({ x: x + (100 - y) * share, y })));
const count = (strokes: readonly Stroke[]) => joinRings(atomsOf(strokes)).length;

describe("joinRings", () => {
  it.each([-0.35, -0.2, 0, 0.1, 0.25, 0.35])("takes two rings along a slant of %d for an 8", (share) => {
    expect(count(slanted(eight(0), share))).toBe(1);
    expect(count(slanted([...eight(0), ...eight(90), ...eight(180)], share))).toBe(3);
  });

  it("leaves each ring with its own where slanted 8s stand close to each other", () => {
    const strokes = slanted(
      [ring(4, 24, 46, 46), ring(0, 78, 48, 48), ring(64, 24, 46, 46), ring(60, 76, 48, 48)],
      0.3,
    );
    expect(joinRings(atomsOf(strokes)).map((atom) => atom.strokes)).toEqual(
      expect.arrayContaining([strokes.slice(0, 2), strokes.slice(2)]),
    );
  });

  it.each([-0.35, 0, 0.25, 0.35])("leaves zeros of two lines, slanted by %d, what they are", (share) => {
    expect(count(slanted([...zeros(0), ...zeros(90)], share))).toBe(4);
  });
});
