import type { Bounds } from "../ink/stroke.ts";

/** One digit that was read. */
export interface ReadDigit {
  /** The best guess, 0…9, accepted or not. */
  readonly digit: number;
  /** Probability of the best guess, 0…1. */
  readonly confidence: number;
  /** Probability of each digit 0…9; they sum to 1. */
  readonly probabilities: readonly number[];
  /** Where the digit stands, in the unit of the ink. */
  readonly bounds: Bounds;
  /** False when it is taken for something that is no digit. */
  readonly accepted: boolean;
}

/** The answer to a drawing. */
export interface Reading {
  /** The accepted digits in reading order; empty for a blank drawing. */
  readonly text: string;
  readonly digits: readonly ReadDigit[];
}
