import type { ReadDigit, Reading, ReadNumber } from "../../src/recognizer/reading.ts";
import type { Read } from "../reader.ts";
import type { Answer } from "../recognizer-client.ts";
import { strings } from "../strings/strings.ts";

/** What was read, or may be meant, and how likely it is, 0…1. */
export interface Candidate {
  readonly text: string;
  readonly probability: number;
  /** The model that says so was never calibrated. */
  readonly rough: boolean;
}

/** A number among all that were read, and the index of its first digit among all digits. */
export interface PlacedNumber {
  readonly number: ReadNumber;
  readonly first: number;
  /** As in `Candidate`. */
  readonly rough: boolean;
}

/** What reading a drawing comes down to; `unread` when it could not be read. */
export type Outcome =
  | { readonly kind: "blank" }
  | { readonly kind: "unread" }
  | {
      readonly kind: "confident" | "ambiguous" | "rejected";
      readonly placed: PlacedNumber;
      readonly best: Candidate;
      /** Undefined when nothing else is likely enough. */
      readonly second: Candidate | undefined;
    }
  /** Several numbers: those of each line. */
  | { readonly kind: "numbers"; readonly lines: readonly (readonly PlacedNumber[])[] };

/** The two best guesses are close when the second is at least this share of the first. */
const closeShare = 0.5;

/** Neither is the likelier when the second is at least this share of the first. */
const evenShare = 0.75;

/** What else a number may be is said when it is at least so likely. */
const worthSaying = 0.05;

export function outcomeOf(answer: Answer): Outcome {
  if (answer.type === "unread") return { kind: "unread" };
  const numbers = placeNumbers(answer);
  const accepted = numbers.filter(({ number }) => number.accepted);
  if (accepted.length > 1) return { kind: "numbers", lines: linesOf(answer.reading, accepted) };
  const placed = accepted[0] ?? numbers[0];
  if (!placed) return { kind: "blank" };
  const best = { text: placed.number.text, probability: placed.number.confidence, rough: placed.rough };
  const second = runnerUp(placed);
  if (!placed.number.accepted) return { kind: "rejected", placed, best, second };
  const isClose = second !== undefined && second.probability >= best.probability * closeShare;
  return { kind: isClose ? "ambiguous" : "confident", placed, best, second };
}

/** The outcome as one sentence, for someone who hears it. */
export function sentenceOf(outcome: Outcome): string {
  if (outcome.kind === "numbers") {
    return strings.draw.spoken.numbers(outcome.lines.map((line) => line.map(({ number }) => number.text)));
  }
  if (!("best" in outcome)) return strings.draw.spoken[outcome.kind];
  const { kind, best, second } = outcome;
  if (kind === "rejected") return hasDigit(best) ? strings.draw.spoken.rejected(best) : strings.draw.rejected;
  if (!second) return strings.draw.spoken.confident(best);
  const either = strings.draw.spoken.ambiguous(best, second);
  return isEven(best, second) ? `${either}. ${strings.draw.cannotTell}` : either;
}

/** Which of the two it is cannot be told. */
export function isEven(best: Candidate, second: Candidate): boolean {
  return second.probability >= best.probability * evenShare;
}

/** The two digits that an answer wavers between, where it is one digit. */
export function digitsOf(outcome: Outcome): readonly [number, number] | undefined {
  if (outcome.kind !== "ambiguous") return undefined;
  const [best, second] = [outcome.best.text, outcome.second!.text];
  return /^\d\d$/.test(best + second) ? [Number(best), Number(second)] : undefined;
}

/** A point, comma or minus alone is nothing that what was drawn is like. */
export function hasDigit({ text }: Candidate): boolean {
  return /\d/.test(text);
}

/** What else the number may be, where that is likely enough. */
export function runnerUp({ number, rough }: PlacedNumber): Candidate | undefined {
  const [next] = number.alternatives;
  return next && next.confidence >= worthSaying ? { text: next.text, probability: next.confidence, rough } : undefined;
}

/** Whether what reads was never calibrated. */
export function isRough({ by }: Pick<Read, "by">): boolean {
  return by !== undefined && !by.calibrated;
}

/** The digit, or other character, as it is written. */
export function characterOf({ digit, symbol }: ReadDigit): string {
  return symbol ?? `${digit}`;
}

/**
 * Which digit is looked at: the one that was chosen, or the least sure, which is another character only where there is no digit.
 * Undefined where there is nothing.
 */
export function digitInView({ digits }: Reading, choice: number | undefined): number | undefined {
  if (choice !== undefined && choice < digits.length) return choice;
  if (digits.length === 0) return undefined;
  const doubt = ({ digit, confidence }: ReadDigit) => (digit === null ? -1 : 1 - confidence);
  return digits.reduce((most, digit, i) => (doubt(digit) > doubt(digits[most]!) ? i : most), 0);
}

/** All numbers, accepted or not. */
export function placeNumbers(read: Pick<Read, "reading" | "by">): PlacedNumber[] {
  const rough = isRough(read);
  let first = 0;
  return read.reading.numbers.map((number) => {
    const placed = { number, first, rough };
    first += number.digits.length;
    return placed;
  });
}

/** The text tells how many of them stand on each line. */
function linesOf({ text }: Reading, accepted: readonly PlacedNumber[]): PlacedNumber[][] {
  const rest = [...accepted];
  return text.split("\n").map((line) => rest.splice(0, line.split(" ").length));
}
