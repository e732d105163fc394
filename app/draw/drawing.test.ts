import { describe, expect, it } from "vitest";
import { addStroke, blankDrawing, clear, type Drawing, redo, undo } from "./drawing.ts";

const one = [{ x: 1, y: 1 }];
const two = [
  { x: 2, y: 2 },
  { x: 3, y: 3 },
];
const both = addStroke(addStroke(blankDrawing, one), two);

describe("drawing", () => {
  it("keeps strokes in the order in which they were drawn", () => {
    expect(both.strokes).toEqual([one, two]);
    expect(blankDrawing.strokes).toEqual([]);
  });

  it("leaves a stroke without points out", () => {
    expect(addStroke(both, [])).toBe(both);
  });

  it("undoes and redoes one stroke at a time", () => {
    const once = undo(both);
    expect(once.strokes).toEqual([one]);
    const twice = undo(once);
    expect(twice.strokes).toEqual([]);
    expect(redo(twice).strokes).toEqual([one]);
    expect(redo(redo(twice)).strokes).toEqual([one, two]);
  });

  it("changes nothing when there is nothing to undo, redo or clear", () => {
    expect(undo(blankDrawing)).toBe(blankDrawing);
    expect(redo(both)).toBe(both);
    expect(clear(blankDrawing)).toBe(blankDrawing);
  });

  it("brings a cleared drawing back", () => {
    const cleared = clear(both);
    expect(cleared.strokes).toEqual([]);
    expect(undo(cleared).strokes).toEqual([one, two]);
    expect(redo(undo(cleared)).strokes).toEqual([]);
  });

  it("forgets what was undone when a new stroke comes", () => {
    const branched = addStroke(undo(both), one);
    expect(branched.strokes).toEqual([one, one]);
    expect(redo(branched)).toBe(branched);
  });

  it("walks back through any steps to the blank paper", () => {
    const steps: ((drawing: Drawing) => Drawing)[] = [(d) => addStroke(d, one), clear, (d) => addStroke(d, two), undo];
    let drawing = blankDrawing;
    for (let i = 0; i < 40; i++) drawing = steps[(i * 7 + (i >> 2)) % steps.length]!(drawing);
    while (drawing.past.length > 0) drawing = undo(drawing);
    expect(drawing.strokes).toEqual([]);
  });
});
