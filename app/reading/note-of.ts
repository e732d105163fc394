import type { Read } from "../reader.ts";
import { strings } from "../strings/strings.ts";
import { type Candidate, characterOf, isRough } from "./outcome.ts";

/** What a digit may be besides is said when it is so likely. */
const leastShown = 0.001;

/** What is said beside the picture of a digit: how it was read where that is asked, and of one digit among several what it may be besides. */
export function noteOf(read: Read, inView: number, how: boolean): string {
  const { digits } = read.reading;
  if (digits.length < 2 && !how) return strings.draw.networkNote;
  const digit = digits[inView]!;
  const rough = isRough(read);
  const text = characterOf(digit);
  const best: Candidate = { text, probability: digit.confidence, rough };
  const [second] = digit.probabilities
    .map((probability, i) => ({ text: read.characters[i]!, probability, rough }))
    .filter((each) => each.text !== text && each.probability >= leastShown)
    .sort((a, b) => b.probability - a.probability);
  if (how) return strings.draw.howNote(read.views[inView]!.size, best, second);
  return strings.draw.digitNote(inView, digits.length, best, second);
}
