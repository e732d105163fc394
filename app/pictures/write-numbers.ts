import { csvRecord } from "../../src/recognizer/csv-record.ts";
import type { PictureReading } from "../../src/recognizer/read-pixels.ts";
import { type Arranged, arrange } from "./arrange.ts";

export type Corrections = ReadonlyMap<number, string>;

/** Grids row by row with a tab between cells, as tables take them, and the other numbers line by line. */
export function asText(reading: PictureReading, corrections: Corrections): string {
  return blocks(reading, corrections)
    .map((rows) => rows.map((row) => row.join("\t")).join("\n"))
    .join("\n\n");
}

/** One row a line; grids, and numbers in none, stand apart by an empty one. */
export function asCsv(reading: PictureReading, corrections: Corrections): string {
  return blocks(reading, corrections)
    .map((rows) => rows.map((row) => `${csvRecord(row)}\r\n`).join(""))
    .join("\r\n");
}

/** The reading as `readPicture` gives it, with what was corrected in it: the digits of a corrected number stay as they were read. */
export function asJson(file: string, reading: PictureReading, corrections: Corrections): string {
  return `${JSON.stringify(toPlain(file, reading, corrections), null, 2)}\n`;
}

/** What JSON says of a picture. */
export function toPlain(file: string, reading: PictureReading, corrections: Corrections): object {
  const numbers = reading.numbers.map((number, index) => {
    const text = corrections.get(index);
    return text === undefined ? number : { ...number, text, accepted: text !== "", corrected: true };
  });
  const { grids, lines } = arrange(reading);
  const written = grids.map(({ bounds, rows }) => ({
    bounds,
    rows: rows.map((row) => row.map((cell) => textsOf(cell, reading, corrections).join(" "))),
  }));
  const texts = [
    ...written.flatMap(({ rows }) => rows.map((row) => row.filter((cell) => cell !== ""))),
    ...lines.map((line) => textsOf(line, reading, corrections)),
  ];
  const text = texts
    .filter(({ length }) => length > 0)
    .map((line) => line.join(" "))
    .join("\n");
  return { file, ...reading, text, numbers, grids: written };
}

/** The text of a number now: what was said of it, or what was read. */
export function textOf(index: number, { numbers }: PictureReading, corrections: Corrections): string {
  return corrections.get(index) ?? numbers[index]!.text;
}

function blocks(reading: PictureReading, corrections: Corrections): string[][][] {
  const { grids, lines }: Arranged = arrange(reading);
  const tables = grids.map(({ rows }) =>
    rows.map((row) => row.map((cell) => textsOf(cell, reading, corrections).join(" "))),
  );
  const others = lines.map((line) => textsOf(line, reading, corrections)).filter(({ length }) => length > 0);
  return others.length > 0 ? [...tables, others] : tables;
}

function textsOf(indices: readonly number[], reading: PictureReading, corrections: Corrections): string[] {
  return indices.map((index) => textOf(index, reading, corrections)).filter((text) => text !== "");
}
