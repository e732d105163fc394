import { expect, test } from "vitest";
import { score } from "./score.ts";
import { scoreText } from "./score-text.ts";

test("a table for people", () => {
  const answers = [
    { label: "1", guess: "1", confidence: 1, rejected: false, rejectScore: null },
    { label: "1", guess: "7", confidence: 0.5, rejected: false, rejectScore: null },
    { label: "7", guess: "1", confidence: 0.5, rejected: false, rejectScore: null },
    { label: null, guess: "7", confidence: 0.25, rejected: true, rejectScore: null },
  ];
  expect(scoreText("few.ink.jsonl", score(answers))).toBe(
    `
few.ink.jsonl: 3 labelled
accuracy  33.33 %  (6.15 … 79.23 % with 95 % confidence)
ECE       33.33 %
CER       66.67 %
coverage  33.33 % with 99.5 % of them right
rejected  0 of 3 (0.00 %) digits
rejected  1 of 1 (100.00 %) others

digit      n      accuracy  mostly taken for
    1      2       50.00 %  7 (1×)
    7      1        0.00 %  1 (1×)`.trimStart(),
  );
});

test("one mistake in many is no 100 %", () => {
  const answers = Array.from({ length: 20_001 }, (_, i) => ({
    label: "1",
    guess: i === 0 ? "7" : "1",
    confidence: 1,
    rejected: false,
    rejectScore: null,
  }));
  const text = scoreText("many", score(answers));
  expect(text).toContain("accuracy  over 99.99 %  (99.97 … 100.00 % with 95 % confidence)\nECE       under 0.01 %\n");
  expect(text).toMatch(/\n {4}1 {2}20001 {2}over 99\.99 % {2}7 \(1×\)$/);
});

test("without a digit there is only what was rejected", () => {
  const answers = [{ label: null, guess: "7", confidence: 0.25, rejected: true, rejectScore: 1 }];
  expect(scoreText("letters", score(answers))).toBe("letters: 0 labelled\nrejected  1 of 1 (100.00 %) others");
});

test("numbers of several characters are counted by their length, digits by what they show", () => {
  const answers = [
    ["3.14", "3.14"],
    ["2026", "202"],
    ["12", "12"],
    ["5", "5"],
    ["1 22", "1 22"],
  ].map(([label, guess]) => ({ label: label!, guess: guess!, confidence: 1, rejected: false, rejectScore: null }));
  const result = score(answers);
  expect(result.perLength).toEqual([
    { length: 2, n: 1, accuracy: 1 },
    { length: 4, n: 2, accuracy: 0.5 },
  ]);
  expect(scoreText("mixed", result).split("\n\n").slice(1)).toEqual([
    "digit      n      accuracy  mostly taken for\n    5      1      100.00 %",
    "length     n      accuracy\n    2      1      100.00 %\n    4      2       50.00 %",
  ]);
  expect(score(answers.slice(0, 3))).toMatchObject({ perClass: null, confusion: null });
});

test("numbers are counted where labels have several, and no table of digits is there without one", () => {
  const answers = [{ label: "12 3", guess: "12 4", confidence: 1, rejected: false, rejectScore: null }];
  expect(scoreText("sheet", score(answers))).toBe(
    `
sheet: 1 labelled
accuracy  0.00 %  (0.00 … 79.35 % with 95 % confidence)
ECE       100.00 %
CER       25.00 %
coverage  0.00 % with 99.5 % of them right
numbers   50.00 % found, and 1 that are not there
rejected  0 of 1 (0.00 %) digits`.trimStart(),
  );
});
