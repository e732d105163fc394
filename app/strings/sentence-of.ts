import type { Fault } from "../../src/errors.ts";
import { modelKinds } from "../../src/formats/model-kinds.ts";
import { lazyStrings } from "./lazy-strings.ts";

/** What went wrong with a file. */
export interface FileProblem {
  /** Its name. */
  readonly file: string;
  /** `open`: it was not taken; `restore`: it was to be in this browser; `read`: it read until now, and was removed. */
  readonly during: "open" | "restore" | "read";
  readonly fault: Fault;
}

/** A problem as a sentence for the page, made from its code. The rule that was broken is for the console. */
export function sentenceOf({ file, during, fault: { code, what, rule, got } }: FileProblem): string {
  const { fileProblem } = lazyStrings();
  if (during === "restore") return fileProblem.notThere(file);
  if (during === "read") return code === "timeout" ? fileProblem.tooSlow(file) : fileProblem.stopped(file);
  if (rule === modelKinds && got === "an empty file") return fileProblem.empty(file);
  if (rule === modelKinds) return fileProblem.anotherKind(file, got);
  // Of what is in a file, its name stands in front.
  const part = what.startsWith(`${file}: `) ? what.slice(file.length + 2) : what;
  return fileProblem.notOpened[code](file, part, got);
}
