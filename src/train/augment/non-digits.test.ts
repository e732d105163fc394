import { describe, expect, it } from "vitest";
import { polyline } from "../../../test/support/drawn.ts";
import { Random } from "../../nn/random.ts";
import { canBeUnfinished, unfinished } from "./non-digits.ts";
import { lengthOf } from "./path.ts";

const seven = [polyline([10, 10], [60, 10], [30, 110])];

describe("unfinished", () => {
  it("is the first stroke of a 4 of two, and less than 0.7 of a 0", () => {
    const cross = [polyline([0, -1], [-1, 0], [1, 0]), polyline([0.5, -1], [0.5, 1])];
    expect(canBeUnfinished(cross, 4)).toBe(true);
    expect(unfinished(cross, 4, new Random(1))).toEqual([cross[0]]);
    expect(canBeUnfinished(seven, 0)).toBe(true);
    for (let seed = 0; seed < 50; seed++) {
      const share = lengthOf(unfinished(seven, 0, new Random(seed))) / lengthOf(seven);
      expect(share).toBeGreaterThan(0.49);
      expect(share).toBeLessThan(0.71);
    }
  });

  it("is nothing that could be a digit: no 1, no 4 of one stroke, nothing of what is none", () => {
    for (const digit of [1, 4, 5, 6, 8, 9, null]) expect(canBeUnfinished(seven, digit)).toBe(false);
  });
});
