import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { brokenRule } from "../../test/support/broken-rule.ts";
import { parseInkLines } from "./jsonl.ts";
import { checkPreprocessing, mnistPreprocessing, normalize } from "./normalize.ts";
import { bounds, type Ink, type Point, place } from "./stroke.ts";

const fixture = (name: string) => readFileSync(join(import.meta.dirname, "../../test/fixtures", name), "utf8");
const digits = parseInkLines(fixture("digits.ink.jsonl")).map(({ ink }) => ink);
const oddLines = fixture("odd.ink.jsonl").trim().split("\n");
const odd = Object.fromEntries(
  parseInkLines(oddLines.join("\n")).map(({ ink }, i) => [JSON.parse(oddLines[i]!).name as string, ink]),
) as Record<string, Ink>;
const drawn = [...digits, ...Object.values(odd)];

const size = 28;
const blank = new Uint8Array(size * size);
const ink = (...points: [number, number][]): Ink => ({ strokes: [points.map(([x, y]) => ({ x, y }))] });

function largestDifference(a: Uint8Array, b: Uint8Array): number {
  return a.reduce((largest, value, pixel) => Math.max(largest, Math.abs(value - b[pixel]!)), 0);
}

function centreOfMass(image: Uint8Array): { x: number; y: number } {
  const mass = image.reduce((sum, value) => sum + value, 0);
  return {
    x: image.reduce((sum, value, pixel) => sum + value * (pixel % size), 0) / mass,
    y: image.reduce((sum, value, pixel) => sum + value * Math.floor(pixel / size), 0) / mass,
  };
}

/** Columns from the first to the last with ink, and rows. */
function extent(image: Uint8Array): { columns: [number, number]; rows: [number, number] } {
  const inked = [...image.keys()].filter((pixel) => image[pixel]! > 0);
  const columns = inked.map((pixel) => pixel % size);
  const rows = inked.map((pixel) => Math.floor(pixel / size));
  return {
    columns: [Math.min(...columns), Math.max(...columns)],
    rows: [Math.min(...rows), Math.max(...rows)],
  };
}

function moved(drawing: Ink, x: number, y: number, scale: number): Ink {
  return place(drawing, { from: { x: 0, y: 0 }, to: { x, y }, scale });
}

/** Each segment in `parts` pieces of equal length. */
function resampled(drawing: Ink, parts: number): Ink {
  const between = (a: Point, b: Point, k: number) => ({
    x: a.x + ((b.x - a.x) * k) / parts,
    y: a.y + ((b.y - a.y) * k) / parts,
  });
  return {
    strokes: drawing.strokes.map((stroke) =>
      stroke.flatMap((point, p) =>
        p === 0 ? [point] : Array.from({ length: parts }, (_, k) => between(stroke[p - 1]!, point, k + 1)),
      ),
    ),
  };
}

// Any drawing, as wild as can be: few points, on a coarse grid, so that equal points and straight lines come up.
const coordinate = fc.integer({ min: -20, max: 20 });
const anyInk: fc.Arbitrary<Ink> = fc.record({
  strokes: fc.array(fc.array(fc.record({ x: coordinate, y: coordinate }), { maxLength: 8 }), { maxLength: 4 }),
});
const someInk = fc.oneof(fc.constantFrom(...drawn), anyInk);

describe("the image does not change by more than 1/255 a pixel", () => {
  it("when the drawing is moved by thousands and scaled 0.05–20", () => {
    const shift = fc.double({ min: -9999, max: 9999, noNaN: true });
    const scale = fc.double({ min: 0.05, max: 20, noNaN: true });
    fc.assert(
      fc.property(someInk, shift, shift, scale, (drawing, x, y, scale) => {
        const other = normalize(moved(drawing, x, y, scale));
        expect(largestDifference(other, normalize(drawing))).toBeLessThanOrEqual(1);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it("when every segment has more points", () => {
    fc.assert(
      fc.property(someInk, fc.integer({ min: 2, max: 9 }), (drawing, parts) => {
        expect(largestDifference(normalize(resampled(drawing, parts)), normalize(drawing))).toBeLessThanOrEqual(1);
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  it.each([1e-9, 1e-6, 1e-3, 1e5])("when it is %d times as large", (scale) => {
    for (const drawing of digits) {
      expect(largestDifference(normalize(moved(drawing, 0, 0, scale)), normalize(drawing))).toBeLessThanOrEqual(1);
    }
  });

  // A double has 53 bits. At 1e9 the next number is 1.2e-7 away, so a drawing 0.1 wide has a million places across
  // left, which is enough; one of 1e-6 has eight and cannot look the same.
  it("when it is a tenth wide at the farthest place allowed", () => {
    for (const drawing of digits) {
      const far = moved(drawing, 1e9 - 1, 1 - 1e9, 1e-1 / 500);
      expect(largestDifference(normalize(far), normalize(drawing))).toBeLessThanOrEqual(1);
    }
  });
});

it("the bytes are the same for any order and direction of strokes", () => {
  fc.assert(
    fc.property(someInk, (drawing) => {
      const reversed = { strokes: drawing.strokes.map((stroke) => stroke.toReversed()).toReversed() };
      expect(normalize(reversed)).toEqual(normalize(drawing));
    }),
    { seed: 3, numRuns: 300 },
  );
});

it("time, pressure and the size of the surface change nothing", () => {
  const pressed = digits[3]!.strokes.map((stroke) => stroke.map((point, t) => ({ ...point, t, pressure: t / 99 })));
  expect(normalize({ strokes: pressed, width: 7, height: 9999 })).toEqual(normalize(digits[3]!));
});

it.each([
  ["no stroke", { strokes: [] }],
  ["strokes without points", { strokes: [[], []] }],
  ["blank", odd.blank!],
])("%s gives an image without ink", (_name, drawing) => {
  expect(normalize(drawing)).toEqual(blank);
});

it.each([
  ["one point", ink([3, 4])],
  ["one point far away", ink([1e9, -1e9])],
  ["equal points", ink([3, 4], [3, 4], [3, 4])],
  ["two strokes on one point", { strokes: [[{ x: 7, y: 7 }], [{ x: 7, y: 7 }]] }],
  ["points less than 1e-9 apart", ink([0, 0], [1e-10, 0])],
  ["points too near for their squares", ink([0, 0], [5e-324, 1e-200])],
  ["dot", odd.dot!],
])("%s gives a dot of the brush in the middle", (_name, drawing) => {
  const image = normalize(drawing);
  const middle = 14 * size + 14;
  expect(image[middle]).toBe(255);
  expect([image[middle - 1], image[middle + 1], image[middle - size], image[middle + size]]).toEqual(
    new Array(4).fill(191), // 1.25 + 0.5 − 1 of a pixel
  );
  expect(centreOfMass(image)).toEqual({ x: 14, y: 14 });
  expect(extent(image)).toEqual({ columns: [13, 15], rows: [13, 15] });
});

it.each([
  ["upright", ink([0, 0], [0, 5]), { columns: [13, 15], rows: [4, 24] }],
  ["level", ink([0, 0], [1e-6, 0]), { columns: [4, 24], rows: [13, 15] }],
  ["level, of equal ends", ink([0, 0], [1e8, 0], [0, 0]), { columns: [4, 24], rows: [13, 15] }],
])("a straight line, %s, gives a bar as long as the box", (_name, drawing, expected) => {
  const image = normalize(drawing);
  expect(extent(image)).toEqual(expected);
  // It lies on the centre of a pixel, so the 20 pixels of the box end in the midst of the 5th and 25th.
  expect(image[14 * size + 14]).toBe(255);
});

it("the longest side of the ink is 20 pixels", () => {
  for (const [i, drawing] of digits.entries()) {
    const image = normalize(drawing);
    const { width, height } = bounds(drawing)!;
    const { columns, rows } = extent(image);
    const [from, to] = width > height ? columns : rows;
    // The half covered edge pixels of a box that lies between pixels count on both sides.
    expect(to - from + 1, `digit ${i}`).toBeGreaterThanOrEqual(20);
    expect(to - from + 1, `digit ${i}`).toBeLessThanOrEqual(22);
  }
});

it("the aspect is kept", () => {
  const { columns, rows } = extent(normalize(ink([0, 0], [100, 0], [100, 50], [0, 50], [0, 0])));
  // 17.5 pixels between the centre lines of the sides and 8.75 between those of top and bottom, and the brush.
  expect(columns[1] - columns[0]).toBe(20);
  expect(rows[1] - rows[0]).toBeGreaterThanOrEqual(10);
  expect(rows[1] - rows[0]).toBeLessThanOrEqual(12);
});

it("the centre of mass is in the middle, where that of MNIST is", () => {
  for (const [i, drawing] of digits.entries()) {
    const { x, y } = centreOfMass(normalize(drawing));
    expect(Math.abs(x - 14), `digit ${i}`).toBeLessThan(0.1);
    expect(Math.abs(y - 14), `digit ${i}`).toBeLessThan(0.1);
  }
});

it("the box stops at the edge when its mass is far to one side", () => {
  const scribble = Array.from({ length: 40 }, (_, i) => ({ x: (i * 7) % 5, y: (i * 3) % 100 }));
  const strokes = [scribble, [scribble[0]!, { x: 100, y: 50 }]];
  const image = normalize({ strokes });
  expect(extent(image).columns[1]).toBe(27);
  expect(centreOfMass(image).x).toBeLessThan(14);
  // Without the stop the last column would be missing: the line's round end is all there.
  const { columns, rows } = extent(image);
  expect(columns[1] - columns[0]).toBeGreaterThanOrEqual(19);
  expect(rows[1] - rows[0]).toBeGreaterThanOrEqual(19);
  // The bottom is an edge like the right.
  const turned = normalize({ strokes: strokes.map((stroke) => stroke.map(({ x, y }) => ({ x: y, y: x }))) });
  const back = turned.map((_, pixel) => turned[(pixel % size) * size + Math.floor(pixel / size)]!);
  expect(largestDifference(back, image)).toBeLessThanOrEqual(1);
});

it("repeated points change nothing", () => {
  const drawing = odd["repeated-points"]!;
  const once = { strokes: drawing.strokes.map((stroke) => stroke.filter((_, p) => p % 3 === 0)) };
  expect(normalize(drawing)).toEqual(normalize(once));
});

it.each([Number.NaN, Number.POSITIVE_INFINITY, -1e10])("a point at %d is an error of ours", (x) => {
  expect(() => normalize({ strokes: [[{ x: 0, y: 0 }], [{ x, y: 0 }]] })).toThrow(
    /^stroke 1, point 0: x must be finite/,
  );
});

it("takes another size, box, brush and middle", () => {
  const image = normalize(ink([0, 0], [0, 1]), { size: 9, box: 9, brush: 1, middle: 4 });
  expect(image.length).toBe(81);
  expect([...image.keys()].filter((pixel) => image[pixel] === 255)).toEqual(
    Array.from({ length: 9 }, (_, row) => row * 9 + 4),
  );
});

it("returns preprocessing that keeps the rules", () => {
  expect(checkPreprocessing(JSON.parse(JSON.stringify(mnistPreprocessing)))).toEqual(mnistPreprocessing);
});

it.each([
  [null, "preprocessing: must be an object with size, box, brush, middle, got null"],
  [{ ...mnistPreprocessing, slant: 1 }, 'preprocessing: takes only size, box, brush, middle, path, got "slant"'],
  [{ ...mnistPreprocessing, path: false }, "preprocessing.path: must be true, or missing, got false"],
  [{ size: 28 }, "preprocessing.box: must be from 1 to 28, got undefined"],
  [{ ...mnistPreprocessing, size: 1e9 }, "preprocessing.size: must be a whole number from 1 to 256, got 1000000000"],
  [{ ...mnistPreprocessing, size: "28" }, 'preprocessing.size: must be a whole number from 1 to 256, got "28"'],
  [{ ...mnistPreprocessing, box: 29 }, "preprocessing.box: must be from 1 to 28, got 29"],
  [{ ...mnistPreprocessing, brush: 0 }, "preprocessing.brush: must be from 0.1 to 20, got 0"],
  [{ ...mnistPreprocessing, brush: 21 }, "preprocessing.brush: must be from 0.1 to 20, got 21"],
  [{ ...mnistPreprocessing, middle: Number.NaN }, "preprocessing.middle: must be from 0 to 27, got NaN"],
])("%j is no preprocessing", (value, message) => {
  expect(() => checkPreprocessing(value)).toThrow(brokenRule("ink", message));
});

it("gives the bytes that every runtime must give", () => {
  const hash = createHash("sha256");
  for (const drawing of drawn) hash.update(normalize(drawing));
  expect(hash.digest("hex")).toBe("3b169b2b479515c343dabf6aec5f4528e7776e8ba892b61bfe9f1c22a1fa8233");
});
