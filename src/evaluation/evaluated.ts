import type { Evaluated } from "./score.ts";

/** What counts of a digit that was read. The recognizer stands beside this folder, not below it. */
interface Prediction {
  readonly digit: number | null;
  readonly symbol?: string;
  readonly confidence: number;
  readonly accepted: boolean;
  readonly rejectScore: number | null;
}

/**
 * A reading, to be scored. The guess is made of all digits, accepted or not; it is as sure as its digits are
 * together (the product of their confidences), and rejected when no digit is accepted, as for a blank drawing.
 */
export function evaluateReading(
  { digits }: { readonly digits: readonly Prediction[] },
  label: string | null,
): Evaluated {
  return {
    label,
    guess: digits.map(({ digit, symbol }) => symbol ?? digit).join(""),
    confidence: digits.length === 0 ? 0 : digits.reduce((product, { confidence }) => product * confidence, 1),
    rejected: !digits.some(({ accepted }) => accepted),
    rejectScore: digits.reduce(
      (least: number | null, { rejectScore }) =>
        least === null || rejectScore === null ? null : Math.min(least, rejectScore),
      Number.POSITIVE_INFINITY,
    ),
  };
}

/** Images that went to the network as they are, one digit each. */
export function evaluateImages(predictions: readonly Prediction[], labels: Uint8Array): Evaluated[] {
  return predictions.map((prediction, i) => evaluateReading({ digits: [prediction] }, String(labels[i])));
}
