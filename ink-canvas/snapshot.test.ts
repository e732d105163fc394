import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Stroke } from "../src/ink/stroke.ts";
import { listOf } from "./chain.ts";
import { addStrokes, blankDrawing, clear, type Drawing, erase, redo, undo } from "./drawing.ts";
import { fromSnapshot, type Snapshot, stepsBetween, toSnapshot } from "./snapshot.ts";

const stroke = (x: number): Stroke => [
  { x, y: 1, t: 5, pressure: 0.5 },
  { x, y: 2 },
];

/** Everything that can be undone and redone, and what is there, as lists. */
function seen({ strokes, past, future }: Drawing) {
  return [listOf(strokes), listOf(past).map(listOf), listOf(future).map(listOf)];
}

const stored = (snapshot: Snapshot): unknown => JSON.parse(JSON.stringify(snapshot));

let drawn = 0;
const acts: readonly ((drawing: Drawing, at: number) => Drawing)[] = [
  (drawing) => addStrokes(drawing, [stroke(drawn++)]),
  (drawing) => addStrokes(drawing, [stroke(drawn++), stroke(drawn++)]),
  (drawing, at) => {
    const strokes = listOf(drawing.strokes);
    return erase(drawing, new Set([strokes[at % Math.max(strokes.length, 1)]!, stroke(0)]));
  },
  clear,
  undo,
  redo,
];
const anyActs = fc.array(fc.tuple(fc.nat(acts.length - 1), fc.nat(20)), { maxLength: 40 });

describe("snapshot", () => {
  it("brings back any drawing, with all that can be undone and redone", () => {
    fc.assert(
      fc.property(anyActs, (chosen) => {
        const drawing = chosen.reduce((each, [act, at]) => acts[act]!(each, at), blankDrawing);
        expect(seen(fromSnapshot(stored(toSnapshot(drawing))))).toEqual(seen(drawing));
      }),
      { seed: 28 },
    );
  });

  it("grows by what is done: the steps of each change, put behind one another, are a snapshot too", () => {
    fc.assert(
      fc.property(anyActs, (chosen) => {
        let drawing = blankDrawing;
        const steps = chosen.flatMap(([act, at]) => {
          const before = drawing;
          drawing = acts[act]!(drawing, at);
          return stepsBetween(before, drawing)!;
        });
        expect(seen(fromSnapshot(stored(steps)))).toEqual(seen(drawing));
      }),
      { seed: 28 },
    );
  });

  it("grows by two steps that were taken at once", () => {
    const one = stroke(1);
    const before = addStrokes(blankDrawing, [one]);
    const after = erase(addStrokes(before, [stroke(2)]), new Set([one]));
    expect(stepsBetween(before, after)).toEqual([{ added: [stroke(2)] }, { erased: [0] }]);
    expect(stepsBetween(after, before)).toEqual(["undo", "undo"]);
    expect(stepsBetween(after, undo(undo(after)))).toEqual(["undo", "undo"]);
    expect(stepsBetween(undo(after), redo(undo(after)))).toEqual(["redo"]);
  });

  it("costs one stroke for one stroke, however many there are", () => {
    let many = blankDrawing;
    for (let i = 0; i < 1000; i++) many = addStrokes(many, [stroke(i)]);
    const more = addStrokes(many, [stroke(7)]);
    expect(stepsBetween(many, more)).toEqual([{ added: [stroke(7)] }]);
  });

  it("tells that a drawing was not made from another", () => {
    const one = addStrokes(blankDrawing, [stroke(1)]);
    expect(stepsBetween(one, addStrokes(blankDrawing, [stroke(2)]))).toBeUndefined();
  });

  it.each([
    ["nothing", undefined],
    ["a text", "undo"],
    ["no steps", [7, "undo"]],
    ["no points", [{ added: [[{ x: "1", y: 2 }]] }]],
    ["points that are nowhere", [{ added: [[{ x: Number.NaN, y: 2 }]] }]],
    ["no strokes", [{ added: 7 }]],
    ["a stroke without a point", [{ added: [[]] }]],
    ["no places", [{ erased: ["0"] }]],
    ["null", [null]],
  ])("is a blank drawing when it is damaged: %s", (_, value) => {
    expect(fromSnapshot(value)).toEqual(blankDrawing);
  });

  it("keeps what was drawn before the damage", () => {
    expect(listOf(fromSnapshot([{ added: [stroke(1)] }, { added: "?" }, { added: [stroke(2)] }]).strokes)).toEqual([
      stroke(1),
    ]);
  });

  it("takes nothing of places that no stroke has", () => {
    expect(listOf(fromSnapshot([{ added: [stroke(1)] }, { erased: [7, -1] }]).strokes)).toEqual([stroke(1)]);
  });
});
