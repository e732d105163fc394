import { describe, expect, it } from "vitest";
import { coverageCurve, rejectionCurve, reliability } from "./curves.ts";
import type { Evaluated } from "./score.ts";

function answer(label: string | null, guess: string, confidence: number, rejectScore: number | null = null): Evaluated {
  return { label, guess, confidence, rejected: false, rejectScore };
}

it("gives the answers of about one confidence, the least sure first", () => {
  const answers = [answer("1", "1", 0.99), answer("1", "2", 0.97), answer("3", "3", 0.5), answer(null, "3", 0.5)];
  expect(reliability(answers)).toEqual([
    { n: 1, confidence: 0.5, accuracy: 1 },
    { n: 2, confidence: 0.98, accuracy: 0.5 },
  ]);
});

describe("the rejection curve", () => {
  it("has a point for each threshold, from accepting all to accepting nothing", () => {
    const answers = [
      answer("1", "1", 1, -5),
      answer("2", "2", 1, 1),
      answer(null, "3", 1, 2),
      answer(null, "", 0, Infinity),
    ];
    expect(rejectionCurve(answers)).toEqual([
      { x: 1, y: 0 },
      { x: 1, y: 0.5 },
      { x: 1, y: 1 },
      { x: 0.5, y: 1 },
      { x: 0, y: 1 },
    ]);
  });

  it("does not part answers with one score", () => {
    const answers = [answer("1", "1", 1, 0), answer(null, "3", 1, 0)];
    expect(rejectionCurve(answers)).toEqual([
      { x: 1, y: 0 },
      { x: 0, y: 1 },
    ]);
  });

  it("is none without scores, without digits and without others", () => {
    expect(rejectionCurve([answer("1", "1", 1), answer(null, "3", 1)])).toBeNull();
    expect(rejectionCurve([answer("1", "1", 1, 0)])).toBeNull();
    expect(rejectionCurve([answer(null, "1", 1, 0)])).toBeNull();
  });
});

it("tells how many of the surest answers are right, the wrong ones last among equals only if they are", () => {
  const answers = [answer("1", "2", 0.9), answer("1", "1", 0.9), answer("1", "1", 1), answer(null, "1", 1)];
  expect(coverageCurve(answers).map(({ y }) => y)).toEqual([1, 0.5, 2 / 3]);
});
