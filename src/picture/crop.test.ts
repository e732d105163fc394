import { describe, expect, it } from "vitest";
import { maskWhere } from "../../test/support/mask-of.ts";
import { findComponents } from "./components.ts";
import { cropPieces, type Direction } from "./crop.ts";
import { Pieces } from "./pieces.ts";

const preprocessing = { size: 28, box: 20, brush: 2.2, middle: 13.5 } as Parameters<typeof cropPieces>[3];

/** What is shown of the ink there: of which columns and rows, how dark, and its centre of mass. */
function shown(isInk: (x: number, y: number) => boolean, direction?: Direction) {
  const mask = maskWhere(120, 120, isInk);
  const labelled = findComponents(mask.data, mask);
  const { bounds } = labelled.components[0]!;
  const image = cropPieces(new Pieces(labelled, Float32Array.from(mask.data)), [1], bounds, preprocessing, direction);
  const inked = [...image.keys()].filter((i) => image[i]! > 100);
  const [columns, rows] = [inked.map((i) => i % 28), inked.map((i) => Math.floor(i / 28))];
  const mass = image.reduce((sum, value) => sum + value, 0);
  const centre = image.reduce((sum, value, i) => sum + (value * (i % 28)) / mass, 0);
  return {
    ...{ width: Math.max(...columns) - Math.min(...columns) + 1, height: Math.max(...rows) - Math.min(...rows) + 1 },
    ...{ most: Math.max(...image), centre },
  };
}

describe("a crop", () => {
  it("fits the box whatever the size of the ink, with its mass in the middle", () => {
    for (const size of [12, 40, 100]) {
      const { width, height, most, centre } = shown((x, y) => x >= 8 && y >= 8 && y < 8 + size && x < 8 + size / 2);
      expect(Math.abs(height - 20)).toBeLessThanOrEqual(1);
      expect(Math.abs(width - 10)).toBeLessThanOrEqual(1);
      expect(most).toBe(255);
      expect(Math.abs(centre - 13.5)).toBeLessThan(0.7);
    }
  });

  it("shows a hairline as thick as the network knows strokes, and a thick one as it is", () => {
    const hairline = shown((x, y) => (x === 60 || x === 61) && y >= 10 && y < 110);
    expect(hairline.width).toBeGreaterThanOrEqual(2);
    expect(hairline.width).toBeLessThanOrEqual(3);
    expect(shown((x, y) => Math.abs(x - 60) < 15 && y >= 10 && y < 110).width).toBe(6);
  });

  it("sets upright what stands on a line that lies askew", () => {
    const [cos, sin] = [Math.cos(0.3), Math.sin(0.3)];
    const along = (x: number, y: number) => (x - 60) * cos + (y - 60) * sin;
    const below = (x: number, y: number) => (y - 60) * cos - (x - 60) * sin;
    const isBar = (x: number, y: number) => Math.abs(along(x, y)) < 4 && Math.abs(below(x, y)) < 40;
    expect(shown(isBar).width).toBeGreaterThan(6);
    expect(shown(isBar, { across: [cos, sin], down: [-sin, cos] }).width).toBeLessThanOrEqual(4);
  });
});
