import { expect, it } from "vitest";
import { placedNumber } from "../../test/support/placed-number.ts";
import type { PlacedNumber } from "./read-page.ts";
import { withoutGuesses } from "./without-guesses.ts";

const textOf = (line: readonly PlacedNumber[]) =>
  line.flatMap(({ number }) => (number.accepted ? [number.text] : [])).join(" ");

it("takes a number beside a word, and none that is as likely another word", () => {
  const line = withoutGuesses([
    placedNumber("70141", { confidence: 0.1, accepted: false }),
    placedNumber("42", { confidence: 0.9 }),
    placedNumber("80885", { confidence: 0.4 }),
  ]);
  expect(textOf(line)).toBe("42");
  expect(line[2]!.number.digits.map(({ accepted }) => accepted)).toEqual([false, false, false, false, false]);
});

it("takes in a sentence only what is rather sure", () => {
  const [of, short] = ["06", "1"].map((text) => placedNumber(text, { confidence: 0.1, accepted: false }));
  const [guess, sure] = [placedNumber("806", { confidence: 0.7 }), placedNumber("600", { confidence: 0.9 })];
  expect(textOf(withoutGuesses([of!, guess, short!, sure]))).toBe("806 600");
  expect(textOf(withoutGuesses([of!, guess, short!, sure, of!]))).toBe("600");
});

it("takes what is unlikely where no word stands beside it", () => {
  expect(
    textOf(
      withoutGuesses([
        placedNumber("42", { confidence: 0.9 }),
        placedNumber("815", { confidence: 0.4 }),
        placedNumber("7", { confidence: 0.5, accepted: false }),
      ]),
    ),
  ).toBe("42 815");
});
