import { expect, it } from "vitest";
import { edgeStrip, isAroundDigit, isCutOut } from "./cut-out.ts";

it.each([
  ["a small square", 128, 128, true, true],
  ["one that is a little higher", 100, 120, true, true],
  ["a short number", 190, 120, true, false],
  ["a long one", 320, 160, false, false],
  ["a photograph", 400, 300, false, false],
])("%s is cut out around something: %i × %i", (_, width, height, isCut, isOne) => {
  expect([isCutOut({ width, height }), isAroundDigit({ width, height })]).toEqual([isCut, isOne]);
  expect([isCutOut({ width: height, height: width }), isAroundDigit({ width: height, height: width })]).toEqual([
    isCut,
    isOne,
  ]);
});

it("the edge that is not looked at is no wider than a frame's line", () => {
  expect(edgeStrip({ width: 28, height: 28 })).toBe(0);
  expect(edgeStrip({ width: 100, height: 70 })).toBe(2);
  expect(edgeStrip({ width: 3000, height: 2000 })).toBe(4);
});
