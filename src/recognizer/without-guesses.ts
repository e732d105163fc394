import type { PlacedNumber } from "./read-page.ts";

/** What has so many characters and is no number is a word. */
const fewest = 3;
/** Beside a word what is less likely is another; and in a sentence, which has so many words, what is not quite sure. */
const [likely, sure, sentence] = [0.6, 0.97, 3];

/** Takes no number of a line on which words stand, unless it is plain: what letters look like is a guess. */
export function withoutGuesses(line: readonly PlacedNumber[]): readonly PlacedNumber[] {
  const words = line.filter(({ number: { accepted, digits } }) => !accepted && digits.length >= fewest).length;
  if (words === 0) return line;
  const least = words >= sentence ? sure : likely;
  return line.map((each) => {
    const { accepted, confidence, digits } = each.number;
    if (!accepted || confidence >= least) return each;
    const refused = digits.map((digit) => ({ ...digit, accepted: false }));
    return { ...each, number: { ...each.number, accepted: false, digits: refused } };
  });
}
