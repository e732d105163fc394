import { expect, it } from "vitest";
import { turn, turnBack } from "./turn.ts";

const plane = { width: 3, height: 2, data: new Float32Array([1, 2, 3, 4, 5, 6]) };

it("puts the left side above, and is itself after four quarters", () => {
  const turned = turn(plane);
  expect([turned.width, turned.height, ...turned.data]).toEqual([2, 3, 4, 1, 5, 2, 6, 3]);
  expect(turn(turn(turn(turned)))).toEqual(plane);
});

it("finds where bounds lay before", () => {
  // The 6 is at the bottom right, and comes to the bottom left.
  expect(turn(plane).data[4]).toBe(6);
  expect(turnBack({ x: 0, y: 2, width: 1, height: 1 }, plane.height)).toEqual({ x: 2, y: 1, width: 1, height: 1 });
  expect(turnBack({ x: 1, y: 0, width: 1, height: 3 }, plane.height)).toEqual({ x: 0, y: 0, width: 3, height: 1 });
});
