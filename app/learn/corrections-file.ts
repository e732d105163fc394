import { fault } from "../../src/errors.ts";
import { formatInkLine, parseInkLine } from "../../src/ink/jsonl.ts";
import type { Correction } from "../../src/recognizer/correction.ts";

/** Its largest size, in bytes: some thousand corrections. */
export const maxFile = 5_000_000;

/** Corrections as the text of an `.ink.jsonl`, which Tenpen can be trained and measured with as well. */
export function formatCorrections(corrections: readonly Correction[]): string {
  return corrections.map(({ ink, label }) => `${formatInkLine({ ink, label })}\n`).join("");
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
