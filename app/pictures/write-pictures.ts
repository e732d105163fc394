import { csvHead, csvRow } from "../../src/recognizer/numbers-csv.ts";
import type { SessionPicture } from "./picture-session.ts";
import { asText, textOf, toPlain } from "./write-numbers.ts";

type Pictures = readonly Pick<SessionPicture, "file" | "read" | "corrections">[];

/** Of each picture that was read its name, and its numbers as `asText` has them. */
export function allAsText(pictures: Pictures): string {
  const texts = pictures.flatMap(({ file, read, corrections }) =>
    read ? `${file.name}\n${asText(read.reading, corrections)}`.trimEnd() : [],
  );
  return texts.join("\n\n");
}

/** A row for each number of all pictures, as `tenpen recognize --csv` has them: what a person said has no confidence. */
export function allAsCsv(pictures: Pictures): string {
  const rows = pictures.flatMap(({ file, read, corrections }) =>
    (read?.reading.numbers ?? []).flatMap((number, i) => {
      const text = textOf(i, read!.reading, corrections);
      if (!number.accepted || text === "") return [];
      return csvRow(file.name, corrections.has(i) ? { text, bounds: number.bounds } : number);
    }),
  );
  return [csvHead, ...rows].map((row) => `${row}\r\n`).join("");
}

/** A list of what `asJson` says of each picture that was read. */
export function allAsJson(pictures: Pictures): string {
  const all = pictures.flatMap(({ file, read, corrections }) =>
    read ? toPlain(file.name, read.reading, corrections) : [],
  );
  return `${JSON.stringify(all, null, 2)}\n`;
}

/** How many numbers there are in a picture. */
export function countNumbers({ read, corrections }: Pictures[number]): number {
  return (read?.reading.numbers ?? []).filter(({ accepted }, i) => accepted && corrections.get(i) !== "").length;
}
