import type { Stroke } from "../../ink/stroke.ts";
import { drawByAnotherHand } from "../augment/hands.ts";
import type { Render } from "./render.ts";
import { renderStrokes, type Variation } from "./variation.ts";

/** Ink, and the digit that it shows, or null. */
export interface Drawing {
  readonly strokes: readonly Stroke[];
  readonly digit: number | null;
}

export interface InkOptions extends Variation {
  readonly drawings: readonly Drawing[];
  /** How many samples, one after the other, are of each drawing. */
  readonly repeat: number;
}

/** Recorded ink, drawn anew, also in other shapes that its digits are written in and by coarser devices. */
export function renderInk({ drawings, repeat, ...variation }: InkOptions): Render {
  return renderStrokes(variation, (index, random) => {
    const { strokes, digit } = drawings[Math.floor(index / repeat)]!;
    return drawByAnotherHand(strokes, digit, random);
  });
}
