import { percent } from "../evaluation/percent.ts";
import { csvHead, csvRow } from "../recognizer/numbers-csv.ts";
import type { Reading } from "../recognizer/reading.ts";
import { jsonLine, type SafeLines, textLine } from "./terminal.ts";

export type AnswerFormat = "text" | "json" | "csv";

/** Where an input is from: its file, and of a drawing the line and what it calls itself. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly id?: string | number;
}

export const csvHeadLine = textLine(csvHead);

/** What is printed of an input that was read. @param more what JSON tells besides. */
export function answerLines(format: AnswerFormat, place: Place, reading: Reading, more: object = {}): SafeLines {
  if (format === "json") return jsonLine({ ...place, ...more, ...reading });
  if (format === "text") return textLine(`${nameOf(place)}  ${toText(reading, place)}`);
  const rows = reading.numbers.filter(({ accepted }) => accepted);
  return rows.map((number) => textLine(csvRow(nameOf(place), number))).join("") as SafeLines;
}

/** `photo.jpg`, `digits.ink.jsonl:3`. */
function nameOf({ file, line }: Place): string {
  return line === undefined ? file : `${file}:${line}`;
}

/**
 * `42  98.6 %`: what is taken for no number is a ? for each of its digits, and left out where it stands in a picture, which has much
 * besides; the percentage is of the least sure number. Numbers that do not fit what was expected stand as they are read, and once more
 * behind: `42  98.6 %  42 does not fit`.
 */
function toText({ numbers: all }: Reading, { line }: Place): string {
  const isPicture = line === undefined;
  const numbers = isPicture ? all.filter(({ accepted, unexpected }) => accepted || unexpected) : all;
  if (numbers.length === 0) return "–";
  const text = numbers
    .map(({ text, accepted, unexpected }) => (accepted || unexpected ? text : text.replaceAll(/./gu, "?")))
    .join(" ");
  const unexpected = numbers.flatMap(({ text, unexpected }) => (unexpected ? text : []));
  const rest =
    unexpected.length === 0 ? "" : `  ${unexpected.join(", ")} ${unexpected.length > 1 ? "do" : "does"} not fit`;
  return `${text}  ${percent(Math.min(...numbers.map(({ confidence }) => confidence)))}${rest}`;
}
