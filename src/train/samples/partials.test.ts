import { describe, expect, it } from "vitest";
import { polyline } from "../../../test/support/drawn.ts";
import { Random } from "../../nn/random.ts";
import { lengthOf } from "../augment/path.ts";
import { canBePartial, partOfDigit } from "./partials.ts";

const seven = [polyline([10, 10], [60, 10], [30, 110])];

describe("a part of a digit", () => {
  it("is the first stroke of a 4 of two, and less than 0.7 of a 0", () => {
    const cross = [polyline([0, -1], [-1, 0], [1, 0]), polyline([0.5, -1], [0.5, 1])];
    expect(canBePartial(cross, 4)).toBe(true);
    expect(partOfDigit(cross, 4, new Random(1))).toEqual([cross[0]]);
    expect(canBePartial(seven, 0)).toBe(true);
    for (let seed = 0; seed < 50; seed++) {
      const share = lengthOf(partOfDigit(seven, 0, new Random(seed))) / lengthOf(seven);
      expect(share).toBeGreaterThan(0.49);
      expect(share).toBeLessThan(0.71);
    }
  });

  it("is nothing that could be a digit: no 1, no 4 of one stroke, nothing of what is none", () => {
    for (const digit of [1, 4, 5, 6, 8, 9, null]) expect(canBePartial(seven, digit)).toBe(false);
  });

  it("is no 0 that is nearly closed before its writer stops", () => {
    const turns = (count: number) => [
      Array.from({ length: 33 }, (_, i) => ({
        x: Math.sin((i / 16) * count * Math.PI),
        y: Math.cos((i / 16) * count * Math.PI),
      })),
    ];
    expect(canBePartial(turns(1), 0)).toBe(true);
    expect(canBePartial(turns(1.4), 0)).toBe(false);
  });

  it("is no 7 that begins downward", () => {
    expect(canBePartial(seven, 7)).toBe(true);
    expect(canBePartial([polyline([10, 10], [10, 40], [60, 10], [30, 110])], 7)).toBe(false);
  });
});
