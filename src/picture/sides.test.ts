import { describe, expect, it } from "vitest";
import type { Cell } from "./cells.ts";
import { eraseSides } from "./sides.ts";

type Where = (x: number, y: number) => boolean;
const size = 120;

/** The paper in a box from 30 to 90; its sides are 3 pixels thick. */
const box: Cell = {
  corners: [
    { x: 30, y: 30 },
    { x: 90, y: 30 },
    { x: 90, y: 90 },
    { x: 30, y: 90 },
  ],
};
const isSide: Where = (x, y) =>
  Math.min(x, y) >= 27 && Math.max(x, y) < 93 && !(Math.min(x, y) >= 30 && Math.max(x, y) < 90);

const isAny =
  (...where: readonly Where[]): Where =>
  (x, y) =>
    where.some((isIt) => isIt(x, y));

/** What is left of each, in shares of it, once the sides are erased. */
function erase(ink: Where, boxes: { single?: Cell[]; strips?: Cell[][] } = { single: [box] }) {
  const data = Uint8Array.from({ length: size * size }, (_, i) => (ink(i % size, Math.floor(i / size)) ? 1 : 0));
  const [whole, strokes] = [data, data.slice()].map((each) => ({ width: size, height: size, data: each }));
  eraseSides(whole!, strokes!, { single: [], strips: [], ...boxes });
  return (where: Where) => {
    let [all, left] = [0, 0];
    for (let i = 0; i < data.length; i++) {
      if (!where(i % size, Math.floor(i / size)) || data[i] === 0) continue;
      all++;
      left += strokes!.data[i]!;
    }
    return left / all;
  };
}

describe("the sides of a box", () => {
  it("are erased, with their corners, and what stands in it stays", () => {
    const digit: Where = (x, y) => Math.abs(x - 60) < 4 && y > 40 && y < 80;
    const left = erase(isAny(isSide, digit));
    expect(left(isSide)).toBe(0);
    expect(left(digit)).toBe(1);
  });

  it("are left alone where what crosses them goes on on both sides", () => {
    const stroke: Where = (x, y) => Math.abs(x - 60) < 4 && y > 40 && y < 112;
    const left = erase(isAny(isSide, stroke));
    expect(left(stroke)).toBe(1);
    expect(left((x, y) => isSide(x, y) && Math.abs(x - 60) > 5)).toBe(0);
  });

  it("are all that goes of a stroke that touches one from within", () => {
    const stroke: Where = (x, y) => Math.abs(x - 60) < 4 && y > 40 && y < 90;
    const left = erase(isAny(isSide, stroke));
    expect(left(isSide)).toBe(0);
    expect(left((x, y) => stroke(x, y) && y < 88)).toBe(1);
  });

  it("are none where hardly any of a line was drawn", () => {
    const digit: Where = (x, y) => y >= 90 && y < 93 && x > 50 && x < 66;
    expect(erase(digit)(digit)).toBe(1);
  });

  it("of boxes in a row go as well where they part them", () => {
    const middle: Where = (x, y) => x >= 58 && x < 61 && y >= 30 && y < 90;
    const halves = [
      { corners: [box.corners[0], { x: 58, y: 30 }, { x: 58, y: 90 }, box.corners[3]] },
      { corners: [{ x: 61, y: 30 }, box.corners[1], box.corners[2], { x: 61, y: 90 }] },
    ] satisfies Cell[];
    const digit: Where = (x, y) => Math.abs(x - 75) < 3 && y > 45 && y < 75;
    const left = erase(isAny(isSide, middle, digit), { strips: [halves] });
    expect(left(isAny(isSide, middle))).toBe(0);
    expect(left(digit)).toBe(1);
  });
});
