import { readFileSync } from "node:fs";
import { parseInkLines } from "../../src/ink/jsonl.ts";
import { raster } from "../../src/ink/raster.ts";
import { bounds, place, type Stroke } from "../../src/ink/stroke.ts";
import type { Picture } from "../../src/picture/picture.ts";

const recorded = parseInkLines(readFileSync(new URL("../fixtures/digits.ink.jsonl", import.meta.url), "utf8"));

/** Recorded digits of that height beside each other, the left top of the first there. */
export function drawnNumber(text: string, x: number, y: number, height = 60, step = 1.5): Stroke[] {
  return [...text].flatMap((character, i) => {
    const { ink } = recorded[Number(character)]!;
    const area = bounds(ink)!;
    const scale = height / area.height;
    return [...place(ink, { from: area, to: { x: x + step * height * i, y }, scale }).strokes];
  });
}

export const line = (...points: [number, number][]): Stroke => points.map(([x, y]) => ({ x, y }));

type Colour = readonly [red: number, green: number, blue: number, opacity: number];

export interface PictureDrawing {
  readonly strokes: readonly Stroke[];
  readonly rules?: readonly Stroke[];
  readonly ink?: Colour;
  readonly paper?: Colour;
  /** What the light of a pixel is multiplied by. */
  readonly light?: (x: number, y: number) => number;
}

/** A picture of strokes with a pen of 5 pixels, rules of 2. */
export function drawPicture(size: number, drawing: PictureDrawing): Picture {
  const { strokes, rules = [], ink = [30, 30, 40, 255], paper = [250, 250, 245, 255], light = () => 1 } = drawing;
  const covered = raster(strokes, { size, brush: 5 });
  const ruled = raster(rules, { size, brush: 2 });
  const data = new Uint8ClampedArray(4 * size * size);
  for (let i = 0; i < size * size; i++) {
    const share = Math.max(covered[i]!, ruled[i]!) / 255;
    for (let k = 0; k < 4; k++) {
      const value = paper[k]! + share * (ink[k]! - paper[k]!);
      data[4 * i + k] = k < 3 ? value * light(i % size, Math.floor(i / size)) : value;
    }
  }
  return { width: size, height: size, data };
}
