import { expect, it } from "vitest";
import type { PlacedNumber } from "./read-page.ts";
import { withoutGuesses } from "./without-guesses.ts";

function placed(text: string, confidence: number, accepted = true): PlacedNumber {
  const bounds = { x: 0, y: 0, width: 1, height: 1 };
  const digits = [...text].map((digit) => ({
    ...{ digit: Number(digit), confidence, probabilities: [], rejectScore: null, accepted, bounds },
  }));
  const number = { text, confidence, bounds, digits, alternatives: [], accepted };
  return { strength: 1, number, images: [] };
}

const textOf = (line: readonly PlacedNumber[]) =>
  line.flatMap(({ number }) => (number.accepted ? [number.text] : [])).join(" ");

it("takes a number beside a word, and none that is as likely another word", () => {
  const line = withoutGuesses([placed("70141", 0.1, false), placed("42", 0.9), placed("80885", 0.4)]);
  expect(textOf(line)).toBe("42");
  expect(line[2]!.number.digits.map(({ accepted }) => accepted)).toEqual([false, false, false, false, false]);
});

it("takes what is unlikely where no word stands beside it", () => {
  expect(textOf(withoutGuesses([placed("42", 0.9), placed("815", 0.4), placed("7", 0.5, false)]))).toBe("42 815");
});
