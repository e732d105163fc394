import { useState } from "preact/hooks";
import type { ReadDigit, ReadNumber } from "../../src/recognizer/reading.ts";
import type { View } from "../reader.ts";
import { noteOf } from "../reading/note-of.ts";
import { characterOf, type PlacedNumber, placeNumbers } from "../reading/outcome.ts";
import { lazyStrings } from "../strings/lazy-strings.ts";
import { strings } from "../strings/strings.ts";
import type { SessionPicture } from "./picture-session.ts";
import type { PictureRead } from "./picture-worker.ts";

/** Which number of a picture, and which of its digits, is looked at. */
export interface Chosen {
  /** The index of the number among all that were read; undefined where there is none. */
  readonly number: number | undefined;
  readonly placed: PlacedNumber | undefined;
  /** The same with what was said of it; undefined where that is another row of digits than what was read. */
  readonly shown: PlacedNumber | undefined;
  /** What was said of it. */
  readonly correction: string | undefined;
  /** The index of the digit among all that were read, the digit, and what the network saw of it. */
  readonly index: number | undefined;
  readonly digit: ReadDigit | undefined;
  readonly view: View | undefined;
  /** What is said of the digit, which is counted among those that are shown. */
  readonly note: string | undefined;
  /** How many numbers there are and which it is, where this was said of it. */
  spoken(correction: string | undefined): string;
  chooseNumber(number: number): void;
  chooseDigit(index: number): void;
  /** The text of the number with another digit in the place of the one that is looked at. */
  withDigit(digit: number): string;
}

/** Until one is chosen it is the first number, and of each number the least sure digit. */
export function useChosen({ file, read, corrections }: Partial<SessionPicture> = {}): Chosen {
  const [choice, setChoice] = useState<{
    readonly of: File;
    readonly number: number;
    /** Among the digits of the number. */
    readonly digit?: number;
  }>();
  const placed = read ? placeNumbers(read) : [];
  const accepted = placed.flatMap(({ number }, i) => (number.accepted ? [i] : []));
  // What was written may be gone again.
  const own = choice && choice.of === file && placed[choice.number]?.number.accepted ? choice : undefined;
  const number = own?.number ?? accepted[0];
  const one = number === undefined ? undefined : placed[number];
  const chosenDigit = one && own?.digit !== undefined && own.digit < one.number.digits.length ? own.digit : undefined;
  const index = one && one.first + (chosenDigit ?? leastSure(one.number));
  const correction = number === undefined ? undefined : corrections?.get(number);
  const shown = one && correction !== undefined ? withCorrection(one, correction) : one;
  const digit = index === undefined ? undefined : (shown ?? one)!.number.digits[index - one!.first];
  const spoken = (said: string | undefined) => {
    const texts = lazyStrings().pictureView;
    if (!one) return texts.none;
    const { text, confidence } = one.number;
    const count = accepted.filter((i) => (i === number ? said : corrections?.get(i)) !== "").length;
    if (said === "") return `${texts.count(count)}. ${text} (${texts.leftOut})`;
    const likely = strings.draw.digit({ text, probability: confidence, rough: false });
    return texts.spoken(count, said === undefined ? likely : `${said} (${texts.corrected})`);
  };
  return {
    number,
    placed: one,
    shown,
    correction,
    index,
    digit,
    view: index === undefined ? undefined : read!.views[index],
    note: index === undefined ? undefined : noteOf(withoutRefused(read!, placed), shownBefore(placed, index), false),
    spoken,
    chooseNumber: (next) => setChoice({ of: file!, number: next }),
    chooseDigit: (next) => setChoice({ of: file!, number: number!, digit: next - one!.first }),
    withDigit: (next) => {
      const { digits } = one!.number;
      // Beside what was corrected before, where it is still as long.
      const said = correction?.length === digits.length ? correction : digits.map(characterOf).join("");
      return Array.from(said, (each, i) => (one!.first + i === index ? `${next}` : each)).join("");
    },
  };
}

/** A number with what was said of it in the place of its digits; undefined where that is no such row of digits. */
function withCorrection(placed: PlacedNumber, correction: string): PlacedNumber | undefined {
  const { digits } = placed.number;
  if (correction.length !== digits.length) return undefined;
  const changed: ReadDigit[] = [];
  for (const [i, digit] of digits.entries()) {
    const said = correction[i]!;
    if (said === characterOf(digit)) changed.push(digit);
    else if (/\d/.test(said) && digit.digit !== null) {
      changed.push({ ...digit, digit: Number(said), confidence: digit.probabilities[Number(said)]! });
    } else return undefined;
  }
  return { ...placed, number: { ...placed.number, text: correction, digits: changed } };
}

/** What was read, without the digits of numbers that are not shown. */
function withoutRefused(read: PictureRead, placed: readonly PlacedNumber[]): PictureRead {
  const shown = placed.flatMap(({ number, first }) => (number.accepted ? number.digits.map((_, i) => first + i) : []));
  const digits = shown.map((index) => read.reading.digits[index]!);
  return { ...read, reading: { ...read.reading, digits }, views: shown.map((index) => read.views[index]!) };
}

/** How many digits are shown before this one. */
function shownBefore(placed: readonly PlacedNumber[], index: number): number {
  const refused = placed.filter(({ number, first }) => !number.accepted && first < index);
  return refused.reduce((left, { number }) => left - number.digits.length, index);
}

function leastSure({ digits }: ReadNumber): number {
  const doubt = ({ digit, confidence }: ReadDigit) => (digit === null ? -1 : 1 - confidence);
  return digits.reduce((most, digit, i) => (doubt(digit) > doubt(digits[most]!) ? i : most), 0);
}
