import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseInkLines } from "../../src/ink/jsonl.ts";
import type { Drawing } from "../../src/train/augment/handwriting.ts";

/** The recorded digits 0…9, and a T, which is none. */
export function recordedDrawings(): Drawing[] {
  const lines = readFileSync(join(import.meta.dirname, "../fixtures/digits.ink.jsonl"), "utf8");
  const letter = [
    [
      { x: 0, y: 0 },
      { x: 80, y: 0 },
    ],
    [
      { x: 40, y: 0 },
      { x: 40, y: 100 },
    ],
  ];
  const digits = parseInkLines(lines).map(({ ink, label }) => ({ strokes: ink.strokes, digit: Number(label) }));
  return [...digits, { strokes: letter, digit: null }];
}
