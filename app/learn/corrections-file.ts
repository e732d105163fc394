import { fault } from "../../src/errors.ts";
import { formatInkLine, parseInkLine } from "../../src/ink/jsonl.ts";
import type { Correction } from "../../src/recognizer/correction.ts";

/** Its largest size, in bytes: some thousand corrections. */
export const maxFile = 5_000_000;

/** How each line begins, so that the file is known among drawings. */
const mark = '{"tenpen":"correction",';

/** Whether a file is one of corrections, by its first bytes. */
export function isCorrections(head: Uint8Array): boolean {
  return new TextDecoder().decode(head).trimStart().startsWith(mark);
}

/** Corrections as the text of an `.ink.jsonl`, which Tenpen can be trained and measured with as well. */
export function formatCorrections(corrections: readonly Correction[]): string {
  return corrections.map(({ ink, label }) => `${mark}${formatInkLine({ ink, label }).slice(1)}\n`).join("");
}

/** @throws TenpenError naming the line that is no drawing, or none of one digit or null. */
export function parseCorrections(text: string): Correction[] {
  const corrections: Correction[] = [];
  for (const [i, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const { ink, label } = parseInkLine(line, i + 1);
    if (label === undefined || (label !== null && !/^[0-9]$/.test(label))) {
      throw fault("ink", `line ${i + 1}`, "label must be a digit or null", label);
    }
    corrections.push({ ink, label });
  }
  return corrections;
}
