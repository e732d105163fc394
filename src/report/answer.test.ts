import { expect, test } from "vitest";
import { imageAnswers, readingAnswer } from "./answer.ts";

const read = (digit: number, confidence: number, accepted: boolean) => ({ digit, confidence, accepted });

test("a blank drawing is rejected with no guess", () => {
  expect(readingAnswer({ digits: [] }, "3")).toEqual({
    label: "3",
    guess: "",
    confidence: 0,
    rejected: true,
  });
});

test("a digit that was not accepted is guessed all the same", () => {
  expect(readingAnswer({ digits: [read(8, 0.3, false)] }, null)).toEqual({
    label: null,
    guess: "8",
    confidence: 0.3,
    rejected: true,
  });
});

test("a number is as sure as all its digits, and not rejected while one is accepted", () => {
  const reading = { digits: [read(4, 0.5, true), read(2, 0.5, false)] };
  expect(readingAnswer(reading, "42")).toEqual({ label: "42", guess: "42", confidence: 0.25, rejected: false });
});

test("images: one digit each, rejected unless it is accepted", () => {
  expect(imageAnswers([read(2, 0.75, true), read(3, 0.5, false)], Uint8Array.of(2, 9))).toEqual([
    { label: "2", guess: "2", confidence: 0.75, rejected: false },
    { label: "9", guess: "3", confidence: 0.5, rejected: true },
  ]);
  expect(imageAnswers([], new Uint8Array())).toEqual([]);
});
