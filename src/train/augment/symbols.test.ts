import { describe, expect, it } from "vitest";
import { bounds } from "../../ink/stroke.ts";
import { Random } from "../../nn/random.ts";
import { drawSymbol, symbols } from "./symbols.ts";

describe.each(symbols)("a drawn %s", (symbol) => {
  const drawings = Array.from({ length: 300 }, (_, seed) => drawSymbol(symbol, new Random(seed)));
  const areas = drawings.map((strokes) => bounds({ strokes })!);
  const sizes = areas.map(({ width, height }) => Math.max(width, height));

  it("is smaller than a digit, finite, around the origin, and another one each time", () => {
    expect(drawings.flat(2).every(({ x, y }) => Number.isFinite(x + y))).toBe(true);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(0.6 + 1e-9);
    for (const { x, y, width, height } of areas) {
      expect(x + width / 2).toBeCloseTo(0, 9);
      expect(y + height / 2).toBeCloseTo(0, 9);
    }
    expect(new Set(drawings.map((drawing) => JSON.stringify(drawing))).size).toBeGreaterThan(200);
  });

  it("has the form that it is known by", () => {
    if (symbol === ".") expect(Math.max(...sizes)).toBeLessThanOrEqual(0.1 + 1e-9);
    if (symbol === ",") {
      for (const { width, height } of areas) expect(height).toBeGreaterThan(0.9 * width);
      for (const [stroke] of drawings) expect(stroke!.at(-1)!.y).toBeGreaterThan(stroke![0]!.y);
    }
    if (symbol === "-") for (const { width, height } of areas) expect(width).toBeGreaterThan(2 * height);
  });
});
