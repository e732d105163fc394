import { describe, expect, it } from "vitest";
import { findComponents } from "./components.ts";
import { joinedInk } from "./joined-ink.ts";
import { Pieces } from "./pieces.ts";
import { seamNear } from "./seam.ts";
import { seamOdds } from "./seam-odds.ts";

/** Pixels that a character of a drawing is wide and high: as wide as the pen. */
const pen = 3;

/** The odds that digits meet at the seam before a column of a drawing, which is one piece. */
function oddsIn(rows: readonly string[]) {
  const [width, height] = [pen * rows[0]!.length, pen * rows.length];
  const mask = Uint8Array.from({ length: width * height }, (_, i) =>
    rows[Math.floor(i / width / pen)]![Math.floor((i % width) / pen)] === " " ? 0 : 1,
  );
  const pieces = new Pieces(findComponents(mask, { width, height }), Float32Array.from(mask));
  const ink = joinedInk(pieces, 1, { x: 0, y: 0, width, height }, height, pen);
  return (column: number, slant = 0) => {
    const guide = { middle: pen * column, slant };
    return seamOdds(ink, seamNear(ink, guide), guide);
  };
}

const zeros = oddsIn([
  " aaa   bbb ",
  "a   a b   b",
  "a   a b   b",
  "a   a b   b",
  "a   aab   b",
  "a   a b   b",
  "a   a b   b",
  "a   a b   b",
  " aaa   bbb ",
]);

describe("the odds of a seam", () => {
  it("are far better where digits meet than through one of them", () => {
    for (const column of [1, 2.5, 8.5]) expect(zeros(column), `${column}`).toBeLessThan(zeros(5.5) - 3);
  });

  it("are worse for a guide that leans", () => {
    expect(zeros(5.5, 0.3)).toBeLessThan(zeros(5.5));
    expect(zeros(5.5, -0.3)).toBeLessThan(zeros(5.5));
  });

  it("are worse the more strokes are cut", () => {
    const one = oddsIn(["aaa     bbb", "aaa     bbb", "aaaaaaaabbb", "aaa     bbb", "aaa     bbb", "aaa     bbb"]);
    const two = oddsIn(["aaa     bbb", "aaaaaaaabbb", "aaa     bbb", "aaa     bbb", "aaaaaaaabbb", "aaa     bbb"]);
    expect(two(5.5)).toBeLessThan(one(5.5));
  });

  it("are bad near the edge of a piece, which leaves next to nothing on one side", () => {
    const stroke = oddsIn(["a", "a", "a", "a", "a", "a", "a", "a"]);
    expect(stroke(0.5)).toBeLessThan(-5);
  });
});
