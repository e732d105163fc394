import type { Point, Stroke } from "../src/ink/stroke.ts";
import type { InkTarget } from "./clip-to-canvas.ts";
import type { FinishedInk } from "./finished-ink.ts";
import { brushWidth } from "./paper.ts";
import { touches } from "./touches.ts";

/** It takes what it comes so near to, in units of the paper, from the middle of the line: half the line, and a fingertip's tremor. */
const reach = brushWidth / 2 + 14;

/**
 * An eraser that takes whole strokes off `ink`. `onErased` gets all that it took between down and up; when that is taken back, they are
 * there again.
 */
export function eraser(ink: FinishedInk, onErased: (strokes: readonly Stroke[]) => void): InkTarget {
  let at: Point = { x: 0, y: 0 };
  let erased: Stroke[] = [];
  const pass = (from: Point, to: Point) => {
    const touched = ink.visible.filter((stroke) => touches(stroke, from, to, reach));
    erased.push(...touched);
    ink.erase(touched);
    at = to;
  };
  return {
    begin(point) {
      erased = [];
      pass(point, point);
    },
    extend: (point) => pass(at, point),
    jump: (point) => pass(point, point),
    end: () => onErased(erased.splice(0)),
    discard() {
      erased = [];
      ink.restore();
    },
  };
}

/** The strokes that an eraser put down here would take. */
export function strokesAt(strokes: readonly Stroke[], point: Point): Stroke[] {
  return strokes.filter((stroke) => touches(stroke, point, point, reach));
}
