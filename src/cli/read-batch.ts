import { type InkBatch, parseInkBatch } from "../data/ink-set.ts";
import { percent } from "../evaluation/percent.ts";
import type { Expect } from "../recognizer/expect.ts";
import type { Reading } from "../recognizer/reading.ts";
import type { Recognizer } from "../recognizer/recognizer.ts";
import { jsonLine, type SafeLines, textLine } from "./terminal.ts";

/** Drawings to be read, and how to print what was read. */
export interface ReadTask {
  /** Where they are from, as it was called. */
  readonly file: string;
  readonly batch: InkBatch;
  readonly json: boolean;
  /** What is known of the numbers beforehand. */
  readonly expect?: Expect | undefined;
}

/** What is printed of a batch. */
export interface ReadBatch {
  readonly lines: SafeLines;
  /** What was thrown at the drawing behind the last of these lines; missing when all were read. */
  readonly error?: unknown;
}

/** Reads drawings, as many as there are up to one that breaks a rule. */
export function readBatch(recognizer: Recognizer, { file, batch, json, expect }: ReadTask): ReadBatch {
  let lines = "";
  try {
    for (const { ink, line } of parseInkBatch(file, batch)) {
      const reading = recognizer.recognize(ink, expect === undefined ? {} : { expect });
      lines += json ? jsonLine({ file, line, ...reading }) : textLine(`${file}:${line}  ${toText(reading)}`);
    }
    return { lines: lines as SafeLines };
  } catch (error) {
    return { lines: lines as SafeLines, error };
  }
}

/**
 * `42  98.6 %`: what is taken for no number is a ? for each of its digits, and the percentage is of the least sure number. Numbers that do
 * not fit what was expected stand as they are read, and once more behind: `42  98.6 %  42 does not fit`.
 */
function toText({ numbers }: Reading): string {
  if (numbers.length === 0) return "–";
  const text = numbers
    .map(({ text, accepted, unexpected }) => (accepted || unexpected ? text : text.replaceAll(/./gu, "?")))
    .join(" ");
  const unexpected = numbers.flatMap(({ text, unexpected }) => (unexpected ? text : []));
  const rest =
    unexpected.length === 0 ? "" : `  ${unexpected.join(", ")} ${unexpected.length > 1 ? "do" : "does"} not fit`;
  return `${text}  ${percent(Math.min(...numbers.map(({ confidence }) => confidence)))}${rest}`;
}
