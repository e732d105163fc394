import type { InkBatch } from "../data/ink-set.ts";
import type { Fault } from "../errors.ts";
import type { Expect } from "../recognizer/expect.ts";
import type { AnswerFormat } from "./answer-format.ts";
import type { SafeLines } from "./terminal.ts";

/** A file of a picture; what came through standard input has its bytes. */
export interface PictureFile {
  readonly file: string;
  readonly bytes?: Uint8Array;
  /** A file that was seen to be one, and to be small. */
  readonly isSmall?: boolean;
  /** Why it cannot be read, where that was seen already. */
  readonly fault?: Fault;
}

/** What is to be read, and how to print what was read. */
export type ReadTask = {
  readonly format: AnswerFormat;
  /** What is known of the numbers beforehand. */
  readonly expect?: Expect | undefined;
} & ({ readonly file: string; readonly batch: InkBatch } | { readonly pictures: readonly PictureFile[] });

/** What is printed of a task. */
export interface ReadBatch {
  readonly lines: SafeLines;
  /** For standard error: what could not be read, where that is not among the lines. */
  readonly complaints: SafeLines;
  /** How many drawings and pictures there were, and how many of them could not be read. */
  readonly count: number;
  readonly failed: number;
}
