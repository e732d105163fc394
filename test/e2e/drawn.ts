import { readFileSync } from "node:fs";
import { paper } from "../../ink-canvas/paper.ts";
import { parseInkLines } from "../../src/ink/jsonl.ts";
import { bounds, type Ink, type Point } from "../../src/ink/stroke.ts";

/** Points of each stroke as shares of the canvas: 0…1 from its left and top. */
export type Drawn = readonly (readonly Point[])[];

/** Where on the canvas to draw: the middle of the drawing, as shares of the canvas, and its longer side, as a share of its height. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** The recorded digits 0…9: the first of each in the fixture. */
export function recordedDigits(): readonly Ink[] {
  const text = readFileSync(new URL("../fixtures/digits.ink.jsonl", import.meta.url), "utf8");
  const drawings = parseInkLines(text);
  return Array.from({ length: 10 }, (_, digit) => {
    const drawing = drawings.find(({ label }) => label === `${digit}`);
    if (!drawing) throw new Error(`digits.ink.jsonl: must have a ${digit}`);
    return drawing.ink;
  });
}

/** A recorded drawing, moved and scaled to a place of the canvas. */
export function placedAt(ink: Ink, place: Place): Drawn {
  const box = bounds(ink)!;
  const scale = place.size / Math.max(box.width, box.height);
  return ink.strokes.map((stroke) =>
    stroke.map((point) => ({
      x: place.x + (point.x - box.x - box.width / 2) * scale * (paper.height / paper.width),
      y: place.y + (point.y - box.y - box.height / 2) * scale,
    })),
  );
}

/** A straight line of `steps` pieces. */
export function line(from: Point, to: Point, steps = 8): readonly Point[] {
  return Array.from({ length: steps + 1 }, (_, i) => ({
    x: from.x + ((to.x - from.x) * i) / steps,
    y: from.y + ((to.y - from.y) * i) / steps,
  }));
}

/** A 1 of a single stroke. */
export const one: Drawn = [line({ x: 0.5, y: 0.2 }, { x: 0.5, y: 0.8 })];

/** A number of recorded digits. Its left and top are shares of the canvas, its height a share of the canvas's height. */
export function numberAt(text: string, { x, y, height }: { x: number; y: number; height: number }): Drawn {
  const digits = recordedDigits();
  const aspect = paper.height / paper.width;
  let left = x;
  return Array.from(text).flatMap((character) => {
    const ink = digits[Number(character)]!;
    const box = bounds(ink)!;
    const scale = height / box.height;
    const width = box.width * scale * aspect;
    const size = Math.max(box.width, box.height) * scale;
    const drawn = placedAt(ink, { x: left + width / 2, y: y + height / 2, size });
    left += width + 0.25 * height * aspect;
    return drawn;
  });
}

/**
 * Digits as single arrow keys draw them, with square corners: for each stroke the cell that it begins in, in cells from the left and
 * top of the digit, and the ways that it goes. Each is four cells wide and eight high.
 */
export const squareDigits: Readonly<Record<string, readonly SquareStroke[]>> = {
  0: [{ from: [0, 0], ways: "4R 8D 4L 8U" }],
  1: [{ from: [2, 0], ways: "8D" }],
  2: [{ from: [0, 0], ways: "4R 4D 4L 4D 4R" }],
  3: [
    { from: [0, 0], ways: "4R 4D 3L" },
    { from: [4, 4], ways: "4D 4L" },
  ],
  4: [
    { from: [0, 0], ways: "4D 4R" },
    { from: [3, 0], ways: "8D" },
  ],
  5: [{ from: [4, 0], ways: "4L 4D 4R 4D 4L" }],
  6: [{ from: [4, 0], ways: "4L 8D 4R 4U 4L" }],
  7: [{ from: [0, 0], ways: "4R 8D" }],
  8: [
    { from: [0, 0], ways: "4R 8D 4L 8U" },
    { from: [0, 4], ways: "4R" },
  ],
  9: [{ from: [4, 4], ways: "4L 4U 4R 8D" }],
};

export interface SquareStroke {
  readonly from: readonly [column: number, row: number];
  /** How many cells and in which direction (left, right, up, down), one after the other: `4R 8D`. */
  readonly ways: string;
}
