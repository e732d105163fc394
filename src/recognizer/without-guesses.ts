import type { PlacedNumber } from "./read-page.ts";

/** What has so many characters and is no number is a word: beside it what is less likely is another. */
const word = { characters: 3, likely: 0.6 };
/** So many words, which may be shorter, are a sentence: in it what is not rather sure is a word as well. */
const sentence = { characters: 2, words: 2, likely: 0.8 };

/** Takes no number of a line on which words stand, unless it is plain: what letters look like is a guess. */
export function withoutGuesses(line: readonly PlacedNumber[]): readonly PlacedNumber[] {
  const lengths = line.flatMap(({ number: { accepted, digits } }) => (accepted ? [] : [digits.length]));
  const isSentence = lengths.filter((length) => length >= sentence.characters).length >= sentence.words;
  if (!isSentence && !lengths.some((length) => length >= word.characters)) return line;
  const { likely } = isSentence ? sentence : word;
  return line.map((each) => {
    const { accepted, confidence, digits } = each.number;
    if (!accepted || confidence >= likely) return each;
    const refused = digits.map((digit) => ({ ...digit, accepted: false }));
    return { ...each, number: { ...each.number, accepted: false, digits: refused } };
  });
}
