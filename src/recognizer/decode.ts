import type { Group } from "../segment/sequence.ts";
import type { Expect } from "./expect.ts";
import type { DecodeOptions } from "./prediction.ts";
import type { Prepared } from "./prepare.ts";
import { readNumber } from "./read-number.ts";
import type { Reading } from "./reading.ts";

/** A reading, and the group of each of its digits. */
export interface Decoded {
  readonly reading: Reading;
  readonly groups: readonly Group[];
}

/**
 * The last of the three steps of reading: makes a reading of the logits of all that may be a digit.
 *
 * @param logits of each image of what was prepared.
 * @throws TenpenError as `toPrediction` does.
 */
export function decode(
  { lines, imageOf }: Pick<Prepared, "lines" | "imageOf">,
  logits: readonly Float32Array[],
  options: DecodeOptions,
  expect?: Expect,
): Decoded {
  const logitsOf = (group: Group) => logits[imageOf.get(group)!]!;
  const read = lines.map((line) => line.flatMap((sequence) => readNumber(sequence, logitsOf, options, expect) ?? []));
  const numbers = read.flat().map(({ number }) => number);
  const accepted = numbers.filter(({ accepted }) => accepted);
  return {
    reading: {
      text: read.flatMap((line) => textOf(line) || []).join("\n"),
      confidence: confidenceOf(accepted.length > 0 ? accepted : numbers),
      numbers,
      digits: numbers.flatMap(({ digits }) => digits),
    },
    groups: read.flat().flatMap(({ groups }) => groups),
  };
}

function textOf(line: readonly { readonly number: { readonly text: string; readonly accepted: boolean } }[]): string {
  const accepted = line.filter(({ number }) => number.accepted);
  return accepted.map(({ number }) => number.text).join(" ");
}

function confidenceOf(numbers: readonly { readonly confidence: number }[]): number {
  return numbers.length === 0 ? 0 : numbers.reduce((product, { confidence }) => product * confidence, 1);
}
