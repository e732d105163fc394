import type { ReadDigit } from "../../src/recognizer/reading.ts";
import { strings } from "../strings/strings.ts";
import { characterOf, type PlacedNumber } from "./outcome.ts";
import "./digits.css";

/** Which digit is looked at, as its index among all that were read, and what chooses another. */
export interface Choosing {
  readonly inView: number | undefined;
  onChoose(index: number): void;
}

/** The digits of a number. Where there are several of all, each can be chosen; around all numbers is a radio group. */
export function Digits({ placed, inView, onChoose }: Choosing & { readonly placed: PlacedNumber }) {
  const { number, first, rough } = placed;
  return (
    <span class="number" dir="ltr" style={{ "--em": widthOf(number.digits) }}>
      {number.digits.map((digit, i) => (
        <label key={i} class="digit">
          <input
            type="radio"
            name="digit"
            checked={first + i === inView}
            aria-label={strings.draw.digit({ text: characterOf(digit), probability: digit.confidence, rough })}
            onChange={() => onChoose(first + i)}
          />
          {characterOf(digit)}
        </label>
      ))}
    </span>
  );
}

/** In em of the type: as much as they may need in the widest of usual fonts. */
function widthOf(digits: readonly ReadDigit[]): number {
  return digits.reduce((sum, { digit }) => sum + (digit === null ? 0.42 : 0.7), 0);
}
