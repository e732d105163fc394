import type { ReadDigit, Reading } from "../../src/recognizer/reading.ts";

/** A digit and how likely it is, 0…1. */
export interface Candidate {
  readonly digit: number;
  readonly probability: number;
}

/** What reading a drawing comes down to; `unread` when it could not be read. */
export type Verdict =
  | { readonly kind: "blank" }
  | { readonly kind: "unread" }
  | { readonly kind: "sure" | "unsure" | "rejected"; readonly best: Candidate; readonly second: Candidate };

/** The two best guesses are close when the second is at least this share of the first. */
const closeShare = 0.5;

export function verdictOf(reading: Reading): Verdict {
  const read = reading.digits[0];
  if (!read) return { kind: "blank" };
  const [best, second] = rank(read) as [Candidate, Candidate];
  if (!read.accepted) return { kind: "rejected", best, second };
  return { kind: second.probability >= best.probability * closeShare ? "unsure" : "sure", best, second };
}

/** The verdict as one sentence, for someone who hears it. */
export function sentenceOf(verdict: Verdict): string {
  if (verdict.kind === "blank") return "There is too little to read";
  if (verdict.kind === "unread") return "This drawing could not be read";
  const { kind, best, second } = verdict;
  if (kind === "rejected") return `Not a digit. It looks most like ${best.digit}, with ${percent(best.probability)}`;
  if (kind === "unsure") {
    return `${best.digit}, with ${percent(best.probability)}, or ${second.digit}, with ${percent(second.probability)}`;
  }
  return `${best.digit}, with ${percent(best.probability)}`;
}

/** One decimal, and never 0.0 % or 100.0 % for what is not quite so. */
export function percent(probability: number): string {
  if (probability > 0 && probability < 0.001) return "under 0.1\u00a0%";
  if (probability < 1 && probability > 0.999) return "over 99.9\u00a0%";
  return `${(probability * 100).toFixed(1)}\u00a0%`;
}

/** All ten, most likely first. */
function rank(read: ReadDigit): Candidate[] {
  return read.probabilities
    .map((probability, digit) => ({ digit, probability }))
    .sort((a, b) => b.probability - a.probability || a.digit - b.digit);
}
