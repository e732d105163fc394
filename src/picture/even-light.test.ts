import { describe, expect, it } from "vitest";
import { evenLight } from "./even-light.ts";
import type { Plane } from "./shrink.ts";

/** A plane of light on paper, with a stroke of ink down the middle that leaves so much of the light. */
function page(light: (x: number, y: number) => number, ink: number, size = 160) {
  const data = Float32Array.from({ length: size * size }, (_, i) => {
    const [x, y] = [i % size, Math.floor(i / size)];
    return light(x, y) * (Math.abs(x - size / 2) < 3 ? ink : 1);
  });
  return { width: size, height: size, data };
}

const at = ({ width, data }: Plane, x: number, y: number) => data[y * width + x]!;

describe("even light", () => {
  it("shows ink as strong in the shadow as in the light", () => {
    const even = evenLight(page((x, y) => 250 - 0.5 * x - 0.6 * y, 0.4));
    for (const y of [20, 80, 140]) {
      expect(at(even, 80, y)).toBeCloseTo(0.6, 1);
      expect(Math.abs(at(even, 30, y))).toBeLessThan(0.06);
      expect(Math.abs(at(even, 130, y))).toBeLessThan(0.06);
    }
  });

  it("shows ink that is lighter than the paper below 0", () => {
    expect(at(evenLight(page(() => 60, 4)), 80, 80)).toBeLessThan(-0.8);
  });

  it("is 0 all over where nothing is, black as well", () => {
    for (const level of [0, 120, 255]) {
      const { data } = evenLight({ width: 40, height: 24, data: new Float32Array(960).fill(level) });
      expect(data.every((value) => value === 0)).toBe(true);
    }
  });
});
