import { describe, expect, it } from "vitest";
import type { Reading, ReadNumber } from "../../src/recognizer/reading.ts";
import type { Answer } from "../recognizer-client.ts";
import { digitInView, digitsOf, outcomeOf, sentenceOf } from "./outcome.ts";

const bounds = { x: 0, y: 0, width: 1, height: 1 };

/** A number and what else it may be, as likely as is said. */
function number(likely: Readonly<Record<string, number>>, accepted = true): ReadNumber {
  const [[text, confidence], ...others] = Object.entries(likely).toSorted(([, a], [, b]) => b - a) as [
    [string, number],
    ...[string, number][],
  ];
  const digits = Array.from(text, (character) => ({
    ...{ digit: Number(character), confidence, probabilities: [], bounds, accepted, rejectScore: null },
  }));
  const alternatives = others.map(([text, confidence]) => ({ text, confidence }));
  return { text, confidence, bounds, digits, alternatives, accepted };
}

function readingOf(lines: readonly (readonly ReadNumber[])[]): Reading {
  const numbers = lines.flat();
  const text = lines
    .map((line) => line.filter(({ accepted }) => accepted).map(({ text }) => text))
    .filter((texts) => texts.length > 0)
    .map((texts) => texts.join(" "))
    .join("\n");
  return { text, confidence: 1, numbers, digits: numbers.flatMap(({ digits }) => digits) };
}

function answer(...lines: readonly (readonly ReadNumber[])[]): Answer {
  return { type: "answer", revision: 1, reading: readingOf(lines), views: [], characters: [] };
}

describe("outcome", () => {
  it("is confident when the second guess is far behind", () => {
    const outcome = outcomeOf(answer([number({ 7: 0.986, 1: 0.011 })]));
    expect(outcome).toMatchObject({
      kind: "confident",
      best: { text: "7", probability: 0.986 },
      second: undefined,
    });
    expect(sentenceOf(outcome)).toBe("7, with 98.6\u00a0%");
  });

  it("is ambiguous when the second guess is close, and says both", () => {
    const outcome = outcomeOf(answer([number({ 4: 0.52, 9: 0.45 })]));
    expect(outcome.kind).toBe("ambiguous");
    expect(sentenceOf(outcome)).toBe("4, with 52.0\u00a0%, or 9, with 45.0\u00a0%. I cannot tell either.");
  });

  it("wavers between two digits, where it is one that is unsure", () => {
    expect(digitsOf(outcomeOf(answer([number({ 4: 0.52, 9: 0.45 })])))).toEqual([4, 9]);
    expect(digitsOf(outcomeOf(answer([number({ 40: 0.52, 90: 0.45 })])))).toBeUndefined();
    expect(digitsOf(outcomeOf(answer([number({ 4: 0.98 })])))).toBeUndefined();
  });

  it("is blank when nothing was read", () => {
    const outcome = outcomeOf(answer());
    expect(outcome).toEqual({ kind: "blank" });
    expect(sentenceOf(outcome)).toBe("There is too little to read");
  });

  it("is heard also when the drawing could not be read", () => {
    expect(sentenceOf({ kind: "unread" })).toBe("This drawing could not be read");
  });

  it("says so when it is no number, with the guess", () => {
    const outcome = outcomeOf(answer([number({ 3: 0.4, 8: 0.3 }, false)]));
    expect(outcome.kind).toBe("rejected");
    expect(sentenceOf(outcome)).toBe("No number here. It looks most like 3, with 40.0\u00a0%");
  });

  it("says no more than that it is no number, where the guess is a point alone", () => {
    expect(sentenceOf(outcomeOf(answer([number({ ".": 0.5, 8: 0.3 }, false)])))).toBe("No number here");
  });

  it("tells what else is likely, and not what is hardly so", () => {
    const unsure = outcomeOf(answer([number({ "1,000": 0.7, "1000": 0.2 })]));
    expect(unsure).toMatchObject({ kind: "confident", second: { text: "1000" } });
    expect(sentenceOf(unsure)).toBe("1,000, with 70.0\u00a0%, or 1000, with 20.0\u00a0%");
    const sure = outcomeOf(answer([number({ "2026": 0.9, "2020": 0.04 })]));
    expect(sure).toMatchObject({ second: undefined });
    expect(sentenceOf(sure)).toBe("2026, with 90.0\u00a0%");
  });

  it("has several numbers by lines, each with the place of its first digit, and leaves out what is none", () => {
    const outcome = outcomeOf(
      answer([number({ 12: 0.9 }), number({ 88: 0.3 }, false), number({ 7: 0.9 })], [number({ 305: 0.8 })]),
    );
    const lines = outcome.kind === "numbers" ? outcome.lines : [];
    expect(lines.map((line) => line.map(({ number, first }) => [number.text, first]))).toEqual([
      [
        ["12", 0],
        ["7", 4],
      ],
      [["305", 5]],
    ]);
    expect(sentenceOf(outcome)).toBe("3 numbers: 12, 7; 305");
  });
});

describe("the digit that is looked at", () => {
  const reading = readingOf([[number({ 12: 0.9 })], [number({ 7: 0.5 })]]);

  it("is the one that was chosen, or the least sure", () => {
    expect(digitInView(reading, undefined)).toBe(2);
    expect(digitInView(reading, 1)).toBe(1);
  });

  it("is no point or comma before one is chosen", () => {
    const [one, two] = number({ 12: 0.9 }).digits;
    const point = { ...one!, digit: null, symbol: ".", confidence: 0.2 };
    const digits = [point, one!, point, two!];
    expect(digitInView({ ...reading, digits }, undefined)).toBe(1);
    expect(digitInView({ ...reading, digits }, 2)).toBe(2);
  });

  it("is never one that is not there", () => {
    expect(digitInView(reading, 3)).toBe(2);
    expect(digitInView(readingOf([]), 0)).toBeUndefined();
  });
});
