import { describe, expect, it } from "vitest";
import type { Stroke } from "../ink/stroke.ts";
import { atomsOf } from "./atom.ts";
import { findLines } from "./lines.ts";

const line = (...points: [number, number][]): Stroke => points.map(([x, y]) => ({ x, y }));
/** A 7, 100 high. */
const seven = (y: number) => line([0, y], [50, y], [25, y + 100]);
const count = (strokes: readonly Stroke[]) => findLines(atomsOf(strokes)).length;

describe("findLines", () => {
  it.each([110, 115, 125, 150])("keeps single digits, each %d below the other, on lines of their own", (step) => {
    for (const rows of [2, 3, 4, 5, 9]) {
      expect(count(Array.from({ length: rows }, (_, i) => seven(i * step)))).toBe(rows);
    }
  });

  it("takes the parts of a digit for one line, alone and between others", () => {
    /** A 9 whose stem is apart. */
    const nine = (y: number) => [
      line([45, y], [5, y + 5], [5, y + 45], [40, y + 48], [45, y]),
      line([45, y + 53], [40, y + 100]),
    ];
    expect(count(nine(0))).toBe(1);
    expect(count([...nine(0), seven(140), seven(280)])).toBe(3);
    expect(count([seven(0), ...nine(140), seven(280)])).toBe(3);
  });
});
