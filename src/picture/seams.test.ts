import { describe, expect, it } from "vitest";
import { maskWhere } from "../../test/support/mask-of.ts";
import { findComponents } from "./components.ts";
import { Pieces } from "./pieces.ts";
import { findSeams, partAt } from "./seams.ts";

type Where = (x: number, y: number) => boolean;
/** A ring of 5 pixels, 40 high and 30 wide, with its middle there. */
const ring =
  (left: number): Where =>
  (x, y) => {
    const away = Math.hypot((x - left) / 15, (y - 30) / 20);
    return away < 1 && away > 0.68;
  };

function seamsOf(isInk: Where) {
  const mask = maskWhere(120, 60, isInk);
  const labelled = findComponents(mask.data, mask);
  expect(labelled.components).toHaveLength(1);
  const { bounds } = labelled.components[0]!;
  return { bounds, seams: findSeams(new Pieces(labelled, Float32Array.from(mask.data)), 1, bounds, 40, 5) };
}

describe("seams", () => {
  it("part digits where they touch", () => {
    const bars = [30, 62].map(
      (left): Where =>
        (x, y) =>
          x >= left && x < left + 6 && y >= 10 && y < 50,
    );
    const { bounds, seams } = seamsOf(
      (x, y) => bars.some((isBar) => isBar(x, y)) || (x >= 30 && x < 68 && y >= 28 && y < 33),
    );
    const partsOf = (isBar: Where) => {
      const parts = new Set<number>();
      for (let y = bounds.y; y < bounds.y + bounds.height; y++) {
        for (let x = bounds.x; x < bounds.x + bounds.width; x++) {
          if (isBar(x, y)) parts.add(partAt(seams, x, y - bounds.y));
        }
      }
      return [...parts];
    };
    const [left, right] = bars.map(partsOf);
    expect(left).toHaveLength(1);
    expect(right).toHaveLength(1);
    expect(left).not.toEqual(right);
  });

  it("do not cut what is as narrow as one digit", () => {
    expect(seamsOf((x, y) => x > 20 && x < 30 && y > 8 && y < 52).seams).toEqual([]);
  });

  it("go from left to right, and each from top to bottom", () => {
    const { bounds, seams } = seamsOf((x, y) => [20, 48, 76].some((middle) => ring(middle)(x, y)));
    expect(seams.length).toBeGreaterThanOrEqual(2);
    for (const [i, seam] of seams.entries()) {
      expect(seam).toHaveLength(bounds.height);
      if (i > 0) expect(seam[0]!).toBeGreaterThan(seams[i - 1]![0]!);
    }
  });
});
