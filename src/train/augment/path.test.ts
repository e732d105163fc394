import { expect, it } from "vitest";
import { polyline } from "../../../test/support/drawn.ts";
import { partOf } from "./path.ts";

it("takes a part of a way over several strokes, where the pen stands still as well", () => {
  const way = [polyline([0, 0], [0, 0], [4, 0]), polyline([4, 2], [4, 2]), polyline([0, 1], [6, 1])];
  expect(partOf(way, 0.1, 0.7)).toEqual([polyline([1, 0], [4, 0]), polyline([4, 2], [4, 2]), polyline([0, 1], [3, 1])]);
  expect(partOf(way, 0, 0.2)).toEqual([polyline([0, 0], [2, 0])]);
  expect(partOf([[], polyline([1, 1])], 0, 1)).toEqual([]);
});
