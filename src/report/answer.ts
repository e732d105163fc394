import type { Answer } from "./score.ts";

/** What counts of a `Reading`. The recognizer stands beside this folder, not below it. */
export interface ReadDigits {
  readonly digits: readonly { readonly digit: number; readonly confidence: number; readonly accepted: boolean }[];
}

/**
 * A reading as an answer to be scored. The guess is made of all digits, accepted or not; it is as sure as its digits are
 * together (the product of their confidences), and rejected when no digit is accepted, as for a blank drawing.
 */
export function readingAnswer({ digits }: ReadDigits, label: string | null): Answer {
  return {
    label,
    guess: digits.map(({ digit }) => digit).join(""),
    confidence: digits.length === 0 ? 0 : digits.reduce((product, { confidence }) => product * confidence, 1),
    rejected: !digits.some(({ accepted }) => accepted),
  };
}

/**
 * Images that went to the network as they are. The guess is the most probable digit, the smaller one of equals; an image
 * is never rejected.
 *
 * @param probabilities `[count, classes]`
 * @param labels `[count]`
 */
export function imageAnswers(probabilities: Float32Array, labels: Uint8Array): Answer[] {
  const classes = probabilities.length / labels.length;
  return Array.from(labels, (label, i) => {
    const row = probabilities.subarray(i * classes, (i + 1) * classes);
    const confidence = Math.max(...row);
    return { label: String(label), guess: String(row.indexOf(confidence)), confidence, rejected: false };
  });
}
