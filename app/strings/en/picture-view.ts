import type { ErrorCode } from "../../../src/errors.ts";

export const picture = "Picture";
export const back = "Back to the paper";
export const choose = "Choose pictures…";
export const camera = "Use the camera";
export const orDrop = "Or drop or paste them here. Nothing is uploaded.";

/** Of several, counted from 1. */
export const which = (index: number, count: number) => `Picture ${index} of ${count}`;
/** The one that is looked at is no longer among them, until that is undone. */
export const remove = "Remove";
export const removed = (file: string) => `${file} was removed.`;
export const previous = "Previous picture";
export const next = "Next picture";
export const zoomIn = "Zoom in";
export const zoomOut = "Zoom out";
export const zoomFit = "Show all of it";
/** Of the frame around the picture, for someone who hears it. */
export const stage = "Picture. Plus and minus zoom, 0 shows all of it, arrows move it";

export const waiting = "Waiting for its turn…";
export const opening = "Opening the picture…";
export const reading = "Reading…";
export const stop = "Stop";
export const stopped = "Stopped.";
export const again = "Read it";
export const none = "No number in this picture";
export const noneAdvice = "Numbers are best read when they are sharp and fill the picture.";
export const count = (numbers: number) => (numbers === 1 ? "1 number" : `${numbers} numbers`);
/** After a picture was read: how many, and which is chosen. */
export const spoken = (numbers: number, chosen: string) =>
  numbers === 1 ? `1 number: ${chosen}` : `${numbers} numbers. Chosen: ${chosen}`;

export const boxes = "Numbers in the picture";
export const correct = "Correct it";
export const correctNote = "Leave it empty where there is no number.";
/** What was typed in its place is none. */
export const notTyped = "That is no number: digits, a minus before them, and a point, comma or minus between them.";
export const corrected = "Corrected by you";
export const leftOut = "Left out by you";
export const undo = "Undo";

export const all = "All numbers";
export const grid = (rows: number, columns: number) => `Table of ${rows} rows and ${columns} columns`;
export const copy = "Copy";
export const copied = "Copied.";
export const notCopied = "This browser did not allow copying.";
export const saveCsv = "Save as CSV";
export const saveJson = "Save as JSON";
export const saved = (file: string) => `Saved as ${file}.`;

export const write = "Write on it";
/** Of the surface over a picture, for someone who hears it; and what stands on the picture while nothing is written. */
export const surface = "Write on the picture";
/** How the keyboard writes there. */
export const surfaceKeys =
  "Arrows move, two at once aslant, with Shift finely; Space draws and lifts, Esc drops the line";
export const writeHint = "Over a number it corrects it, elsewhere it adds one";
export const notWritten = "What you wrote is no number";
export const written = "Written by you";
/** What is said of what was written: `likely` is a number with how likely it is. */
export const replaced = (was: string, likely: string) => `In place of ${was}: ${likely}`;
export const added = (likely: string) => `Added: ${likely}`;
/** What was written changes nothing any more. */
export const unchanged = "Nothing is changed by writing";

/** Of several pictures. */
export const allPictures = "All pictures";
export const readOf = (read: number, all: number) => `${read} of ${all} read`;
export const failed = (pictures: number) => `${pictures} could not be read`;
export const goOn = "Read the rest";
export const allRead = (pictures: number, numbers: number) =>
  `${pictures === 1 ? "1 picture" : `${pictures} pictures`} read: ${count(numbers)}`;
export const copyAll = "Copy all";
export const saveAllCsv = "Save all as CSV";
export const saveAllJson = "Save all as JSON";

type Sentence = (file: string) => string;
const damaged: Sentence = (file) => `${file} is damaged, or not a picture.`;
const stopNote: Sentence = (file) => `Reading ${file} stopped. Try again, or show a smaller picture.`;
/** Why a picture was not read. */
export const failures: Readonly<Record<ErrorCode, Sentence>> = {
  data: damaged,
  limit: (file) => `${file} is too large: at most 100 megapixels and 200 MB are read.`,
  timeout: (file) => `Reading ${file} took too long, and was given up.`,
  network: () => "The network did not load. Check the connection, then try again.",
  unsupported: (file) => `This browser cannot open ${file}. Save it as JPEG or PNG, then open that.`,
  ...{ model: stopNote, spec: stopNote, ink: stopNote, worker: stopNote, work: stopNote, option: stopNote },
  ...{ call: stopNote, recipe: stopNote, training: stopNote, unfinished: stopNote },
};
export const pdf: Sentence = (file) => `${file} is a PDF. Save its page as a picture, or take a screenshot of it.`;

export const live = "Camera";
export const take = "Take the picture";
export const cameraStarting = "Waiting for the camera…";
export const aimed = (numbers: number) => (numbers === 0 ? "No number in sight" : count(numbers));
export const cameraProblems = {
  denied: "The camera was not allowed. Allow it in the browser's settings for this page, or choose a picture.",
  missing: "No camera was found. Choose a picture instead.",
  failed: "The camera did not start. Another program may be using it.",
};
/** The name of a still of the camera. */
export const still = "Camera picture";
