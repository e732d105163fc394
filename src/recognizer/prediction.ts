import { fault } from "../errors.ts";
import { type Class, digits, hasRejectClass } from "../model/classes.ts";
import type { Calibration } from "../model/model.ts";
import { exp, log } from "../nn/exact.ts";
import { argmax } from "../nn/network.ts";
import { softmax } from "../nn/softmax.ts";
import type { Features } from "../segment/geometry.ts";
import type { NumberFeatures } from "../segment/number-odds.ts";

/** What the logits of one image come down to. */
export interface Prediction {
  /** The best guess, 0…9, accepted or not; null where it is another character. */
  readonly digit: number | null;
  /** The best guess where it is no digit but another character that the model knows. */
  readonly symbol?: string;
  /** Probability of the best guess, given that it is a character that the model knows, 0…1. */
  readonly confidence: number;
  /** Probability of each digit 0…9, and of each other character behind them, given that it is one; they sum to 1. */
  readonly probabilities: readonly number[];
  /** False when it is taken for something that is no digit. */
  readonly accepted: boolean;
  /** `rejectScore` of the logits: above the model's threshold for what is not accepted, null with a model that knows only characters. */
  readonly rejectScore: number | null;
}

/** What logits stand for, and what was measured of them. */
export interface DecodeOptions {
  readonly classes: readonly Class[];
  readonly calibration: Calibration | undefined;
  /** What tells a number from something else; that of ink when missing. */
  readonly numberWeights?: Readonly<NumberFeatures>;
  /** What tells how parts go together, for a model that knows what is no character; that of ink when missing. */
  readonly weights?: Readonly<Features>;
}

/** What is done with logits when nothing was measured: the larger of two logits wins, whatever they stand for. */
const uncalibrated: Calibration = { temperature: 1 };

/**
 * The one place where logits become a guess, for drawings and for images of a set.
 *
 * @throws TenpenError when a logit is not finite: the weights, finite each, were too large together.
 */
export function toPrediction(logits: Float32Array, { classes, calibration = uncalibrated }: DecodeOptions): Prediction {
  const { temperature, threshold = 0 } = calibration;
  if (logits.length !== classes.length) throw fault("model", "logits", `must be ${classes.length}`, logits.length);
  for (let i = 0; i < logits.length; i++) {
    if (!Number.isFinite(logits[i])) throw fault("model", "logits", "must be finite", logits[i]);
  }
  const probabilities = logits.slice(0, characterCount(classes));
  const best = argmax(probabilities);
  const largest = probabilities[best]!;
  // The largest is taken away first: divided by a small temperature it could be more than there are numbers for.
  for (let i = 0; i < probabilities.length; i++) probabilities[i] = (probabilities[i]! - largest) / temperature;
  softmax(probabilities, probabilities);
  const score = hasRejectClass(classes) ? logits.at(-1)! - largest : null;
  const prediction: Prediction = {
    digit: best < digits ? best : null,
    confidence: probabilities[best]!,
    probabilities: Array.from(probabilities),
    accepted: score === null || score <= threshold,
    rejectScore: score,
  };
  return best < digits ? prediction : { ...prediction, symbol: classes[best]! };
}

/** A prediction where the character is known to be another than the likeliest, or that one. */
export function predictCharacter(prediction: Prediction, index: number, classes: readonly Class[]): Prediction {
  const { symbol: _, ...rest } = prediction;
  const chosen = { ...rest, digit: index < digits ? index : null, confidence: rest.probabilities[index]! };
  return index < digits ? chosen : { ...chosen, symbol: classes[index]! };
}

/**
 * What an image comes down to that shows one digit, or none: point, comma and minus stand beside digits only.
 *
 * @throws TenpenError as `toPrediction` does.
 */
export function toDigitPrediction(logits: Float32Array, { classes, calibration }: DecodeOptions): Prediction {
  if (logits.length !== classes.length) return toPrediction(logits, { classes, calibration });
  return toPrediction(digitLogits(logits, classes), { classes: digitClasses(classes), calibration });
}

/** The classes that are digits, and what is none. */
export function digitClasses(classes: readonly Class[]): readonly Class[] {
  return hasRejectClass(classes) ? [...classes.slice(0, digits), null] : classes.slice(0, digits);
}

/** The logits of `digitClasses`. */
export function digitLogits(logits: Float32Array, classes: readonly Class[]): Float32Array {
  if (!hasRejectClass(classes)) return logits.subarray(0, digits);
  const ofDigits = logits.slice(0, digits + 1);
  ofDigits[digits] = logits.at(-1)!;
  return ofDigits;
}

/** Logarithm of the probability that an image shows the likeliest of these classes, and not another or what is none. */
export function logProbabilityOf(
  logits: Float32Array,
  indices: readonly number[],
  { calibration = uncalibrated }: Pick<DecodeOptions, "calibration">,
): number {
  let largest = Number.NEGATIVE_INFINITY;
  for (const index of indices) largest = Math.max(largest, logits[index]!);
  let sum = 0;
  for (const logit of logits) sum += exp((logit - largest) / calibration.temperature);
  return -log(sum);
}

/** The logits of what is not the reject class. */
function charactersOf(logits: Float32Array, classes: readonly Class[]): Float32Array {
  return logits.subarray(0, characterCount(classes));
}

/** How many of the classes, the first ones, are characters. */
export function characterCount(classes: readonly Class[]): number {
  return hasRejectClass(classes) ? classes.length - 1 : classes.length;
}

/**
 * By how much logits look more like the reject class than like the best guess: a difference of logits. Null where there is no such
 * class.
 */
export function rejectScore(logits: Float32Array, classes: readonly Class[]): number | null {
  if (!hasRejectClass(classes)) return null;
  return logits.at(-1)! - charactersOf(logits, classes).reduce((a, b) => Math.max(a, b));
}
