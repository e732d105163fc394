import { describe, expect, it } from "vitest";
import { mostContrast } from "./contrast-axis.ts";

type Colour = readonly [number, number, number];

/** Paper with strokes of ink, and how much they differ in the mixture of colours. */
function contrast(paper: Colour, ink: Colour): number {
  const size = 48;
  const isInk = (i: number) => (i % size) % 16 < 3;
  const data = Uint8Array.from({ length: 3 * size * size }, (_, i) => (isInk(Math.floor(i / 3)) ? ink : paper)[i % 3]!);
  const mixed = mostContrast({ width: size, height: size, data, factor: 1 }).data;
  return mixed[8]! - mixed[0]!;
}

describe("the mixture of colours", () => {
  it("is that in which ink differs most", () => {
    // In the mean of the colours it would be 60.
    expect(contrast([200, 200, 200], [200, 110, 110])).toBeCloseTo(90, 0);
    expect(contrast([40, 60, 160], [40, 180, 160])).toBeCloseTo(-120, 0);
    expect(contrast([250, 250, 250], [20, 20, 20])).toBeCloseTo(230, 0);
  });

  it("is the light where nothing differs", () => {
    expect(contrast([100, 100, 100], [100, 100, 100])).toBe(0);
  });
});
