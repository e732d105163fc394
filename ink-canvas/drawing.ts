import type { Stroke } from "../src/ink/stroke.ts";
import { type Chain, chainOf } from "./chain.ts";

/** Strokes in the order in which they were drawn. */
export type Strokes = Chain<Stroke> | undefined;

/**
 * What is on the paper, with the steps that led to it and those that were undone. Nothing here is ever mutated, and no step
 * costs more than the strokes that it adds.
 */
export interface Drawing {
  readonly strokes: Strokes;
  /** The strokes before each step. */
  readonly past: Chain<Strokes> | undefined;
  /** The strokes after each undone step; the last is next to be redone. */
  readonly future: Chain<Strokes> | undefined;
}

export const blankDrawing: Drawing = { strokes: undefined, past: undefined, future: undefined };

/** Adds what was drawn from pen down to pen up, as one step. */
export function addStrokes(drawing: Drawing, added: readonly Stroke[]): Drawing {
  if (added.length === 0) return drawing;
  return step(drawing, chainOf(added, drawing.strokes));
}

/** Puts other strokes in the place of all, as one step. */
export function replace(drawing: Drawing, strokes: readonly Stroke[]): Drawing {
  return step(drawing, chainOf(strokes));
}

/** Takes these strokes away, as one step; others of them are not in the drawing. It copies what was drawn since the first of them. */
export function erase(drawing: Drawing, erased: ReadonlySet<Stroke>): Drawing {
  const passed: Stroke[] = [];
  /** How many of those that were passed lie behind the first that is erased. */
  let kept = -1;
  let untouched: Strokes;
  let rest = erased.size;
  for (let chain = drawing.strokes; chain && rest > 0; chain = chain.before) {
    if (!erased.has(chain.last)) {
      passed.push(chain.last);
      continue;
    }
    rest--;
    kept = passed.length;
    untouched = chain.before;
  }
  return kept < 0 ? drawing : step(drawing, chainOf(passed.slice(0, kept).reverse(), untouched));
}

/** Takes all strokes away; `undo` brings them back. */
export function clear(drawing: Drawing): Drawing {
  return drawing.strokes ? step(drawing, undefined) : drawing;
}

export function undo(drawing: Drawing): Drawing {
  const { strokes, past, future } = drawing;
  return past ? { strokes: past.last, past: past.before, future: { last: strokes, before: future } } : drawing;
}

export function redo(drawing: Drawing): Drawing {
  const { strokes, past, future } = drawing;
  return future ? { strokes: future.last, past: { last: strokes, before: past }, future: future.before } : drawing;
}

function step({ strokes, past }: Drawing, next: Strokes): Drawing {
  return { strokes: next, past: { last: strokes, before: past }, future: undefined };
}
