import { describe, expect, it } from "vitest";
import type { Answer } from "../recognizer-client.ts";
import { outcomeOf, sentenceOf } from "./outcome.ts";

const view = { size: 1, pixels: new Uint8Array(1) };

function reading(likely: Readonly<Record<number, number>>, accepted = true): Answer {
  const probabilities = Array.from({ length: 10 }, (_, digit) => likely[digit] ?? 0);
  const confidence = Math.max(...probabilities);
  const digit = probabilities.indexOf(confidence);
  const bounds = { x: 0, y: 0, width: 1, height: 1 };
  const digits = [{ digit, confidence, probabilities, bounds, accepted, rejectScore: null }];
  const number = { text: `${digit}`, confidence, bounds, digits, alternatives: [], accepted };
  return { type: "answer", revision: 1, reading: { text: `${digit}`, confidence, numbers: [number], digits }, view };
}

describe("outcome", () => {
  it("is confident when the second guess is far behind", () => {
    const outcome = outcomeOf(reading({ 7: 0.986, 1: 0.011 }));
    expect(outcome).toEqual({
      kind: "confident",
      best: { digit: 7, probability: 0.986 },
      second: { digit: 1, probability: 0.011 },
    });
    expect(sentenceOf(outcome)).toBe("7, with 98.6\u00a0%");
  });

  it("is ambiguous when the second guess is close, and says both", () => {
    const outcome = outcomeOf(reading({ 4: 0.52, 9: 0.45 }));
    expect(outcome.kind).toBe("ambiguous");
    expect(sentenceOf(outcome)).toBe("4, with 52.0\u00a0%, or 9, with 45.0\u00a0%");
  });

  it("is blank when nothing was read", () => {
    const outcome = outcomeOf({
      type: "answer",
      revision: 1,
      reading: { text: "", confidence: 0, numbers: [], digits: [] },
      view,
    });
    expect(outcome).toEqual({ kind: "blank" });
    expect(sentenceOf(outcome)).toBe("There is too little to read");
  });

  it("is heard also when the drawing could not be read", () => {
    expect(sentenceOf({ kind: "unread" })).toBe("This drawing could not be read");
  });

  it("says so when it is no digit, with the guess", () => {
    const outcome = outcomeOf(reading({ 3: 0.4, 8: 0.3 }, false));
    expect(outcome.kind).toBe("rejected");
    expect(sentenceOf(outcome)).toBe("Not a digit. It looks most like 3, with 40.0\u00a0%");
  });
});
