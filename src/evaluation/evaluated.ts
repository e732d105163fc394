import type { Bounds } from "../ink/stroke.ts";
import type { Evaluated } from "./score.ts";

/** What counts of an image that was read. The recognizer stands beside this folder, not below it. */
interface Prediction {
  readonly digit: number | null;
  readonly symbol?: string;
  readonly confidence: number;
  readonly accepted: boolean;
  readonly rejectScore: number | null;
}

/** What counts of a drawing that was read. */
interface Reading {
  readonly text: string;
  readonly confidence: number;
  readonly numbers: readonly { readonly text: string; readonly bounds: Bounds }[];
  readonly digits: readonly Pick<Prediction, "rejectScore">[];
}

/**
 * A reading, to be scored. The guess is what it says, or, where it says that there is no number, what it would be otherwise; it is
 * rejected then, as a blank drawing is, which has no guess.
 */
export function evaluateReading({ text, confidence, numbers, digits }: Reading, label: string | null): Evaluated {
  return {
    label,
    guess: text === "" ? textOf(numbers) : text,
    confidence,
    rejected: text === "",
    rejectScore: digits.reduce(
      (least: number | null, { rejectScore }) =>
        least === null || rejectScore === null ? null : Math.min(least, rejectScore),
      Number.POSITIVE_INFINITY,
    ),
  };
}

/** Images that went to the network as they are, one digit each. */
export function evaluateImages(predictions: readonly Prediction[], labels: Uint8Array): Evaluated[] {
  return predictions.map(({ digit, symbol, confidence, accepted, rejectScore }, i) => ({
    label: String(labels[i]),
    guess: symbol ?? String(digit),
    confidence,
    rejected: !accepted,
    rejectScore,
  }));
}

/** Numbers in reading order, none of which was accepted. */
function textOf(numbers: Reading["numbers"]): string {
  return numbers
    .map(({ text, bounds }, i) => (i === 0 ? text : `${isBehind(bounds, numbers[i - 1]!.bounds) ? " " : "\n"}${text}`))
    .join("");
}

/** Whether a number stands on the line of the one before it. */
function isBehind(own: Bounds, before: Bounds): boolean {
  return own.x >= before.x + before.width && own.y < before.y + before.height;
}
