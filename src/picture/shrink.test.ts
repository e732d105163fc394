import { expect, it } from "vitest";
import { shrink } from "./shrink.ts";

const picture = (width: number, height: number, pixel: (x: number, y: number) => readonly number[]) => ({
  ...{ width, height },
  data: Uint8Array.from(
    { length: 4 * width * height },
    (_, i) => pixel((i >> 2) % width, Math.floor((i >> 2) / width))[i % 4]!,
  ),
});

it("takes the mean of squares, also where they are cut at the edge", () => {
  const { width, height, factor, data } = shrink(
    picture(5, 4, (x) => [40 * x, 0, 0, 255]),
    5,
  );
  expect([width, height, factor]).toEqual([3, 2, 2]);
  expect([data[0], data[3], data[6]]).toEqual([20, 100, 160]);
});

it("takes of pixels that lie in two squares a share in each", () => {
  const { width, height, factor, data } = shrink(
    picture(6, 6, (x) => [40 * x, 0, 0, 255]),
    16,
  );
  expect([width, height, factor]).toEqual([4, 4, 1.5]);
  // 0 and half of 40, half of 40 and 80, and so on: of 1.5 pixels each.
  expect([data[0], data[3], data[6], data[9]]).toEqual([13, 67, 133, 187]);
});

it("leaves a small picture as it is", () => {
  const { width, factor, data } = shrink(
    picture(2, 1, (x) => [x, 7, 9, 255]),
    1600,
  );
  expect([width, factor, ...data]).toEqual([2, 1, 0, 7, 9, 1, 7, 9]);
});

it("puts under what is transparent the paper that shows the ink: white, and black under light ink", () => {
  const on = (grey: number) =>
    shrink(
      picture(2, 1, (x) => [grey, grey, grey, 255 * x]),
      1600,
    ).data[0];
  expect(on(20)).toBe(255);
  expect(on(240)).toBe(0);
});

it("takes the same whatever the pixels' place in memory", () => {
  const whole = picture(7, 5, (x, y) => [30 * x, 40 * y, 200, 255]);
  const moved = new Uint8Array(whole.data.length + 1);
  moved.set(whole.data, 1);
  expect(shrink({ ...whole, data: moved.subarray(1) }, 8)).toEqual(shrink(whole, 8));
});
