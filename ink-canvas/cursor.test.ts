import { describe, expect, it } from "vitest";
import { cellOf, isArrow, moveCursor, startCursor } from "./cursor.ts";

describe("cursor", () => {
  it("moves one cell, or a fifth of it", () => {
    expect(moveCursor(startCursor, ["ArrowRight"], false)).toEqual({ x: 225, y: 300 });
    expect(moveCursor(startCursor, ["ArrowUp"], true)).toEqual({ x: 200, y: 295 });
  });

  it("goes along the diagonal when two arrows are held", () => {
    expect(moveCursor(startCursor, ["ArrowDown", "ArrowLeft"], false)).toEqual({ x: 175, y: 325 });
  });

  it("stays on the paper", () => {
    let cursor = startCursor;
    for (let i = 0; i < 50; i++) cursor = moveCursor(cursor, ["ArrowDown", "ArrowRight"], false);
    expect(cursor).toEqual({ x: 800, y: 600 });
    expect(cellOf(cursor)).toEqual([32, 24]);
  });

  it("counts cells from 1", () => {
    expect(cellOf({ x: 0, y: 30 })).toEqual([1, 2]);
  });

  it("knows arrows from other keys", () => {
    expect(["ArrowUp", "Enter", "toString"].map(isArrow)).toEqual([true, false, false]);
  });
});
