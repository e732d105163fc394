import { numbersOf } from "../ink/label.ts";
import { editDistance } from "./edit-distance.ts";

/** An input that was read, and what it shows. */
export interface Evaluated {
  /** The digit, number or numbers that it shows, as `Reading.text` has them, or null when it shows none. */
  readonly label: string | null;
  /** The best guess, accepted or not; empty when nothing was found. */
  readonly guess: string;
  /** How sure the answer is, 0…1. */
  readonly confidence: number;
  /** Answered as no digit. */
  readonly rejected: boolean;
  /** The least `Prediction.rejectScore` of its digits: above the threshold for what is rejected. ∞ when nothing was found, null when the model has none. */
  readonly rejectScore: number | null;
}

/** What `tenpen evaluate --json` prints, but for the name of the set. Shares are in 0…1, and null where nothing counts. */
export interface Score {
  /** Inputs that show a digit, a number or numbers. */
  readonly n: number;
  /** The share of the `n` whose guess is the label as a whole, accepted or not. */
  readonly accuracy: number | null;
  /** The 95 % interval of the accuracy, see `wilsonInterval`. */
  readonly accuracyInterval: readonly [low: number, high: number] | null;
  /** Character error rate: how many characters would have to be put in, taken out or changed, by how many the labels have. */
  readonly cer: number | null;
  /** Expected calibration error over the `n`, see `calibrationError`. */
  readonly ece: number | null;
  /** Coverage: the largest share of the `n`, the surest answers, of which 99.5 % are right. */
  readonly coverage: number | null;
  /** The share of the labelled numbers that stand in the guesses, and how many others stand there. Null where no label has several numbers. */
  readonly numbersFound: number | null;
  readonly numbersExtra: number | null;
  /** Of the inputs that show one digit alone: how many there are of each, and the share that was right. Null where none does. */
  readonly perClass: readonly { readonly digit: number; readonly n: number; readonly accuracy: number | null }[] | null;
  /**
   * `[10, 10]`: how often a digit (row) was taken for which (column). An input that shows one digit and was answered
   * with none or several is in no column, so that a row can sum to less than the digit's `n`. Null where none shows one digit.
   */
  readonly confusion: readonly (readonly number[])[] | null;
  /** Of the inputs that show one number of several characters: how many there are of each length, and the share that was right. */
  readonly perLength: readonly { readonly length: number; readonly n: number; readonly accuracy: number }[];
  /** Inputs that were answered as no digit, rightly or wrongly. */
  readonly rejected: number;
  /** Inputs that show no digit, and how many of them were rejected, as they should be. */
  readonly nonDigits: number;
  readonly nonDigitsRejected: number;
}

/**
 * Counts what was right, rejected and taken for what.
 *
 * @example
 * score([{ label: "7", guess: "7", confidence: 0.9, rejected: false, rejectScore: null }]).accuracy // 1
 */
export function score(answers: readonly Evaluated[]): Score {
  const confusion = Array.from({ length: 10 }, () => new Array<number>(10).fill(0));
  const perClass = Array.from({ length: 10 }, (_, digit) => ({ digit, n: 0, right: 0 }));
  const digits = answers.filter(({ label }) => label !== null);
  for (const { label, guess } of digits) {
    if (!isDigit(label!)) continue;
    const counts = perClass[Number(label)]!;
    counts.n++;
    if (guess === label) counts.right++;
    if (isDigit(guess)) confusion[Number(label)]![Number(guess)]!++;
  }
  const hasDigits = perClass.some(({ n }) => n > 0);
  const others = answers.filter(({ label }) => label === null);
  return {
    n: digits.length,
    accuracy: share(digits.filter(isRight).length, digits.length),
    accuracyInterval: digits.length === 0 ? null : wilsonInterval(digits.filter(isRight).length, digits.length),
    cer: characterErrorRate(digits),
    ece: calibrationError(digits),
    coverage: coverageAt(leastPrecision, digits),
    ...countNumbers(digits),
    perClass: hasDigits ? perClass.map(({ digit, n, right }) => ({ digit, n, accuracy: share(right, n) })) : null,
    confusion: hasDigits ? confusion : null,
    perLength: accuracyByLength(digits),
    rejected: answers.filter(({ rejected }) => rejected).length,
    nonDigits: others.length,
    nonDigitsRejected: others.filter(({ rejected }) => rejected).length,
  };
}

function accuracyByLength(answers: readonly Evaluated[]): Score["perLength"] {
  const counts = new Map<number, { n: number; right: number }>();
  for (const answer of answers) {
    const [{ length } = "", ...more] = numbersOf(answer.label!);
    if (length < 2 || more.length > 0) continue;
    const { n, right } = counts.get(length) ?? { n: 0, right: 0 };
    counts.set(length, { n: n + 1, right: right + (isRight(answer) ? 1 : 0) });
  }
  const sorted = [...counts].sort(([a], [b]) => a - b);
  return sorted.map(([length, { n, right }]) => ({ length, n, accuracy: right / n }));
}

function characterErrorRate(answers: readonly Evaluated[]): number | null {
  let [errors, characters] = [0, 0];
  for (const { label, guess } of answers) {
    errors += editDistance(guess, label!);
    characters += label!.length;
  }
  return share(errors, characters);
}

/** What an answer that nobody looks at again should have. */
const leastPrecision = 0.995;

/** When only the surest of the answers are taken: their share, as large as it can be with so many of them right. */
export function coverageAt(precision: number, answers: readonly Evaluated[]): number | null {
  const sorted = answers.toSorted((a, b) => b.confidence - a.confidence);
  let [right, covered] = [0, 0];
  for (const [i, answer] of sorted.entries()) {
    if (isRight(answer)) right++;
    // Those that are equally sure are taken together or not at all.
    if (sorted[i + 1]?.confidence !== answer.confidence && right >= precision * (i + 1)) covered = i + 1;
  }
  return share(covered, answers.length);
}

function countNumbers(answers: readonly Evaluated[]): Pick<Score, "numbersFound" | "numbersExtra"> {
  if (!answers.some(({ label }) => numbersOf(label!).length > 1)) return { numbersFound: null, numbersExtra: null };
  let [all, found, extra] = [0, 0, 0];
  for (const { label, guess } of answers) {
    const missing = numbersOf(label!);
    all += missing.length;
    for (const number of numbersOf(guess)) {
      const at = missing.indexOf(number);
      if (at < 0) extra++;
      else {
        missing.splice(at, 1);
        found++;
      }
    }
  }
  return { numbersFound: share(found, all), numbersExtra: extra };
}

export const bins = 15;

/**
 * Expected calibration error (Guo et al. 2017, https://arxiv.org/abs/1706.04599): answers are put into 15 bins of equal
 * width by their confidence, `((m − 1)/15, m/15]`; the error is the distance between the mean confidence of a bin and
 * the share of right answers in it, averaged over the bins with their numbers of answers as weights.
 * 0 is perfect. Null when there is no answer.
 */
export function calibrationError(answers: readonly Evaluated[]): number | null {
  if (answers.length === 0) return null;
  // Of each bin the sum of confidences minus the number of right answers: n · (mean confidence − accuracy).
  const excess = new Float64Array(bins);
  for (const answer of answers) {
    excess[binOf(answer)]! += answer.confidence - (isRight(answer) ? 1 : 0);
  }
  return excess.reduce((sum, value) => sum + Math.abs(value), 0) / answers.length;
}

/** The bin of a confidence: 0…14. */
export function binOf({ confidence }: Evaluated): number {
  return Math.max(0, Math.ceil(confidence * bins) - 1);
}

/**
 * Where the true share lies with 95 % confidence, when `part` of `whole` were counted (Wilson 1927,
 * https://doi.org/10.1080/01621459.1927.10502953). Unlike the plain one it stays within 0…1 and has a width at 100 %.
 */
export function wilsonInterval(part: number, whole: number): [low: number, high: number] {
  const z = 1.959964;
  const middle = (part + z ** 2 / 2) / (whole + z ** 2);
  const half = (z / (whole + z ** 2)) * Math.sqrt((part * (whole - part)) / whole + z ** 2 / 4);
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

export function isRight({ label, guess }: Evaluated): boolean {
  return guess === label;
}

function isDigit(text: string): boolean {
  return /^[0-9]$/.test(text);
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
