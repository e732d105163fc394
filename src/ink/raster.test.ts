import fc from "fast-check";
import { expect, it } from "vitest";
import { raster } from "./raster.ts";
import { place, type Stroke } from "./stroke.ts";

const size = 8;

function rows(image: Uint8Array, width = size): number[][] {
  return Array.from({ length: image.length / width }, (_, row) => [...image.subarray(row * width, (row + 1) * width)]);
}

const coordinate = fc.double({ min: -2, max: size + 2, noNaN: true });
const strokes = fc.array(fc.array(fc.record({ x: coordinate, y: coordinate }), { maxLength: 6 }), { maxLength: 4 });
const brush = fc.double({ min: 0.2, max: 5, noNaN: true });

it("a dot of brush 1 in a pixel's centre is that pixel alone", () => {
  const image = raster([[{ x: 3.5, y: 2.5 }]], { size, brush: 1 });
  expect(image[2 * size + 3]).toBe(255);
  expect(image.reduce((sum, value) => sum + value, 0)).toBe(255);
});

it("a dot between four pixels covers them alike", () => {
  const image = raster([[{ x: 4, y: 4 }]], { size, brush: 2 });
  // Their centres are √½ away: 1.5 − 0.7071 of a pixel is 0.793, and 255 of that 202.
  expect(rows(image)[3]).toEqual([0, 0, 0, 202, 202, 0, 0, 0]);
  expect(rows(image)[4]).toEqual(rows(image)[3]);
  expect(rows(image)[2]!.every((value) => value === 0)).toBe(true);
});

it("coverage falls by the distance from the line: 1, ¾, ¼, 0", () => {
  const line: Stroke = [
    { x: -5, y: 4.25 },
    { x: 20, y: 4.25 },
  ];
  // Distances of the rows 2…6: 1.75, 0.75, 0.25, 1.25, 2.25; the reach is 1.5.
  const column = rows(raster([line], { size, brush: 2 })).map((row) => row[3]);
  expect(column).toEqual([0, 0, 0, 191, 255, 64, 0, 0]);
});

it("the ends are round", () => {
  const line: Stroke = [
    { x: 4.5, y: 2.5 },
    { x: 4.5, y: 5.5 },
  ];
  const image = rows(raster([line], { size, brush: 1 }));
  expect(image.map((row) => row[4])).toEqual([0, 0, 255, 255, 255, 255, 0, 0]);
  const wide = rows(raster([line], { size, brush: 2 }));
  // √2 away from the end: 1.5 − 1.4142 of a pixel.
  expect(wide[1]![3]).toBe(Math.floor((1.5 - Math.sqrt(2)) * 255 + 0.5));
});

it("is the formula, pixel by pixel, for any strokes", () => {
  fc.assert(
    fc.property(strokes, brush, (strokes, brush) => {
      const image = raster(strokes, { size, brush });
      for (let pixel = 0; pixel < image.length; pixel++) {
        const x = (pixel % size) + 0.5;
        const y = Math.floor(pixel / size) + 0.5;
        let nearest = Number.POSITIVE_INFINITY;
        for (const stroke of strokes) {
          stroke.forEach((a, p) => {
            const b = stroke[p + 1] ?? a;
            const length = (b.x - a.x) ** 2 + (b.y - a.y) ** 2;
            const along = length < 1e-200 ? 0 : ((x - a.x) * (b.x - a.x) + (y - a.y) * (b.y - a.y)) / length;
            const held = Math.max(0, Math.min(1, along));
            nearest = Math.min(nearest, Math.hypot(x - a.x - held * (b.x - a.x), y - a.y - held * (b.y - a.y)));
          });
        }
        const coverage = Math.max(0, Math.min(1, brush / 2 + 0.5 - nearest));
        expect(Math.abs(image[pixel]! - coverage * 255)).toBeLessThan(0.5 + 1e-6);
      }
    }),
    { seed: 1, numRuns: 200 },
  );
});

it("gives the same bytes for any order and direction of strokes", () => {
  fc.assert(
    fc.property(strokes, brush, (strokes, brush) => {
      const reversed = strokes.map((stroke) => stroke.toReversed()).toReversed();
      expect(raster(reversed, { size, brush })).toEqual(raster(strokes, { size, brush }));
    }),
    { seed: 2 },
  );
});

it("gives the same bytes when points are repeated", () => {
  fc.assert(
    fc.property(strokes, brush, (strokes, brush) => {
      const repeated = strokes.map((stroke) => stroke.flatMap((point) => [point, point]));
      expect(raster(repeated, { size, brush })).toEqual(raster(strokes, { size, brush }));
    }),
    { seed: 3 },
  );
});

it("draws as if the strokes had been placed before", () => {
  fc.assert(
    fc.property(strokes, (strokes) => {
      const placement = { from: { x: 4, y: 3 }, to: { x: 2, y: 5 }, scale: 0.5 };
      const before = raster(place({ strokes }, placement).strokes, { size, brush: 2 });
      expect(raster(strokes, { size, brush: 2, placement })).toEqual(before);
    }),
    { seed: 4 },
  );
});

it("strokes without points draw nothing", () => {
  expect(raster([], { size, brush: 2 })).toEqual(new Uint8Array(size * size));
  expect(raster([[], []], { size, brush: 2 })).toEqual(new Uint8Array(size * size));
});

it("ink far outside draws nothing, and a line through the image from far outside is drawn", () => {
  expect(raster([[{ x: 1e9, y: -1e9 }]], { size, brush: 2 })).toEqual(new Uint8Array(size * size));
  const line: Stroke = [
    { x: -1e9, y: 3.5 },
    { x: 1e9, y: 3.5 },
  ];
  expect(rows(raster([line], { size, brush: 1 }))[3]).toEqual(new Array(size).fill(255));
});
