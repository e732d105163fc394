import { expect, it } from "vitest";
import { pathChannels, rasterWithPath } from "./path-channels.ts";
import { raster } from "./raster.ts";
import type { Stroke } from "./stroke.ts";

const size = 12;
const placement = { from: { x: 0, y: 0 }, to: { x: 0, y: 0 }, scale: 1 };
const draw = (strokes: readonly Stroke[]) => rasterWithPath(strokes, { size, brush: 2, placement });
const at = (image: Uint8Array, x: number, y: number) => [
  ...image.subarray((y * size + x) * pathChannels, (y * size + x + 1) * pathChannels),
];
const line = (...points: [number, number][]): Stroke => points.map(([x, y]) => ({ x, y }));

it("has what is drawn without a path in its first channel", () => {
  const strokes = [line([1, 1], [9, 3], [4, 10.5]), line([6.2, 6.1])];
  const image = draw(strokes);
  expect(image.filter((_, i) => i % pathChannels === 0)).toEqual(raster(strokes, { size, brush: 2 }));
});

it("tells when the pen was where, over all strokes, and which way it went", () => {
  const image = draw([line([2.5, 2.5], [8.5, 2.5]), line([8.5, 10.5], [8.5, 4.5])]);
  // A quarter of the way, then three: 0.2 + 0.8 · ¼ and 0.2 + 0.8 · ¾ of 255.
  expect(at(image, 5, 2)).toEqual([255, 102, 255, 0, 0, 0]);
  expect(at(image, 8, 7)).toEqual([255, 204, 0, 0, 0, 255]);
  expect(at(image, 2, 10)).toEqual([0, 0, 0, 0, 0, 0]);
});

it("turns with the order and direction of strokes, of which the first channel knows nothing", () => {
  const strokes = [line([2.5, 2.5], [8.5, 2.5]), line([2.5, 9.5], [8.5, 9.5])];
  const [forwards, backwards] = [draw(strokes), draw(strokes.map((stroke) => stroke.toReversed()).reverse())];
  expect(at(forwards, 5, 2)).toEqual([255, 102, 255, 0, 0, 0]);
  expect(at(backwards, 5, 2)).toEqual([255, 204, 0, 0, 255, 0]);
});

it("takes the direction of a piece of the path, not of the tremble in it", () => {
  const tremble = Array.from({ length: 81 }, (_, i): [number, number] => [2 + i / 10, 6 + (i % 2) / 10]);
  const [covered, , right, down, left, up] = at(draw([line(...tremble)]), 6, 6);
  expect([covered, left]).toEqual([255, 0]);
  expect(right).toBeGreaterThan(250);
  expect(Math.max(down!, up!)).toBeLessThan(20);
});

it("has no direction for a dot, and the place in time of what was drawn before it", () => {
  expect(at(draw([line([5.5, 5.5])]), 5, 5)).toEqual([255, 51, 0, 0, 0, 0]);
  expect(at(draw([line([1.5, 1.5], [9.5, 1.5]), line([5.5, 5.5])]), 5, 5)).toEqual([255, 255, 0, 0, 0, 0]);
  expect(at(draw([line([5.5, 5.5], [5.5, 5.5], [5.5, 5.5])]), 5, 5)).toEqual([255, 51, 0, 0, 0, 0]);
});

it("is blank without ink", () => {
  expect(draw([]).some((value) => value > 0)).toBe(false);
  expect(draw([[]]).some((value) => value > 0)).toBe(false);
});
