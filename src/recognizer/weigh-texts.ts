import { type Expect, fitsExpect } from "./expect.ts";
import type { RankedText } from "./rank-texts.ts";

/** In one number of a hundred, what was known of it beforehand is wrong. */
const wrongHints = 0.01;

/** A text that a number may be, and whether it fits the hints. */
export interface WeighedText extends RankedText {
  readonly fits: boolean;
}

/**
 * Texts by what the ink says and the hints, the likeliest first. A text that does not fit counts a hundredth of what it does without hints.
 * So an unclear 1 or 7 is what fits, and surely so; but where what fits has less than a hundredth of the probability of a clear text that
 * does not, that text is still the likeliest, and its probability what it is without hints.
 *
 * @param texts with their probabilities without hints. What they lack of 1 is taken for texts that do not fit.
 */
export function weighTexts(texts: readonly RankedText[], expect: Expect): WeighedText[] {
  const isFit = fitsExpect(expect);
  const judged = texts.map((text) => ({ ...text, fits: isFit(text.text) }));
  const share = judged.reduce((sum, { fits, probability }) => (fits ? sum + probability : sum), 0);
  const sum = share + wrongHints * Math.max(0, 1 - share);
  return judged
    .map((text) => ({ ...text, probability: Math.min(1, (text.probability * (text.fits ? 1 : wrongHints)) / sum) }))
    .sort((a, b) => b.probability - a.probability);
}
