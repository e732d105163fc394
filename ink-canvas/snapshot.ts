import { checkInk, type Stroke } from "../src/ink/stroke.ts";
import { added, type Chain, chainOf, listOf } from "./chain.ts";
import { blankDrawing, type Drawing, redo, type Strokes, undo } from "./drawing.ts";

/**
 * One step of a drawing, as plain data: strokes were taken away, by their places among those that were there, counted from 0, and
 * strokes were added behind the others; or the last step was undone, or redone.
 */
export type DrawingStep =
  | { readonly erased?: readonly number[] | "all"; readonly added?: readonly Stroke[] }
  | "undo"
  | "redo";

/** All steps from a blank paper on. What is done later is put behind them. */
export type Snapshot = readonly DrawingStep[];

/** The drawing as plain data, with all that can be undone and redone. */
export function toSnapshot({ strokes, past, future }: Drawing): Snapshot {
  const undone = listOf(future).reverse();
  const states = [...listOf(past), strokes, ...undone];
  return [...differences(states[0] ? [undefined, ...states] : states), ...undone.map(() => "undo" as const)];
}

/**
 * The steps that lead from one drawing to another, which was made from it; undefined when it was not. One stroke more costs that
 * stroke, however many there are.
 */
export function stepsBetween(from: Drawing, to: Drawing): Snapshot | undefined {
  if (to === from) return [];
  const done = added(from.past, to.past);
  if (done && done.length > 0 && done[0] === from.strokes) {
    const states = [...done, to.strokes];
    return isRedo(from, to, states) ? done.map(() => "redo") : differences(states);
  }
  const undone = added(to.past, from.past);
  return undone && undone.length > 0 && undone[0] === to.strokes ? undone.map(() => "undo") : undefined;
}

/** The drawing of these steps, whatever they are. Where one is none, as what has been damaged, it is the drawing before that step. */
export function fromSnapshot(value: unknown): Drawing {
  return takeSteps(blankDrawing, value);
}

/** The drawing after these steps, as `fromSnapshot` takes them. */
export function takeSteps(from: Drawing, value: unknown): Drawing {
  let drawing = from;
  for (const step of Array.isArray(value) ? value : []) {
    const next = take(drawing, step);
    if (!next) break;
    drawing = next;
  }
  return drawing;
}

function isRedo(from: Drawing, to: Drawing, [, ...later]: readonly Strokes[]): boolean {
  let next: Chain<Strokes> | undefined = from.future;
  for (const strokes of later) {
    if (!next || next.last !== strokes) return false;
    next = next.before;
  }
  return next === to.future;
}

function differences(states: readonly Strokes[]): DrawingStep[] {
  return states.slice(1).map((after, index) => difference(states[index], after));
}

function difference(before: Strokes, after: Strokes): DrawingStep {
  const more = added(before, after);
  if (more) return { added: more };
  const all = listOf(before);
  const later = listOf(after);
  let kept = 0;
  const erased: number[] = [];
  for (const [index, stroke] of all.entries()) {
    if (stroke === later[kept]) kept++;
    else erased.push(index);
  }
  const rest = later.slice(kept);
  return { erased: kept === 0 ? "all" : erased, ...(rest.length > 0 && { added: rest }) };
}

/** The drawing after one more step; undefined when it is none, whatever it is. */
function take(drawing: Drawing, step: unknown): Drawing | undefined {
  if (step === "undo") return undo(drawing);
  if (step === "redo") return redo(drawing);
  if (typeof step !== "object" || step === null) return undefined;
  // A step without either is one that changes nothing, and can be undone.
  const { erased = [], added = [] } = step as { readonly erased?: unknown; readonly added?: unknown };
  if (!isErased(erased) || !isStrokes(added)) return undefined;
  const { strokes, past } = drawing;
  const left = erased === "all" ? undefined : without(strokes, erased);
  return { strokes: chainOf(added, left), past: { last: strokes, before: past }, future: undefined };
}

function without(strokes: Strokes, erased: readonly number[]): Strokes {
  if (erased.length === 0) return strokes;
  const places = new Set(erased);
  return chainOf(listOf(strokes).filter((_, index) => !places.has(index)));
}

function isErased(erased: unknown): erased is readonly number[] | "all" {
  return erased === "all" || (Array.isArray(erased) && erased.every(Number.isInteger));
}

function isStrokes(strokes: unknown): strokes is readonly Stroke[] {
  try {
    checkInk({ strokes: strokes as Stroke[] });
    return (strokes as Stroke[]).every((stroke) => stroke.length > 0);
  } catch {
    return false;
  }
}
