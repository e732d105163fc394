import { describe, expect, it } from "vitest";
import { polyline } from "../../../test/support/drawn.ts";
import { bounds } from "../../ink/stroke.ts";
import { Random } from "../../nn/random.ts";
import { canBeUnfinished, madeUp, unfinished } from "./non-digits.ts";
import { lengthOf } from "./path.ts";
import { signs } from "./symbols.ts";

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

  it("is no 0 that is nearly closed before its writer stops", () => {
    const turns = (count: number) => [
      Array.from({ length: 33 }, (_, i) => ({
        x: Math.sin((i / 16) * count * Math.PI),
        y: Math.cos((i / 16) * count * Math.PI),
      })),
    ];
    expect(canBeUnfinished(turns(1), 0)).toBe(true);
    expect(canBeUnfinished(turns(1.4), 0)).toBe(false);
  });

  it("is no 7 that begins downward", () => {
    expect(canBeUnfinished(seven, 7)).toBe(true);
    expect(canBeUnfinished([polyline([10, 10], [10, 40], [60, 10], [30, 110])], 7)).toBe(false);
  });
});

it("makes up drawings of every kind, in an area of about 1 by 1, and the characters of several strokes", () => {
  const drawings = Array.from({ length: 300 }, (_, seed) => madeUp(new Random(seed)));
  for (const drawing of drawings) {
    const { width, height } = bounds({ strokes: drawing })!;
    expect(Math.max(width, height)).toBeGreaterThan(0.3);
    expect(Math.max(width, height)).toBeLessThan(1.4);
  }
  const signsSeen = new Set(signs.map((sign) => JSON.stringify(sign)));
  const characters = drawings.filter(
    (drawing) =>
      !signsSeen.has(JSON.stringify(drawing)) && drawing.length > 2 && drawing.every(({ length }) => length < 10),
  );
  expect(characters.length).toBeGreaterThan(45);
  for (const character of characters) {
    for (const stroke of character) expect(lengthOf([stroke])).toBeGreaterThan(0.3);
  }
});
