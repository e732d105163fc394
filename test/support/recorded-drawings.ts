import type { Drawing } from "../../src/train/samples/ink.ts";
import { recordedDigits } from "../e2e/drawn.ts";

/** The recorded digits 0…9, and a T, which is none. */
export function recordedDrawings(): Drawing[] {
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
  const digits = recordedDigits().map(({ strokes }, digit) => ({ strokes, digit }));
  return [...digits, { strokes: letter, digit: null }];
}
