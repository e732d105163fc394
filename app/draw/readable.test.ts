import { expect, it } from "vitest";
import { readable } from "./readable.ts";

const ink = (strokes: number, points: number) => ({
  strokes: Array.from({ length: strokes }, (_, s) => Array.from({ length: points }, (_, p) => ({ x: s, y: p }))),
  width: 800,
  height: 600,
});

it("is all of a number", () => {
  const number = ink(400, 100);
  expect(readable(number)).toBe(number);
});

it("is a sample of a paper that is full, with its first and last stroke and their ends", () => {
  for (const count of [401, 10_000]) {
    const { strokes, ...size } = readable(ink(count, 100));
    expect(size).toEqual({ width: 800, height: 600 });
    expect(strokes).toHaveLength(401);
    expect([strokes[0]![0], strokes.at(-1)!.at(-1)]).toEqual([
      { x: 0, y: 0 },
      { x: count - 1, y: 99 },
    ]);
    expect(Math.max(...strokes.map(({ length }) => length))).toBe(8);
  }
});
