import { leastHeight } from "../picture/blocks.ts";
import { isCutOut } from "../picture/cut-out.ts";
import type { Contrast } from "../picture/look.ts";
import { weightedMedian } from "../picture/weighted-median.ts";
import { numbersOf, type PageReading, type PlacedNumber } from "./read-page.ts";

/** Of the height of most of what is read: a digit by itself that is so much smaller or larger is a speck or a blot, and a 1 a line. */
const lone = { least: 0.45, most: 3, line: 1.7 };
/** Whatever is so much smaller is none of what the picture was taken of. */
const speck = 0.15;

/** Of the strength of most ink: what is fainter was not written, by itself or beside others; and what is so of the other polarity. */
const faint = { digit: 0.3, number: 0.2, otherPolarity: 0.6 };

/** Of the shorter side of a picture that was cut out around a digit: that is so high at least. */
const leastOfCutOut = 0.18;

/** Leaves out, outside of grids, what is too small, too large or too faint beside most of what was read. */
export function withoutSpecks(pages: readonly PageReading[], contrast: Contrast): PageReading[] {
  const side = Math.min(contrast.width, contrast.height);
  const smallest = Math.max(leastHeight, isCutOut(contrast) ? leastOfCutOut * side : 0);
  const found = pages.map((page) => numbersOf(page).filter(({ number }) => number.accepted));
  const weightOf = ({ number: { bounds }, strength }: PlacedNumber) => bounds.width * bounds.height * strength;
  const weights = found.map((numbers) => numbers.reduce((sum, each) => sum + weightOf(each), 0));
  const main = weights.indexOf(Math.max(...weights));
  const all = found.flat().map((each) => ({ ...each, weight: weightOf(each) }));
  const usual = weightedMedian(all.map(({ number, weight }) => ({ value: number.bounds.height, weight })));
  const level = weightedMedian(all.map(({ strength, weight }) => ({ value: strength, weight })));
  const isSpeck = ({ number: { text, bounds, digits }, strength }: PlacedNumber, page: number) => {
    if (bounds.height < Math.max(smallest, speck * usual)) return true;
    if (strength < level * (page === main ? faint.number : faint.otherPolarity)) return true;
    if (digits.length > 1 || usual === 0) return false;
    const most = text === "1" ? lone.line : lone.most;
    return bounds.height < lone.least * usual || bounds.height > most * usual || strength < faint.digit * level;
  };
  return pages.map(({ grids, lines }, page) => ({
    grids,
    lines: lines.map((line) => line.filter((each) => !isSpeck(each, page))),
  }));
}
