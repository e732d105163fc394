import { argmax } from "../nn/network.ts";
import { softmax } from "../nn/softmax.ts";

/** What logits come down to. */
export interface Decision {
  /** The best guess, 0…9, accepted or not. */
  readonly digit: number;
  /** Probability of the best guess, 0…1. */
  readonly confidence: number;
  /** Probability of each digit 0…9; they sum to 1. */
  readonly probabilities: readonly number[];
  /** False when it is taken for something that is no digit. */
  readonly accepted: boolean;
}

/**
 * The one place where logits `[10]` become an answer, for drawings and for images of a set.
 *
 * @throws RangeError when a logit is not finite: the weights, finite each, were too large together.
 */
export function decide(logits: Float32Array): Decision {
  const broken = logits.find((logit) => !Number.isFinite(logit));
  if (broken !== undefined) throw new RangeError(`logits: must be finite, got ${broken}`);
  const probabilities = new Float32Array(logits.length);
  softmax(logits, probabilities);
  const digit = argmax(logits);
  // Everything is accepted: the models so far know nothing that is not a digit.
  return { digit, confidence: probabilities[digit]!, probabilities: [...probabilities], accepted: true };
}
