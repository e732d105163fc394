import { fault } from "../errors.ts";
import { type Calibration, digits, rejectScore } from "../model/model.ts";
import { argmax } from "../nn/network.ts";
import { softmax } from "../nn/softmax.ts";

/** What the logits of one image come down to. */
export interface Prediction {
  /** The best guess, 0…9, accepted or not. */
  readonly digit: number;
  /** Probability of the best guess, given that it is a digit, 0…1. */
  readonly confidence: number;
  /** Probability of each digit 0…9, given that it is one; they sum to 1. */
  readonly probabilities: readonly number[];
  /** False when it is taken for something that is no digit. */
  readonly accepted: boolean;
  /** `rejectScore` of the logits: above the model's threshold for what is not accepted, null with a model that knows only digits. */
  readonly rejectScore: number | null;
}

/** What is done with logits when nothing was measured: the larger of two logits wins, whatever they stand for. */
const uncalibrated: Calibration = { temperature: 1 };

/**
 * The one place where logits, ten or eleven, become a guess, for drawings and for images of a set.
 *
 * @throws TenpenError when a logit is not finite: the weights, finite each, were too large together.
 */
export function toPrediction(
  logits: Float32Array,
  { temperature, threshold = 0 }: Calibration = uncalibrated,
): Prediction {
  const broken = logits.find((logit) => !Number.isFinite(logit));
  if (broken !== undefined) throw fault("model", "logits", "must be finite", broken);
  const ofDigits = logits.subarray(0, digits);
  const digit = argmax(ofDigits);
  const probabilities = new Float32Array(digits);
  // The largest is taken away first: divided by a small temperature it could be more than there are numbers for.
  softmax(
    ofDigits.map((logit) => (logit - ofDigits[digit]!) / temperature),
    probabilities,
  );
  const score = rejectScore(logits);
  return {
    digit,
    confidence: probabilities[digit]!,
    probabilities: [...probabilities],
    accepted: score === null || score <= threshold,
    rejectScore: score,
  };
}
