import { expect, it } from "vitest";
import { polyline } from "../../../test/support/drawn.ts";
import { curveThrough, parseControlPoints } from "./curve.ts";

it("reads strokes of points and corners", () => {
  expect(parseControlPoints("-50,0 25,10! / 0,-50 0,50")).toEqual([
    [
      { x: -0.5, y: 0, isCorner: false },
      { x: 0.25, y: 0.1, isCorner: true },
    ],
    [
      { x: 0, y: -0.5, isCorner: false },
      { x: 0, y: 0.5, isCorner: false },
    ],
  ]);
});

it("goes through each point, straight from corner to corner and smoothly elsewhere", () => {
  const [straight, round, mixed] = ["-50,0! 50,0! 0,50!", "-50,0 0,-50 50,0", "-50,0! 0,-50! 50,0 0,50"].map((text) =>
    curveThrough(parseControlPoints(text)[0]!),
  );
  expect(straight).toEqual(polyline([-0.5, 0], [0.5, 0], [0, 0.5]));
  expect(round!.length).toBe(13);
  expect(round![6]).toEqual({ x: 0, y: -0.5 });
  // Level where it turns.
  expect(Math.abs(round![7]!.y - round![5]!.y)).toBeLessThan(1e-9);
  expect(mixed!.slice(0, 2)).toEqual(polyline([-0.5, 0], [0, -0.5]));
  expect(mixed!.at(-1)).toEqual({ x: 0, y: 0.5 });
});

it("draws nothing of nothing and a point of one", () => {
  expect(curveThrough([])).toEqual([]);
  expect(curveThrough([{ x: 1, y: 2, isCorner: true }])).toEqual([{ x: 1, y: 2 }]);
});
