import type { Fault } from "../../src/errors.ts";
import { notOpened, notThere, stopped, tooSlow } from "./en/file-problem.ts";

/** What went wrong with a file. */
export interface FileProblem {
  /** Its name. */
  readonly file: string;
  /** `open`: it was not taken; `restore`: it was to be in this browser; `read`: it read until now, and was removed. */
  readonly during: "open" | "restore" | "read";
  readonly fault: Fault;
}

/** A problem as a sentence for the page, made from its code. The rule that was broken is for the console. */
export function sentenceOf({ file, during, fault: { code, what, got } }: FileProblem): string {
  if (during === "restore") return notThere(file);
  if (during === "read") return code === "timeout" ? tooSlow(file) : stopped(file);
  // Of what is in a file, its name stands in front.
  const part = what.startsWith(`${file}: `) ? what.slice(file.length + 2) : what;
  return notOpened[code](file, part, got);
}
