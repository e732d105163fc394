import type { LabelledInk } from "../ink/jsonl.ts";

/** A drawing and the line of its text, counted from 1, with which it begins. */
export interface InkOnLine extends LabelledInk {
  readonly line: number;
}
