import { expect, it } from "vitest";
import { polyline } from "../../../test/support/drawn.ts";
import { Random } from "../../nn/random.ts";
import { quantize, simplify, varyResolution } from "./coarse.ts";

const circle = Array.from({ length: 65 }, (_, i) => ({
  x: 0.5 * Math.sin((i / 32) * Math.PI),
  y: 0.5 * Math.cos((i / 32) * Math.PI),
}));

it("keeps what is further off than the tolerance, beginning and end", () => {
  expect(simplify(polyline([0, 0], [1, 0.01], [2, 0], [2, 1]), 0.1)).toEqual(polyline([0, 0], [2, 0], [2, 1]));
  expect(simplify(polyline([0, 0], [1, 0.01], [2, 0]), 0.001).length).toBe(3);
  for (const few of [[], polyline([1, 1]), polyline([1, 1], [1, 1])]) expect(simplify(few, 0.1)).toEqual(few);
});

it("keeps the far side of a loop that ends where it began", () => {
  expect(simplify(circle, 0.05).length).toBeGreaterThan(5);
  expect(simplify(circle, 0.05).length).toBeLessThan(15);
});

it("moves points to a grid, and goes along its lines when asked", () => {
  const [diagonal] = quantize([polyline([0, 0], [0.09, 0.11], [0.1, 0.1], [0.32, 0.3])], 10, false);
  expect(diagonal).toEqual(polyline([0, 0], [0.1, 0.1], [0.3, 0.3]));
  const [stepped] = quantize([circle], 8, true);
  for (const [i, { x, y }] of stepped!.entries()) {
    expect(Number.isInteger(x * 8) && Number.isInteger(y * 8)).toBe(true);
    if (i > 0) expect(x === stepped![i - 1]!.x || y === stepped![i - 1]!.y).toBe(true);
  }
});

it("leaves most drawings as they are, and a point a point", () => {
  const drawings = Array.from({ length: 400 }, (_, seed) => varyResolution([circle], new Random(seed)));
  const changed = drawings.filter(([stroke]) => stroke !== circle);
  expect(changed.length).toBeGreaterThan(10);
  expect(changed.length).toBeLessThan(45);
  for (let seed = 0; seed < 100; seed++) {
    const [point] = varyResolution([polyline([5, 5])], new Random(seed));
    expect(point!.length).toBe(1);
    expect(Number.isFinite(point![0]!.x)).toBe(true);
  }
});
