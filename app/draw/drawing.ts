import type { Stroke } from "../../src/ink/stroke.ts";

type Strokes = readonly Stroke[];

/** What is on the paper, with the steps that led to it and those that were undone. Nothing here is ever mutated. */
export interface Drawing {
  readonly strokes: Strokes;
  /** The strokes before each step, oldest first. */
  readonly past: readonly Strokes[];
  /** The strokes after each undone step, next to redo last. */
  readonly future: readonly Strokes[];
}

export const blankDrawing: Drawing = { strokes: [], past: [], future: [] };

export function addStroke(drawing: Drawing, stroke: Stroke): Drawing {
  return stroke.length === 0 ? drawing : step(drawing, [...drawing.strokes, stroke]);
}

/** Takes all strokes away; `undo` brings them back. */
export function clear(drawing: Drawing): Drawing {
  return drawing.strokes.length === 0 ? drawing : step(drawing, []);
}

export function undo(drawing: Drawing): Drawing {
  const before = drawing.past.at(-1);
  if (!before) return drawing;
  return { strokes: before, past: drawing.past.slice(0, -1), future: [...drawing.future, drawing.strokes] };
}

export function redo(drawing: Drawing): Drawing {
  const after = drawing.future.at(-1);
  if (!after) return drawing;
  return { strokes: after, past: [...drawing.past, drawing.strokes], future: drawing.future.slice(0, -1) };
}

function step(drawing: Drawing, strokes: Strokes): Drawing {
  return { strokes, past: [...drawing.past, drawing.strokes], future: [] };
}
