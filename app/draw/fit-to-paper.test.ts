import { describe, expect, it } from "vitest";
import { paper } from "../../ink-canvas/paper.ts";
import { bounds } from "../../src/ink/stroke.ts";
import { fitToPaper } from "./fit-to-paper.ts";

const stroke = [
  { x: 100, y: 100, t: 3 },
  { x: 200, y: 300, pressure: 0.5 },
];

describe("ink that is opened", () => {
  it("stays as it is where it was drawn on paper like ours", () => {
    const strokes = [stroke];
    expect(fitToPaper({ strokes, ...paper })).toBe(strokes);
  });

  it("is scaled with its surface, and stands in the middle", () => {
    expect(fitToPaper({ strokes: [stroke], width: 300, height: 300 })).toEqual([
      [
        { x: 300, y: 200, t: 3 },
        { x: 500, y: 600, pressure: 0.5 },
      ],
    ]);
  });

  it.each([{}, { width: 10, height: 10 }])("fills the paper by its strokes where its surface is %j", (size) => {
    const box = bounds({ strokes: fitToPaper({ strokes: [stroke], ...size }) })!;
    expect(box).toEqual({ x: 270, y: 40, width: 260, height: 520 });
  });

  it("may be nothing, or a dot", () => {
    expect(fitToPaper({ strokes: [], width: 300, height: 300 })).toEqual([]);
    expect(fitToPaper({ strokes: [[{ x: -5, y: 7 }]] })).toEqual([[{ x: 400, y: 300 }]]);
  });
});
