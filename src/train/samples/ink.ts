import type { Stroke } from "../../ink/stroke.ts";
import { varyAllograph } from "../augment/allographs.ts";
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

/** Recorded ink, drawn anew, the digits in other of the shapes that they are written in as well. */
export function renderInk({ drawings, repeat, ...variation }: InkOptions): Render {
  return renderStrokes(variation, (index, random) => {
    const { strokes, digit } = drawings[Math.floor(index / repeat)]!;
    return digit === null ? strokes : varyAllograph(strokes, digit, random);
  });
}
