import type { ErrorCode, Fault } from "../../src/errors.ts";

/** What went wrong with a file. */
export interface FileProblem {
  /** Its name. */
  readonly file: string;
  /** `open`: it was not taken; `restore`: it was to be in this browser; `read`: it read until now, and was removed. */
  readonly during: "open" | "restore" | "read";
  readonly fault: Fault;
}

/** What a person is told of a file that was not taken, by the code. The rule that it broke is for the console. */
const notOpened: Readonly<Partial<Record<ErrorCode, (file: string, fault: Fault) => string>>> = {
  data: (file) => `${file} could not be opened: it is no file, or was moved.`,
  model: (file) => `${file} is damaged, or not a model.`,
  spec: (file) => `${file} has layers that do not fit together.`,
  unsupported: (file, { got }) => `${file} needs what Tenpen does not have: ${got}.`,
  limit: (file) => `${file} is too large, with more than 64 MB, or would take too long.`,
  timeout: (file) => `${file} took too long and was given up.`,
  network: (file) => `${file} could not be opened. Check the connection, then try again.`,
  worker: (file) => `${file} could not be opened. Check the connection, then try again.`,
};

/** A problem as a sentence for the page. */
export function sentenceOf({ file, during, fault }: FileProblem): string {
  if (during === "restore") return `${file} is no longer in this browser.`;
  if (during === "open") return notOpened[fault.code]?.(file, fault) ?? `${file} could not be read.`;
  return `${file} ${fault.code === "timeout" ? "took too long to read" : "has stopped"} and was removed.`;
}
