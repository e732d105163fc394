import { describe, expect, it } from "vitest";
import type { Stroke } from "../src/ink/stroke.ts";
import { addStrokes, blankDrawing, clear, erase, redo, undo } from "./drawing.ts";
import { FinishedInk } from "./finished-ink.ts";
import type { StrokeRenderer } from "./stroke-renderer.ts";

/** A dot of its own, far from the others. */
const dot = (x: number): Stroke => [{ x: 50 * x, y: 100 }];
const dots = [0, 1, 2, 3].map(dot);
const drawing = dots.reduce((each, stroke) => addStrokes(each, [stroke]), blankDrawing);

/** What is painted, by the strokes' numbers. */
function painted() {
  const acts: string[] = [];
  const name = (strokes: Iterable<Stroke>) => Array.from(strokes, ([point]) => point!.x / 50).join(" ");
  const renderer = {
    paint: (strokes: Iterable<Stroke>) => acts.push(`all ${name(strokes)}`),
    extend: (stroke: Stroke) => acts.push(`add ${name([stroke])}`),
    repaint: (strokes: Iterable<Stroke>, { x, width }: { x: number; width: number }) =>
      acts.push(`part ${x} to ${x + width} of ${name(strokes)}`),
    clear: () => acts.push("clear"),
  };
  const ink = new FinishedInk(renderer as unknown as StrokeRenderer);
  ink.show(drawing.strokes);
  return { ink, acts: () => acts.splice(0) };
}

describe("finished ink", () => {
  it("paints what it is given, once", () => {
    const { ink, acts } = painted();
    expect(acts()).toEqual(["add 0", "add 1", "add 2", "add 3"]);
    ink.show(drawing.strokes);
    expect(acts()).toEqual([]);
  });

  it("paints what was just drawn when it is drawn, and not when it is shown", () => {
    const { ink, acts } = painted();
    acts();
    const more = dot(4);
    ink.add([more]);
    expect(acts()).toEqual(["add 4"]);
    ink.show(addStrokes(drawing, [more]).strokes);
    expect([acts(), ink.visible.length]).toEqual([[], 5]);
  });

  it("takes back what was just drawn and is not shown after all", () => {
    const { ink, acts } = painted();
    acts();
    ink.add([dot(4)]);
    ink.show(drawing.strokes);
    expect(acts()).toEqual(["add 4", "part 190 to 210 of 0 1 2 3"]);
  });

  it("paints of undo, redo and erased strokes the part where they were", () => {
    const { ink, acts } = painted();
    acts();
    ink.show(undo(drawing).strokes);
    expect(acts()).toEqual(["part 140 to 160 of 0 1 2"]);
    ink.show(redo(undo(drawing)).strokes);
    expect(acts()).toEqual(["add 3"]);
    const erased = erase(drawing, new Set([dots[1]!, dots[2]!]));
    ink.show(erased.strokes);
    expect(acts()).toEqual(["part 40 to 110 of 0 3"]);
    ink.show(undo(erased).strokes);
    expect(acts()).toEqual(["add 1", "add 2"]);
    ink.show(clear(drawing).strokes);
    expect([acts(), ink.isBlank]).toEqual([["clear"], true]);
  });

  it("erases at once, and paints nothing more when that is shown", () => {
    const { ink, acts } = painted();
    acts();
    ink.erase([dots[0]!]);
    expect(ink.visible).toEqual(dots.slice(1));
    ink.show(erase(drawing, new Set([dots[0]!])).strokes);
    expect(acts()).toEqual(["part -10 to 10 of 1 2 3"]);
  });

  it("brings back what was erased and is to be there after all", () => {
    const { ink, acts } = painted();
    const more = dot(4);
    ink.add([more]);
    acts();
    ink.erase([dots[0]!]);
    ink.erase([more]);
    ink.restore();
    expect(acts()).toEqual(["part -10 to 10 of 1 2 3 4", "part 190 to 210 of 1 2 3", "add 0", "add 4"]);
    expect(ink.visible).toHaveLength(5);
  });

  it("paints all anew as it is", () => {
    const { ink, acts } = painted();
    ink.erase([dots[0]!]);
    acts();
    ink.repaint();
    expect(acts()).toEqual(["all 1 2 3"]);
  });
});
