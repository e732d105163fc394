import { describe, expect, it } from "vitest";
import type { Reading } from "../../src/recognizer/reading.ts";
import { percent, sentenceOf, verdictOf } from "./verdict.ts";

function reading(likely: Readonly<Record<number, number>>, accepted = true): Reading {
  const probabilities = Array.from({ length: 10 }, (_, digit) => likely[digit] ?? 0);
  const confidence = Math.max(...probabilities);
  const digit = probabilities.indexOf(confidence);
  const bounds = { x: 0, y: 0, width: 1, height: 1 };
  return { text: `${digit}`, digits: [{ digit, confidence, probabilities, bounds, accepted, rejectScore: null }] };
}

describe("verdict", () => {
  it("is sure when the second guess is far behind", () => {
    const verdict = verdictOf(reading({ 7: 0.986, 1: 0.011 }));
    expect(verdict).toEqual({
      kind: "sure",
      best: { digit: 7, probability: 0.986 },
      second: { digit: 1, probability: 0.011 },
    });
    expect(sentenceOf(verdict)).toBe("7, with 98.6\u00a0%");
  });

  it("is unsure when the second guess is close, and says both", () => {
    const verdict = verdictOf(reading({ 4: 0.52, 9: 0.45 }));
    expect(verdict.kind).toBe("unsure");
    expect(sentenceOf(verdict)).toBe("4, with 52.0\u00a0%, or 9, with 45.0\u00a0%");
  });

  it("is blank when nothing was read", () => {
    const verdict = verdictOf({ text: "", digits: [] });
    expect(verdict).toEqual({ kind: "blank" });
    expect(sentenceOf(verdict)).toBe("There is too little to read");
  });

  it("is heard also when the drawing could not be read", () => {
    expect(sentenceOf({ kind: "unread" })).toBe("This drawing could not be read");
  });

  it("says so when it is no digit, with the guess", () => {
    const verdict = verdictOf(reading({ 3: 0.4, 8: 0.3 }, false));
    expect(verdict.kind).toBe("rejected");
    expect(sentenceOf(verdict)).toBe("Not a digit. It looks most like 3, with 40.0\u00a0%");
  });

  it.each([
    [0, "0.0\u00a0%"],
    [0.0004, "under 0.1\u00a0%"],
    [0.001, "0.1\u00a0%"],
    [0.5, "50.0\u00a0%"],
    [0.999, "99.9\u00a0%"],
    [0.99996, "over 99.9\u00a0%"],
    [1, "100.0\u00a0%"],
  ])("writes %d as %s", (probability, text) => {
    expect(percent(probability)).toBe(text);
  });
});
