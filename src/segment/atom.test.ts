import { describe, expect, it } from "vitest";
import type { Stroke } from "../ink/stroke.ts";
import { atomsOf } from "./atom.ts";

const line = (...points: [number, number][]): Stroke => points.map(([x, y]) => ({ x, y }));
const seven = (y: number) => line([0, y], [50, y], [25, y + 100]);

describe("atomsOf", () => {
  it("takes the pieces of a broken stroke for one, though the pen trembles", () => {
    const piece = (x: number) => line([x, 50], [x + 3, 52], [x + 5, 49], [x + 7, 52], [x + 10, 50]);
    expect(atomsOf([seven(0), piece(80), piece(94)])).toHaveLength(2);
  });

  it("takes digits of a long column for no pieces of one stroke", () => {
    /** A 9 whose end leads on to the next. */
    const nine = (y: number) =>
      line([50, y], [10, y], [0, y + 25], [10, y + 50], [40, y + 50], [50, y + 5], [50, y + 100]);
    expect(atomsOf([0, 125, 250, 375, 500, 625].map(nine))).toHaveLength(6);
  });
});
