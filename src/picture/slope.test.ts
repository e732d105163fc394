import { describe, expect, it } from "vitest";
import { Random } from "../nn/random.ts";
import { level } from "./crop.ts";
import { directionOfLines } from "./slope.ts";

/** Digits in lines on a page that was turned by some degrees; every other one is a bit higher. */
function page(degrees: number, rows: number, columns: number, wave = 2) {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return Array.from({ length: rows * columns }, (_, i) => {
    const [u, v] = [34 * (i % columns), 60 * Math.floor(i / columns) + wave * (i % 2)];
    return { x: 200 + u * cos - v * sin, y: 100 + u * sin + v * cos, width: 22, height: 40 };
  });
}

const degreesOf = ({ across: [x, y] }: { readonly across: readonly [number, number] }) =>
  (Math.atan2(y, x) * 180) / Math.PI;

describe("the direction of lines", () => {
  it.each([20, 12, 5, -8, -17])("is that of a page turned by %i degrees", (degrees) => {
    const direction = directionOfLines(page(degrees, 4, 5));
    expect(Math.abs(degreesOf(direction) - degrees)).toBeLessThan(2);
    const { across, down } = direction;
    expect(across[0] * down[0] + across[1] * down[1]).toBeCloseTo(0);
  });

  it("is level where a hand goes up and down, and where there are too few digits to tell", () => {
    expect(directionOfLines(page(0, 2, 6, 9))).toBe(level);
    expect(directionOfLines(page(10, 1, 2))).toBe(level);
    expect(directionOfLines([])).toBe(level);
  });

  it("is level of what is strewn", () => {
    for (let seed = 0; seed < 8; seed++) {
      const random = new Random(seed, "strewn");
      const strewn = Array.from({ length: 40 }, () => ({
        ...{ x: random.between(0, 600), y: random.between(0, 600) },
        ...{ width: 20, height: 40 },
      }));
      expect(directionOfLines(strewn)).toBe(level);
    }
  });
});
