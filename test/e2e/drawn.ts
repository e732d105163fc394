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
