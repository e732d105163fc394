import { addStrokes, blankDrawing, clear, type Drawing, erase, redo, replace, undo } from "../../ink-canvas/drawing.ts";
import { scratchedOut } from "../../ink-canvas/scratch-out.ts";
import type { Stroke } from "../../src/ink/stroke.ts";
import type { Answer, NetworkState } from "../recognizer-client.ts";
import { continued } from "./draft.ts";

/** What there is to know of the Draw feature. All that it shows follows from this. */
export interface DrawState {
  readonly drawing: Drawing;
  /** What is drawn since the pen went down: lists that grow with it. Undefined while it is up. */
  readonly line: readonly Stroke[] | undefined;
  /** The pen erases. */
  readonly erasing: boolean;
  /** Fingers draw nothing, since there is a stylus. Undefined as long as none was seen. */
  readonly penOnly: boolean | undefined;
  /** It is read as it is drawn, and not only when asked. */
  readonly live: boolean;
  /** Counts the changes of the ink. */
  readonly revision: number;
  /** The revision that was last sent to be read. */
  readonly askedRevision: number;
  readonly network: NetworkState;
  /** What was read last. */
  readonly answer: Answer | undefined;
  /** The last answer that had a number, of the same drawing with no more ink than now: it stands until another is sure. */
  readonly standing: Answer | undefined;
  /** The answer has stood for a while without another stroke: what is no number yet will be none. */
  readonly isFinal: boolean;
  /** Which digit of the answer was chosen to be looked at closely, as its index; undefined when none was. */
  readonly choice: number | undefined;
}

export type DrawEvent =
  /** As the events of `InkCanvas`. */
  | { readonly type: "grow" | "end"; readonly strokes: readonly Stroke[] }
  | { readonly type: "discard" | "stylus" }
  | { readonly type: "erase"; readonly strokes: readonly Stroke[] }
  /** From pen to eraser, and back. */
  | { readonly type: "eraser" }
  | { readonly type: "penOnly"; readonly penOnly: boolean }
  | { readonly type: "undo" | "redo" | "clear" | "ask" }
  /** What was on the paper at the last visit. */
  | { readonly type: "restore"; readonly drawing: Drawing }
  /** These strokes, in units of the paper, in the place of all. */
  | { readonly type: "open"; readonly strokes: readonly Stroke[] }
  | { readonly type: "live"; readonly live: boolean }
  | { readonly type: "choose"; readonly choice: number }
  | { readonly type: "network"; readonly network: NetworkState }
  | { readonly type: "answer"; readonly answer: Answer }
  | { readonly type: "final" };

/** What is to be done besides: have the ink read, forget what was asked for so far, stop speaking, say that this was done. */
export type DrawAct = "read" | "forget" | "silence" | "sayBlank" | "sayErased" | "sayTool" | "sayPenOnly";

type Step = readonly [DrawState, readonly DrawAct[]];

export const startState: DrawState = {
  drawing: blankDrawing,
  line: undefined,
  erasing: false,
  penOnly: undefined,
  live: true,
  revision: 0,
  askedRevision: 0,
  network: { status: "loading", slow: false },
  answer: undefined,
  standing: undefined,
  isFinal: false,
  choice: undefined,
};

const unanswered = { answer: undefined, standing: undefined };

const steps = { undo, redo, clear };

/** One step of the page: its next state, and what is to be done, in this order. */
export function stepDraw(state: DrawState, event: DrawEvent): Step {
  switch (event.type) {
    case "grow":
      return inked({ ...state, line: event.strokes }, "more", state.line ? [] : ["silence"]);
    case "end":
      return end(state, event.strokes);
    case "erase":
      return erased(state, event.strokes);
    case "eraser":
      return [{ ...state, erasing: !state.erasing && hasInk(state) }, ["sayTool"]];
    case "stylus":
      return state.penOnly === undefined ? [{ ...state, penOnly: true }, ["sayPenOnly"]] : [state, []];
    case "penOnly":
      return [{ ...state, penOnly: event.penOnly }, []];
    case "discard":
      return inked({ ...state, line: undefined }, "other", []);
    case "undo":
    case "redo":
    case "clear": {
      const drawing = steps[event.type](state.drawing);
      // While the pen is down the drawing is not finished, and the tools wait.
      if (state.line || drawing === state.drawing) return [state, []];
      return inked({ ...state, drawing }, "other", [drawing.strokes ? "silence" : "sayBlank"]);
    }
    case "restore": {
      const drawing = continued(event.drawing, state.drawing);
      return drawing === state.drawing ? [state, []] : inked({ ...state, drawing }, "other", []);
    }
    case "open": {
      if (state.line) return [state, []];
      const drawing = replace(state.drawing, event.strokes);
      const [next, acts] = inked({ ...state, drawing }, "other", ["silence"]);
      // Whoever opens a drawing asks what it is.
      return next.live || !hasInk(next) ? [next, acts] : [ask(next)[0], [...acts, "read"]];
    }
    case "ask":
      return ask(state);
    case "live": {
      const next = { ...state, live: event.live };
      return event.live && hasInk(state) ? ask(next) : [next, []];
    }
    case "choose":
      return [{ ...state, choice: event.choice }, []];
    case "network": {
      const { network } = event;
      return [network.status === "failed" ? { ...state, network, ...unanswered } : { ...state, network }, []];
    }
    case "answer": {
      const { answer } = event;
      return [{ ...state, answer, isFinal: false, standing: hasNumber(answer) ? answer : state.standing }, []];
    }
    case "final":
      if (!isSettled(state)) return [state, []]; // the pen came down just now
      return [{ ...state, isFinal: true, standing: hasNumber(state.answer!) ? state.standing : undefined }, []];
  }
}

/** The pen is up, and the answer is to the ink as it is now. */
export function isSettled({ line, answer, revision }: DrawState): boolean {
  return !line && answer?.revision === revision;
}

export function hasInk({ drawing, line }: DrawState): boolean {
  return drawing.strokes !== undefined || line !== undefined;
}

/** The ink as it is now was sent to be read: to ask again would bring nothing new. */
export function isAsked({ askedRevision, revision }: DrawState): boolean {
  return askedRevision === revision;
}

/**
 * The ink has changed: it is the same drawing with more of it, about which what was asked before is still worth showing, or another
 * drawing.
 */
function inked(state: DrawState, change: "more" | "other", acts: readonly DrawAct[]): Step {
  const erasing = state.erasing && hasInk(state);
  const next = { ...state, erasing, revision: state.revision + 1, isFinal: false, choice: undefined };
  if (!next.live || !hasInk(next)) return [{ ...next, ...unanswered }, [...acts, "forget"]];
  const [asked, read] = ask(change === "other" ? { ...next, standing: undefined } : next);
  return [asked, change === "other" ? [...acts, "forget", ...read] : [...acts, ...read]];
}

function end(state: DrawState, strokes: readonly Stroke[]): Step {
  const next = { ...state, line: undefined, drawing: addStrokes(state.drawing, strokes) };
  const scratched = strokes.length === 1 ? scratchedOut(strokes[0]!, state.drawing.strokes) : [];
  // Two steps: if it was no scratching out, undo brings that line back as well.
  return scratched.length > 0 ? erased(next, [...scratched, ...strokes]) : inked(next, "more", []);
}

function erased(state: DrawState, strokes: readonly Stroke[]): Step {
  return inked({ ...state, drawing: erase(state.drawing, new Set(strokes)) }, "other", ["sayErased"]);
}

function ask(state: DrawState): Step {
  return [{ ...state, askedRevision: state.revision }, ["read"]];
}

function hasNumber(answer: Answer): boolean {
  return answer.type === "answer" && answer.reading.numbers.some(({ accepted }) => accepted);
}
