import { expect, it } from "vitest";
import { brokenRule } from "../../test/support/broken-rule.ts";
import { bounds, checkInk, type Ink, place } from "./stroke.ts";

const square: Ink = {
  strokes: [
    [
      { x: 1, y: 2 },
      { x: 4, y: 2, t: 16, pressure: 0.5 },
    ],
    [{ x: 4, y: 6 }],
  ],
};

it("bounds are the smallest rectangle around all strokes", () => {
  expect(bounds(square)).toEqual({ x: 1, y: 2, width: 3, height: 4 });
});

it("the bounds of one point have no size", () => {
  expect(bounds({ strokes: [[], [{ x: -3, y: 5 }]] })).toEqual({ x: -3, y: 5, width: 0, height: 0 });
});

it.each([{ strokes: [] }, { strokes: [[], []] }])("%j has no bounds", (ink) => {
  expect(bounds(ink)).toBeNull();
});

it("place moves one point onto another and scales around it, keeps time and pressure, and changes nothing given", () => {
  const before = structuredClone(square);
  const moved = place(square, { from: { x: 1, y: 2 }, to: { x: 10, y: 20 }, scale: 2 });
  expect(moved.strokes).toEqual([
    [
      { x: 10, y: 20 },
      { x: 16, y: 20, t: 16, pressure: 0.5 },
    ],
    [{ x: 16, y: 28 }],
  ]);
  expect(square).toEqual(before);
});

it.each([
  [{ strokes: [] }],
  [{ strokes: [[]] }],
  [{ strokes: [[{ x: 1e9, y: -1e9 }]], width: 500, height: 0.1 }],
  [square],
])("%j is ink", (ink) => {
  expect(() => checkInk(ink)).not.toThrow();
});

it.each([
  [null, "ink: must be an object with strokes, got null"],
  [[], "ink: must be an object with strokes, got an empty list"],
  [{}, "ink.strokes: must be a list of strokes, got undefined"],
  [{ strokes: "no" }, 'ink.strokes: must be a list of strokes, got "no"'],
  [{ strokes: [], width: 0 }, "ink.width: must be above 0 and at most 1e9, got 0"],
  [{ strokes: [], height: Number.NaN }, "ink.height: must be above 0 and at most 1e9, got NaN"],
  [{ strokes: [[], { length: 3 }] }, "stroke 1: must be a list of points, got an object"],
  [{ strokes: [[null]] }, "stroke 0, point 0: must be {x, y}, got null"],
  [{ strokes: [[[1, 2]]] }, "stroke 0, point 0: must be {x, y}, got a list of 2"],
  [
    {
      strokes: [
        [
          { x: 0, y: 0 },
          { x: "1", y: 0 },
        ],
      ],
    },
    'stroke 0, point 1: x must be finite and within ±1e9, got "1"',
  ],
  [{ strokes: [[], [{ x: Number.NaN, y: 0 }]] }, "stroke 1, point 0: x must be finite and within ±1e9, got NaN"],
  [{ strokes: [[{ x: 0, y: -Infinity }]] }, "stroke 0, point 0: y must be finite and within ±1e9, got -Infinity"],
  [{ strokes: [[{ x: 1.1e9, y: 0 }]] }, "stroke 0, point 0: x must be finite and within ±1e9, got 1100000000"],
  [{ strokes: [[{ x: 0, y: 0, t: Infinity }]] }, "stroke 0, point 0: t must be finite, got Infinity"],
  [{ strokes: [[{ x: 0, y: 0, pressure: null }]] }, "stroke 0, point 0: pressure must be finite, got null"],
])("%j is no ink", (value, message) => {
  expect(() => checkInk(value as unknown as Ink)).toThrow(brokenRule("ink", message));
});
