import type { PageReading, PlacedNumber } from "./read-page.ts";

type Cells = PageReading["grids"][number]["cells"];

/** Of the usual height of the digits of a grid: what is smaller was noted there, and is not what the cell holds. */
const noteHeight = { digit: 0.75, number: 0.85 };
/** With so much of the filled cells that hold one digit, a grid may have notes. */
const ofOneDigit = 0.6;

/** Leaves out of the cells of a grid the small digits that were noted there. */
export function withoutNotes(rows: Cells): Cells {
  const filled = rows
    .flat()
    .map((cell) => cell.filter(({ number }) => number.accepted))
    .filter(({ length }) => length > 0);
  const single = filled.filter(([first, ...others]) => others.length === 0 && first!.number.text.length === 1);
  if (single.length < ofOneDigit * filled.length) return rows;
  const isSudoku = rows.length === 9 && rows.every(({ length }) => length === 9);
  const heights = single.map(([first]) => first!.number.bounds.height).toSorted((a, b) => a - b);
  const usual = heights[heights.length >> 1] ?? 0;
  const isNote = ({ number: { text, bounds } }: PlacedNumber) => {
    if (text.length > 1) return isSudoku || bounds.height < noteHeight.number * usual;
    return bounds.height < noteHeight.digit * usual;
  };
  return rows.map((row) => row.map((cell) => cell.filter((each) => !each.number.accepted || !isNote(each))));
}
