import { describe, expect, it } from "vitest";
import { clipToCanvas } from "./clip-to-canvas.ts";

function recorded() {
  const acts: string[] = [];
  const pen = clipToCanvas({
    begin: ({ x, y }) => acts.push(`begin ${x} ${y}`),
    extend: ({ x, y }) => acts.push(`extend ${x} ${y}`),
    jump: ({ x, y }) => acts.push(`jump ${x} ${y}`),
    end: () => acts.push("end"),
    discard: () => acts.push("discard"),
  });
  return { acts, pen };
}

describe("the edge of the canvas", () => {
  it("cuts off what is drawn beyond it, from where the pen leaves to where it comes back", () => {
    const { acts, pen } = recorded();
    pen.begin({ x: 250, y: 500 });
    pen.extend({ x: 150, y: 700 });
    pen.extend({ x: 850, y: 700 });
    pen.extend({ x: 850, y: 100 });
    pen.extend({ x: 750, y: 200 });
    pen.extend({ x: 700, y: 200 });
    pen.end();
    expect(acts).toEqual([
      "begin 250 500",
      "extend 200 600",
      "jump 800 150",
      "extend 750 200",
      "extend 700 200",
      "end",
    ]);
  });

  it("ends once when the pen is lifted beyond it", () => {
    const { acts, pen } = recorded();
    pen.begin({ x: 250, y: 400 });
    pen.extend({ x: 250, y: 700 });
    pen.end();
    expect(acts).toEqual(["begin 250 400", "extend 250 600", "end"]);
  });

  it("lets a stroke begin on the paper even when the pen does not", () => {
    const { acts, pen } = recorded();
    pen.begin({ x: -0.4, y: 600.4 });
    pen.extend({ x: 10, y: 590 });
    expect(acts).toEqual(["begin 0 600", "extend 10 590"]);
  });

  it("discards all that was drawn since the pen went down, wherever it is now", () => {
    const { acts, pen } = recorded();
    pen.begin({ x: 250, y: 400 });
    pen.discard();
    pen.begin({ x: 250, y: 400 });
    pen.extend({ x: 250, y: 700 });
    pen.discard();
    expect(acts).toEqual(["begin 250 400", "discard", "begin 250 400", "extend 250 600", "discard"]);
  });
});
