import { describe, expect, it } from "vitest";
import { listOf } from "./chain.ts";
import { addStrokes, blankDrawing, clear, type Drawing, erase, redo, replace, undo } from "./drawing.ts";

const one = [{ x: 1, y: 1 }];
const two = [
  { x: 2, y: 2 },
  { x: 3, y: 3 },
];
const both = addStrokes(addStrokes(blankDrawing, [one]), [two]);
const strokes = (drawing: Drawing) => listOf(drawing.strokes);

describe("drawing", () => {
  it("keeps strokes in the order in which they were drawn", () => {
    expect(strokes(both)).toEqual([one, two]);
    expect(strokes(blankDrawing)).toEqual([]);
  });

  it("takes no step where nothing was drawn", () => {
    expect(addStrokes(both, [])).toBe(both);
  });

  it("undoes and redoes one stroke at a time", () => {
    const once = undo(both);
    expect(strokes(once)).toEqual([one]);
    const twice = undo(once);
    expect(strokes(twice)).toEqual([]);
    expect(strokes(redo(twice))).toEqual([one]);
    expect(strokes(redo(redo(twice)))).toEqual([one, two]);
  });

  it("undoes together what was drawn without lifting the pen", () => {
    const drawing = addStrokes(both, [two, one]);
    expect(strokes(drawing)).toEqual([one, two, two, one]);
    expect(strokes(undo(drawing))).toEqual([one, two]);
  });

  it("puts another drawing in place of one, and takes that back in one step", () => {
    const other = replace(both, [two, two]);
    expect(strokes(other)).toEqual([two, two]);
    expect(strokes(undo(other))).toEqual([one, two]);
    expect(strokes(redo(undo(other)))).toEqual([two, two]);
    expect(strokes(replace(blankDrawing, []))).toEqual([]);
  });

  it("changes nothing when there is nothing to undo, redo or clear", () => {
    expect(undo(blankDrawing)).toBe(blankDrawing);
    expect(redo(both)).toBe(both);
    expect(clear(blankDrawing)).toBe(blankDrawing);
  });

  it("brings a cleared drawing back", () => {
    const cleared = clear(both);
    expect(strokes(cleared)).toEqual([]);
    expect(strokes(undo(cleared))).toEqual([one, two]);
    expect(strokes(redo(undo(cleared)))).toEqual([]);
  });

  it("forgets what was undone when a new stroke comes", () => {
    const branched = addStrokes(undo(both), [one]);
    expect(strokes(branched)).toEqual([one, one]);
    expect(redo(branched)).toBe(branched);
  });

  it("erases strokes in one step, and shares what was drawn before the first of them", () => {
    const three = [{ x: 4, y: 4 }];
    const all = addStrokes(addStrokes(both, [three]), [[{ x: 5, y: 5 }]]);
    const erased = erase(all, new Set([two, [{ x: 9, y: 9 }]]));
    expect(strokes(erased)).toEqual([one, three, [{ x: 5, y: 5 }]]);
    expect(erased.strokes?.before?.before).toBe(undo(both).strokes);
    expect(strokes(undo(erased))).toEqual(strokes(all));
    expect(strokes(redo(undo(erased)))).toEqual(strokes(erased));
    expect(strokes(erase(all, new Set([one, three])))).toEqual([two, [{ x: 5, y: 5 }]]);
    expect(erase(all, new Set([[{ x: 1, y: 1 }]]))).toBe(all);
  });

  it("copies nothing of what was there when a stroke is added, undone and redone", () => {
    const added = addStrokes(both, [one]);
    expect(added.strokes?.before).toBe(both.strokes);
    expect(added.past?.before).toBe(both.past);
    expect(undo(added).strokes).toBe(both.strokes);
    expect(redo(undo(added)).strokes).toBe(added.strokes);
  });

  it("walks back through any steps to the blank paper", () => {
    const steps: ((drawing: Drawing) => Drawing)[] = [
      (d) => addStrokes(d, [one]),
      clear,
      (d) => addStrokes(d, [two]),
      undo,
    ];
    let drawing = blankDrawing;
    for (let i = 0; i < 40; i++) drawing = steps[(i * 7 + (i >> 2)) % steps.length]!(drawing);
    while (drawing.past) drawing = undo(drawing);
    expect(strokes(drawing)).toEqual([]);
  });
});
