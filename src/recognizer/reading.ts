import type { Bounds } from "../ink/stroke.ts";
import type { Prediction } from "./prediction.ts";

/** One digit that was read. */
export interface ReadDigit extends Prediction {
  /** Where the digit stands, in the unit of the ink. */
  readonly bounds: Bounds;
}

/** The answer to a drawing. */
export interface Reading {
  /** What was accepted, in reading order; empty for a blank drawing, a dot or a tiny tick. */
  readonly text: string;
  readonly digits: readonly ReadDigit[];
}
