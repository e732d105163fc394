import type { ReadDigit } from "../../src/recognizer/reading.ts";
import type { Answer } from "../recognizer-client.ts";
import { draw } from "../strings/en.ts";

/** A digit and how likely it is, 0…1. */
export interface Candidate {
  readonly digit: number;
  readonly probability: number;
}

/** What reading a drawing comes down to; `unread` when it could not be read. */
export type Outcome =
  | { readonly kind: "blank" }
  | { readonly kind: "unread" }
  | {
      readonly kind: "confident" | "ambiguous" | "rejected";
      readonly best: Candidate;
      readonly second: Candidate;
    };

/** The two best guesses are close when the second is at least this share of the first. */
const closeShare = 0.5;

export function outcomeOf(answer: Answer): Outcome {
  if (answer.type === "unread") return { kind: "unread" };
  const read = answer.reading.digits[0];
  if (!read) return { kind: "blank" };
  const [best, second] = rank(read) as [Candidate, Candidate];
  if (!read.accepted) return { kind: "rejected", best, second };
  return { kind: second.probability >= best.probability * closeShare ? "ambiguous" : "confident", best, second };
}

/** The outcome as one sentence, for someone who hears it. */
export function sentenceOf(outcome: Outcome): string {
  if ("best" in outcome) return draw.spoken[outcome.kind](outcome.best, outcome.second);
  return draw.spoken[outcome.kind];
}

/** All ten, most likely first. */
function rank(read: ReadDigit): Candidate[] {
  return read.probabilities
    .map((probability, digit) => ({ digit, probability }))
    .sort((a, b) => b.probability - a.probability || a.digit - b.digit);
}
