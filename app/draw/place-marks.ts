import { brushWidth, paper } from "../../ink-canvas/paper.ts";
import type { Bounds } from "../../src/ink/stroke.ts";
import type { Reading } from "../../src/recognizer/reading.ts";
import { characterOf, placeNumbers } from "./outcome.ts";

/** What stands at the ink of a digit, in shares of the paper. */
export interface Mark {
  /** The digit's index among all that were read. */
  readonly index: number;
  readonly text: string;
  readonly left: number;
  readonly width: number;
  /** Where the line below the ink is, and what the digit above it stands on; undefined where there is no room. */
  readonly bottom: number | undefined;
  readonly top: number | undefined;
}

/** In units of the paper: how far a mark is from the ink, how much room digit and line take with it, and the shortest line. */
const distance = 8;
const room = { digit: 38, line: 14 };
const shortest = 14;

/**
 * Marks what was read where it was written, each digit below by a line of its own. All of a number stand on one height, so that they look
 * like a line of writing. A drawing of one digit needs none, and what is no number has none.
 */
export function placeMarks(reading: Reading): Mark[] {
  const accepted = placeNumbers(reading).filter(({ number }) => number.accepted);
  if (accepted.reduce((sum, { number }) => sum + number.digits.length, 0) < 2) return [];
  return accepted.flatMap(({ number, first }) => {
    const others = reading.numbers.filter((other) => other !== number).map(({ bounds }) => bounds);
    const { top, bottom } = roomAround(number.bounds, others);
    return number.digits.map((digit, i): Mark => {
      const width = Math.max(shortest, digit.bounds.width);
      return {
        ...{ index: first + i, text: characterOf(digit), top, bottom },
        left: (digit.bounds.x + digit.bounds.width / 2 - width / 2) / paper.width,
        width: width / paper.width,
      };
    });
  });
}

/** Where the marks of a number go that has others above and below. */
function roomAround(own: Bounds, others: readonly Bounds[]): Pick<Mark, "top" | "bottom"> {
  const half = brushWidth / 2;
  const inColumn = others.filter((each) => each.x < own.x + own.width && own.x < each.x + each.width);
  const top = own.y - half;
  const bottom = own.y + own.height + half;
  const above = Math.max(0, ...inColumn.filter(({ y }) => y < own.y).map(({ y, height }) => y + height + half));
  const below = Math.min(paper.height, ...inColumn.filter(({ y }) => y > own.y).map(({ y }) => y - half));
  return {
    top: top - above >= room.digit ? (top - distance) / paper.height : undefined,
    bottom: below - bottom >= room.line ? (bottom + distance) / paper.height : undefined,
  };
}
