import type { PlacedNumber } from "./read-page.ts";

/** What has so many characters and is no number is a word. */
const fewest = 3;
/** Beside words what is less likely is one of them. */
const likely = 0.6;

/** Takes no number of a line on which words stand, unless it is plain: what letters look like is a guess. */
export function withoutGuesses(line: readonly PlacedNumber[]): readonly PlacedNumber[] {
  if (!line.some(({ number: { accepted, digits } }) => !accepted && digits.length >= fewest)) return line;
  return line.map((each) => {
    const { accepted, confidence, digits } = each.number;
    if (!accepted || confidence >= likely) return each;
    const refused = digits.map((digit) => ({ ...digit, accepted: false }));
    return { ...each, number: { ...each.number, accepted: false, digits: refused } };
  });
}
