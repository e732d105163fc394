import { useState } from "preact/hooks";
import type { ReadDigit, ReadNumber } from "../../src/recognizer/reading.ts";
import type { View } from "../reader.ts";
import { characterOf, type PlacedNumber, placeNumbers } from "../reading/outcome.ts";
import { lazyStrings } from "../strings/lazy-strings.ts";
import { strings } from "../strings/strings.ts";
import type { PictureRead } from "./picture-worker.ts";
import type { Corrections } from "./write-numbers.ts";

/** Which number of a picture, and which of its digits, is looked at. */
export interface Chosen {
  /** The index of the number among all that were read; undefined where there is none. */
  readonly number: number | undefined;
  readonly placed: PlacedNumber | undefined;
  /** What was said of it. */
  readonly correction: string | undefined;
  /** The index of the digit among all that were read, the digit, and what the network saw of it. */
  readonly index: number | undefined;
  readonly digit: ReadDigit | undefined;
  readonly view: View | undefined;
  /** How many numbers there are, and which it is. */
  readonly spoken: string;
  chooseNumber(number: number): void;
  chooseDigit(index: number): void;
  /** The text of the number with another digit in the place of the one that is looked at. */
  withDigit(digit: number): string;
}

/** Until one is chosen it is the first number, and of each number the least sure digit. */
export function useChosen(read: PictureRead | undefined, corrections: Corrections | undefined): Chosen {
  const [choice, setChoice] = useState<{
    readonly of: PictureRead;
    readonly number: number;
    readonly index?: number;
  }>();
  const own = choice && choice.of === read ? choice : undefined;
  const placed = read ? placeNumbers(read) : [];
  const accepted = placed.flatMap(({ number }, i) => (number.accepted ? [i] : []));
  const number = own?.number ?? accepted[0];
  const one = number === undefined ? undefined : placed[number];
  const index = one && (own?.index ?? one.first + leastSure(one.number));
  const digit = index === undefined ? undefined : read!.reading.digits[index];
  const correction = number === undefined ? undefined : corrections?.get(number);
  const likely = one && strings.draw.digit({ text: one.number.text, probability: one.number.confidence, rough: false });
  const texts = lazyStrings().pictureView;
  return {
    number,
    placed: one,
    correction,
    index,
    digit,
    view: index === undefined ? undefined : read!.views[index],
    spoken: likely === undefined ? texts.none : texts.spoken(accepted.length, likely),
    chooseNumber: (next) => setChoice({ of: read!, number: next }),
    chooseDigit: (next) => setChoice({ of: read!, number: number!, index: next }),
    withDigit: (next) => {
      const { digits } = one!.number;
      // Beside what was corrected before, where it is still as long.
      const said = correction?.length === digits.length ? correction : digits.map(characterOf).join("");
      return Array.from(said, (each, i) => (one!.first + i === index ? `${next}` : each)).join("");
    },
  };
}

function leastSure({ digits }: ReadNumber): number {
  const doubt = ({ digit, confidence }: ReadDigit) => (digit === null ? -1 : 1 - confidence);
  return digits.reduce((most, digit, i) => (doubt(digit) > doubt(digits[most]!) ? i : most), 0);
}
