import type { Bounds } from "../ink/stroke.ts";
import type { Prediction } from "./prediction.ts";

/** One digit that was read; accepted with its number. */
export interface ReadDigit extends Prediction {
  /** Where the digit stands, in the unit of the ink. */
  readonly bounds: Bounds;
}

/** One number that was read. */
export interface ReadNumber {
  /** The best guess, accepted or not. */
  readonly text: string;
  /** How likely all of it is right, given that it is a number, 0…1. */
  readonly confidence: number;
  /** Where the number stands, in the unit of the ink. */
  readonly bounds: Bounds;
  /** From left to right. */
  readonly digits: readonly ReadDigit[];
  /** What else it may be, the likeliest first: at most four. */
  readonly alternatives: readonly { readonly text: string; readonly confidence: number }[];
  /** False when it is taken for something that is no number, or does not fit what was expected. */
  readonly accepted: boolean;
  /** True where it is not accepted for this alone: it does not fit what was expected. Missing otherwise. */
  readonly unexpected?: true;
}

/** The answer to a drawing. */
export interface Reading {
  /**
   * The numbers that were accepted: those of one line with a space between them, lines with a line break. Empty for a blank drawing,
   * a dot, a tiny tick or a scribble.
   */
  readonly text: string;
  /**
   * How likely all of the text is what its numbers say, 0…1. What was not accepted is no part of the text, and counts nothing here: whether
   * something is left out tell `numbers`. Where none is accepted, how likely all guesses are right, and 0 where there are none.
   */
  readonly confidence: number;
  /** In reading order. */
  readonly numbers: readonly ReadNumber[];
  /** Those of all numbers, in reading order. */
  readonly digits: readonly ReadDigit[];
}
