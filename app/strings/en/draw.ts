import type { InkCanvasStrings } from "../../../ink-canvas/ink-canvas.ts";
import type { ErrorCode } from "../../../src/errors.ts";
import { percent, roughPercent } from "./percent.ts";

interface Candidate {
  readonly text: string;
  readonly probability: number;
  readonly rough: boolean;
}

export const paper = "Paper";
/** What the pen is, after it was changed. */
export const pen = "Pen";
export const eraser = "Eraser";
export const erased = "Erased. Undo brings it back";
/** A stylus is there: fingers draw no more. */
export const penOnly = "Pen only";
export const drawWithFinger = "Draw with finger";
export const penOnlyNow = "Pen only. Fingers scroll and zoom";
export const inkCanvas: InkCanvasStrings = {
  name: "Write a number",
  instead: "Write a number here with a mouse, a finger, a stylus or the keyboard.",
  keys: "Arrows move, two at once aslant, with Shift finely; Space draws and lifts, Esc drops the line, E erases",
  penUp: "Pen up",
  dropped: "Line dropped",
  erased,
  nothingErased: "Nothing to erase here",
  moved: (column, row, overInk) => `Column ${column}, row ${row}${overInk ? ", ink" : ""}`,
  stopped: (column, row) => `Edge, column ${column}, row ${row}`,
  penDown: (column, row, { columns, rows }) => `Pen down, column ${column} of ${columns}, row ${row} of ${rows}`,
};

export const undo = "Undo";
export const redo = "Redo";
export const clear = "Clear";
export const live = "Live";
export const recognize = "Recognize";

export const loading = "Loading the network";
export const slow = "This takes longer than usual. Check the connection, or try again.";
/** What stands in place of a result. */
export const notes = {
  empty: "Write a number, then press Recognize.",
  "empty-live": "Write a number. It is read as you write.",
  loading: "The network is loading. Your drawing is read as soon as it is here.",
  slow,
  ask: "Press Recognize to read your drawing.",
  reading: "",
};
type Failure = readonly [what: string, advice: string];
const damaged: Failure = [
  "The network did not load",
  "What arrived is damaged or something else. Check the connection, then try again.",
];
const stopped: Failure = [
  "The network did not start",
  "Your drawing is safe. If trying again does not help, update this browser.",
];
/** Why nothing can be read, and what to do. */
export const failures: Readonly<Record<ErrorCode, Failure>> = {
  network: ["The network did not load", "Your drawing is safe. Check the connection, then try again."],
  timeout: ["Reading took too long", "It was given up. Your drawing is safe: try again, or change it."],
  // What is in the model's file.
  ...{ model: damaged, spec: damaged, ink: damaged, data: damaged, unsupported: damaged, limit: damaged },
  ...{ worker: stopped, work: stopped, option: stopped, call: stopped, recipe: stopped, training: stopped },
  unfinished: stopped,
};

export const result = "Answer";
/** Where a model of the user's reads. */
export const readBy = (name: string, calibrated: boolean) =>
  calibrated ? `Read by ${name}` : `Read by ${name}, not calibrated`;
/** How likely: 98.6 %; of what may be far off only 98 %. */
export const share = ({ probability, rough }: Omit<Candidate, "text">) =>
  rough ? roughPercent(probability) : percent(probability);
/** Where nothing was read. */
export const nothing = {
  blank: "There is too little to read yet.",
  unread: ["This drawing could not be read", "It is still here. When you change it, it is read as usual."],
};
export const rejected = "No number here";
export const mostLike = (candidate: Candidate) => `most like ${likely(candidate)}`;
export const or = "or";
export const orWith = (candidate: Candidate) => `or ${likely(candidate)}`;
export const noOther = "no other is close";
/** Below two digits that are about as likely, and below two of which one is somewhat likelier. */
export const cannotTell = "I cannot tell either.";
export const likelier = (text: string) => `More likely the ${text}.`;

/** What can be done with an answer. */
export const how = "How was this read?";
export const copy = "Copy the answer";
export const copied = (text: string) => `Copied ${text}`;
export const notCopied = "This browser did not allow copying";
export const speak = "Say the answer aloud";

/** Where the paper is blank again. */
export const blankAgain = "Blank paper";

/** An outcome as one sentence, for someone who hears it. */
export const spoken = {
  blank: "There is too little to read",
  unread: "This drawing could not be read",
  rejected: (best: Candidate) => `No number here. It looks most like ${likely(best)}`,
  ambiguous: (best: Candidate, second: Candidate) => `${likely(best)}, or ${likely(second)}`,
  confident: likely,
  numbers: (lines: readonly (readonly string[])[]) =>
    `${lines.flat().length} numbers: ${lines.map((line) => line.join(", ")).join("; ")}`,
};

/** Digits of which one can be chosen. */
export const digits = "Digits";
export const digit = (candidate: Candidate) =>
  likely({ ...candidate, text: symbols[candidate.text] ?? candidate.text });
/** What other characters are called. */
const symbols: Readonly<Record<string, string>> = { ".": "point", ",": "comma", "-": "minus", "−": "minus" };

/** Behind a number among others. */
export const orOnly = (text: string) => `or ${text}`;

export const bars = "How likely each digit is";

export const networkView = "What the network sees";
export const networkNote = "Your strokes, moved to the middle and scaled to its grid of dots.";
/** How a digit was read, of which the network saw `size` × `size` dots. */
export const howNote = (size: number, best: Candidate, second: Candidate | undefined) =>
  `It sees ${size} × ${size} dots, now on the paper, and weighs their greys: ${likely(best)}${
    second ? `, before ${likely(second)}` : ""
  }.`;
/** Of the digit that is looked at, `index` of `count` counted from 0. */
export const digitNote = (index: number, count: number, best: Candidate, second: Candidate | undefined) =>
  `${symbols[best.text] ? "Sign" : "Digit"} ${index + 1} of ${count}: ${digit(best)}${second ? `, or ${digit(second)}` : ""}.`;
/** Pictures of two digits that others wrote. */
export const nearest = (first: number, second: number) => `The nearest ${first} and ${second} that people wrote`;
export const networkImage = (size: number | undefined) =>
  `${networkView}, ${size ? `${size} by ${size} dots` : "nothing yet"}`;

/** 7, with 98.6 % */
function likely(candidate: Candidate): string {
  return `${candidate.text}, with ${share(candidate)}`;
}
