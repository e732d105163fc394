import { expect, it } from "vitest";
import { timesOf } from "./times-of.ts";

const line = (...t: number[]) => t.map((t, i) => ({ x: 100 * i, y: 0, t }));
const still = [
  { x: 0, y: 0 },
  { x: 400, y: 0 },
];

it("a drawing writes itself as it was written", () => {
  expect(timesOf({ strokes: [line(500, 700), line(1000, 1050)] })).toEqual([
    { start: 0, duration: 200 },
    { start: 500, duration: 50 },
  ]);
});

it("at an even speed where no times are known, and faster where it would take long", () => {
  expect(timesOf({ strokes: [still, still], width: 800, height: 600 })).toEqual([
    { start: 0, duration: 750 },
    { start: 950, duration: 750 },
  ]);
  const slow = timesOf({ strokes: [line(0, 10_000), line(12_000, 16_000)] });
  expect(slow[1]).toEqual({ start: 6_000, duration: 2_000 });
  expect(timesOf({ strokes: [] })).toEqual([]);
});
