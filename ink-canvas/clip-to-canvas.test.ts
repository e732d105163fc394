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
    pen.begin({ x: 250, y: 400 });
    pen.extend({ x: 150, y: 600 });
    pen.extend({ x: 550, y: 600 });
    pen.extend({ x: 550, y: 100 });
    pen.extend({ x: 450, y: 200 });
    pen.extend({ x: 400, y: 200 });
    pen.end();
    expect(acts).toEqual([
      "begin 250 400",
      "extend 200 500",
      "jump 500 150",
      "extend 450 200",
      "extend 400 200",
      "end",
    ]);
  });

  it("ends once when the pen is lifted beyond it", () => {
    const { acts, pen } = recorded();
    pen.begin({ x: 250, y: 400 });
    pen.extend({ x: 250, y: 600 });
    pen.end();
    expect(acts).toEqual(["begin 250 400", "extend 250 500", "end"]);
  });

  it("lets a stroke begin on the paper even when the pen does not", () => {
    const { acts, pen } = recorded();
    pen.begin({ x: -0.4, y: 500.4 });
    pen.extend({ x: 10, y: 490 });
    expect(acts).toEqual(["begin 0 500", "extend 10 490"]);
  });

  it("discards all that was drawn since the pen went down, wherever it is now", () => {
    const { acts, pen } = recorded();
    pen.begin({ x: 250, y: 400 });
    pen.discard();
    pen.begin({ x: 250, y: 400 });
    pen.extend({ x: 250, y: 600 });
    pen.discard();
    expect(acts).toEqual(["begin 250 400", "discard", "begin 250 400", "extend 250 500", "discard"]);
  });
});
