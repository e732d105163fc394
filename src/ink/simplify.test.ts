import { expect, it } from "vitest";
import { simplify } from "./simplify.ts";
import type { Stroke } from "./stroke.ts";

it("keeps corners and ends, and drops what lies on the way between", () => {
  const stroke: Stroke = [
    { x: 0, y: 0, t: 0 },
    { x: 5, y: 0.4, t: 1 },
    { x: 10, y: 0, t: 2 },
    { x: 10, y: 5, t: 3 },
    { x: 10, y: 10, t: 4 },
  ];
  expect(simplify(stroke, 0.5)).toEqual([stroke[0], stroke[2], stroke[4]]);
  expect(simplify(stroke, 0.1)).toEqual([stroke[0], stroke[1], stroke[2], stroke[4]]);
});

it("keeps strokes of few points, and a loop that ends where it began", () => {
  expect(simplify([], 1)).toEqual([]);
  expect(simplify([{ x: 1, y: 1 }], 1)).toEqual([{ x: 1, y: 1 }]);
  const loop = [
    { x: 0, y: 0 },
    { x: 10, y: 0 },
    { x: 0, y: 0 },
  ];
  expect(simplify(loop, 1)).toEqual(loop);
});

it("takes a stroke of a hundred thousand points without running out of calls", () => {
  const stroke = Array.from({ length: 100_000 }, (_, i) => ({ x: i, y: 0 }));
  expect(simplify(stroke, 1)).toHaveLength(2);
});
