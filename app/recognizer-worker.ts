import type { Ink, Stroke } from "../src/ink/stroke.ts";
import type { Correction } from "../src/recognizer/correction.ts";
import type { ReadingWorker } from "./worker-reader.ts";

/** What can be asked of the worker that reads with Tenpen's own model. */
export interface RecognizerWorker extends ReadingWorker {
  /** Fetches the model and starts the network; once, and before anything else. */
  load(): void;
  /** From now on it reads by the hand that these tell of, and by no other. */
  setCorrections(corrections: readonly Correction[]): void;
  /** The strokes of a digit of what it reads in a drawing. */
  strokesOf(digit: { readonly ink: Ink; readonly index: number }): readonly Stroke[];
}
