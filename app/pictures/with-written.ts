import type { Bounds } from "../../src/ink/stroke.ts";
import type { ReadNumber } from "../../src/recognizer/reading.ts";
import type { Read, View } from "../reader.ts";
import { placeNumbers } from "../reading/outcome.ts";
import { arrange, linesOf } from "./arrange.ts";
import type { PictureRead } from "./picture-worker.ts";

/** A number that was written on a picture. */
export interface WrittenNumber extends ReadNumber {
  readonly written: true;
}

interface Seen {
  readonly number: ReadNumber | WrittenNumber;
  readonly views: readonly View[];
}

/**
 * What was read of a picture, together with what was read of the ink that was written on it, in its pixels: a number over another takes
 * its place and is found there, the others come last.
 */
export function withWritten(read: PictureRead, written: Read | undefined): PictureRead {
  if (!written?.reading.numbers.some(({ accepted }) => accepted)) return read;
  const before = seenOf(read);
  const ink = seenOf(written);
  const over = new Map<number, Seen>();
  const beside = new Map<number, Seen>();
  for (const [i, { number, views }] of ink.entries()) {
    if (!number.accepted) continue;
    const index = indexUnder(number.bounds, before, over);
    const bounds = index === undefined ? number.bounds : before[index]!.number.bounds;
    const seen = { number: { ...number, bounds, written: true as const }, views };
    if (index === undefined) beside.set(i, seen);
    else over.set(index, seen);
  }
  const seen = [...before.map((each, i) => over.get(i) ?? each), ...beside.values()];
  const { reading } = read;
  const textOf = (line: readonly (Seen | undefined)[]) => line.flatMap((each) => each?.number.text ?? []).join(" ");
  const text = [
    ...linesOf(reading).map((line) => textOf(line.map((i) => seen[i]))),
    ...linesOf(written.reading).map((line) => textOf(line.map((i) => beside.get(i)))),
  ];
  const numbers = seen.map(({ number }) => number);
  const rows = arrange(reading).grids.map((grid) =>
    grid.rows.map((row) => row.map((cell) => textOf(cell.map((i) => seen[i])))),
  );
  const accepted = numbers.filter((number) => number.accepted);
  return {
    ...read,
    reading: {
      text: text.filter((line) => line !== "").join("\n"),
      confidence: accepted.reduce((product, { confidence }) => product * confidence, 1),
      numbers,
      digits: numbers.flatMap(({ digits }) => digits),
      grids: reading.grids.map((grid, i) => ({ ...grid, rows: rows[i]! })),
    },
    views: seen.flatMap(({ views }) => views),
  };
}

export function isWritten(number: ReadNumber): number is WrittenNumber {
  return "written" in number;
}

function seenOf(read: Read): Seen[] {
  return placeNumbers(read).map(({ number, first }) => ({
    number,
    views: read.views.slice(first, first + number.digits.length),
  }));
}

/** Which number ink lies over, as its index: the nearest whose middle it covers, or whose box it stands in. */
function indexUnder(ink: Bounds, numbers: readonly Seen[], taken: ReadonlyMap<number, unknown>): number | undefined {
  let [nearest, least]: [number | undefined, number] = [undefined, Number.POSITIVE_INFINITY];
  for (const [i, { number }] of numbers.entries()) {
    if (!number.accepted || taken.has(i)) continue;
    const [own, box] = [middleOf(ink), middleOf(number.bounds)];
    if (!holds(number.bounds, own) && !holds(ink, box)) continue;
    const away = Math.hypot(own.x - box.x, own.y - box.y);
    if (away < least) [nearest, least] = [i, away];
  }
  return nearest;
}

function middleOf({ x, y, width, height }: Bounds): { readonly x: number; readonly y: number } {
  return { x: x + width / 2, y: y + height / 2 };
}

function holds(box: Bounds, at: { readonly x: number; readonly y: number }): boolean {
  return at.x >= box.x && at.x <= box.x + box.width && at.y >= box.y && at.y <= box.y + box.height;
}
