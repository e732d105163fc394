import { brushWidth, paper } from "../../ink-canvas/paper.ts";
import type { Bounds } from "../../src/ink/stroke.ts";
import type { Reading, ReadNumber } from "../../src/recognizer/reading.ts";
import { characterOf, placeNumbers } from "../reading/outcome.ts";

/** What stands at the ink of a digit, in shares of the paper. */
export interface DigitMark {
  /** The digit's index among all that were read. */
  readonly index: number;
  readonly text: string;
  readonly left: number;
  readonly width: number;
  /** Where the line below the ink is, and what the digit above it stands on; undefined where there is no room. */
  readonly bottom: number | undefined;
  readonly top: number | undefined;
}

/** A number that stands behind its ink, since there is no room above it, in shares of the paper. */
export interface NumberMark {
  readonly text: string;
  readonly left: number;
  readonly middle: number;
}

/**
 * In units of the paper: how far a mark is from the ink, how much room a digit above it and a line below it take with that, the shortest
 * line, and the width of a digit behind the ink.
 */
const distance = 8;
const room = { above: 38, below: 14 };
const shortest = 14;
const digitWidth = 18;

/**
 * Marks what was read where it was written, each digit below by a line of its own. All of a number stand on one height, so that they look
 * like a line of writing. A drawing of one digit needs none, and what is no number has none.
 */
export function placeMarks(reading: Reading): { readonly digits: DigitMark[]; readonly numbers: NumberMark[] } {
  const accepted = placeNumbers({ reading }).filter(({ number }) => number.accepted);
  const marks = { digits: [] as DigitMark[], numbers: [] as NumberMark[] };
  if (accepted.reduce((sum, { number }) => sum + number.digits.length, 0) < 2) return marks;
  for (const { number, first } of accepted) {
    const others = reading.numbers.filter((other) => other !== number).map(({ bounds }) => bounds);
    const { top, bottom } = roomAround(number.bounds, others);
    for (const [i, digit] of number.digits.entries()) {
      const width = Math.max(shortest, digit.bounds.width);
      marks.digits.push({
        ...{ index: first + i, text: characterOf(digit), top, bottom },
        left: (digit.bounds.x + digit.bounds.width / 2 - width / 2) / paper.width,
        width: width / paper.width,
      });
    }
    if (top === undefined) marks.numbers.push(...behind(number, others));
  }
  return marks;
}

/** Where the marks of a number go that has others above and below. */
function roomAround(own: Bounds, others: readonly Bounds[]): Pick<DigitMark, "top" | "bottom"> {
  const half = brushWidth / 2;
  const inColumn = others.filter((each) => each.x < own.x + own.width && own.x < each.x + each.width);
  const top = own.y - half;
  const bottom = own.y + own.height + half;
  const above = Math.max(0, ...inColumn.filter(({ y }) => y < own.y).map(({ y, height }) => y + height + half));
  const below = Math.min(paper.height, ...inColumn.filter(({ y }) => y > own.y).map(({ y }) => y - half));
  return {
    top: top - above >= room.above ? (top - distance) / paper.height : undefined,
    bottom: below - bottom >= room.below ? (bottom + distance) / paper.height : undefined,
  };
}

function behind({ text, bounds: own }: ReadNumber, others: readonly Bounds[]): NumberMark[] {
  const left = own.x + own.width + brushWidth / 2 + 2 * distance;
  const right = left + digitWidth * text.length;
  const middle = own.y + own.height / 2;
  const isInTheWay = others.some(
    ({ x, y, width, height }) =>
      x < right && x + width > left && y < middle + digitWidth && y + height > middle - digitWidth,
  );
  return right > paper.width || isInTheWay ? [] : [{ text, left: left / paper.width, middle: middle / paper.height }];
}
