import type { ErrorCode } from "../../../src/errors.ts";

/** What a file is told to be: by its name, and where that helps by the part that it is about and what that has. */
type Sentence = (file: string, part: string, got: string) => string;

const unreadable: Sentence = (file) => `${file} could not be read.`;
const connection: Sentence = (file) => `${file} could not be opened. Check the connection, then try again.`;

/** It was not taken. */
export const notOpened: Readonly<Record<ErrorCode, Sentence>> = {
  data: (file) => `${file} could not be opened: it is no file, or was moved.`,
  model: (file) => `${file} is damaged, or not a model.`,
  spec: (file) => `${file} has layers that do not fit together.`,
  unsupported: (file, part, got) => `${file} has what Tenpen does not read: ${part} with ${got}.`,
  limit: (file) => `${file} is too large, or would take too long.`,
  timeout: (file) => `${file} took too long and was given up.`,
  ...{ network: connection, worker: connection },
  ...{ ink: unreadable, option: unreadable, call: unreadable, recipe: unreadable, training: unreadable },
  ...{ work: unreadable, unfinished: unreadable },
};

/** It is of another kind: JSON, a PNG picture. */
export const anotherKind = (file: string, kind: string) =>
  `${file} is ${kind}, not a model. Tenpen can read with .keras, .h5, .onnx and .safetensors files.`;

/** Nothing is in it. */
export const empty = (file: string) => `${file} is empty.`;

/** It was to be in this browser. */
export const notThere = (file: string) => `${file} is no longer in this browser.`;
/** It read until now. */
export const tooSlow = (file: string) => `${file} took too long to read and was removed.`;
export const stopped = (file: string) => `${file} has stopped and was removed.`;
