import { describe, expect, it } from "vitest";
import { bounds } from "../../ink/stroke.ts";
import { Random } from "../../nn/random.ts";
import { drawTemplate } from "./templates.ts";

describe.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])("a template of %i", (digit) => {
  const drawings = Array.from({ length: 200 }, (_, seed) => drawTemplate(digit, new Random(seed)));

  it("is drawn as large as one, higher than wide or nearly, in finite numbers", () => {
    for (const drawing of drawings) {
      expect(drawing.flat().every(({ x, y }) => Number.isFinite(x + y))).toBe(true);
      const { width, height } = bounds({ strokes: drawing })!;
      expect(Math.max(width, height)).toBeCloseTo(1, 9);
      expect(height).toBeGreaterThan(0.65);
    }
  });

  it("is another one each time, of several shapes", () => {
    expect(new Set(drawings.map((drawing) => JSON.stringify(drawing))).size).toBe(200);
    const shapes = drawings.map((drawing) => drawing.map(({ length }) => length).join());
    expect(new Set(shapes).size).toBeGreaterThan(1);
  });
});
