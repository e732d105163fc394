import { expect, it } from "vitest";
import { bounds } from "../ink/stroke.ts";
import { thin } from "./thin.ts";

const circle = (points: number) =>
  Array.from({ length: points }, (_, i) => ({
    x: 50 * Math.cos((7 * i) / points),
    y: 50 * Math.sin((7 * i) / points),
  }));

it("leaves what a hand draws as it is", () => {
  const strokes = [circle(5000), circle(5000), []];
  expect(thin(strokes)).toBe(strokes);
});

it("makes very many points fewer, and the same shape of them", () => {
  const strokes = [circle(400_000), circle(2), []];
  const [thinned, two, none] = thin(strokes);
  expect(thinned!.length).toBeLessThan(3000);
  expect([thinned![0], thinned!.at(-1)]).toEqual([strokes[0]![0], strokes[0]!.at(-1)]);
  expect([two, none]).toEqual([circle(2), []]);
  for (const side of ["x", "y", "width", "height"] as const) {
    expect(bounds({ strokes: [thinned!] })![side]).toBeCloseTo(bounds({ strokes })![side], 0);
  }
});

it("holds its bound for strokes whose points are all far from each other, and keeps their ends", () => {
  const jumping = (points: number) =>
    Array.from({ length: points }, (_, i) => ({ x: (i * 7919) % 500, y: (i * 104729) % 500 }));
  const strokes = [jumping(90_000), jumping(30_000), jumping(1)];
  const thinned = thin(strokes);
  expect(thinned.flat().length).toBeLessThanOrEqual(20_001);
  expect(thinned.map((stroke) => stroke[0])).toEqual(strokes.map((stroke) => stroke[0]));
  expect(thinned.map((stroke) => stroke.at(-1))).toEqual(strokes.map((stroke) => stroke.at(-1)));
});
