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
    0      0             –
    1      2       50.00 %  7 (1×)
    2      0             –
    3      0             –
    4      0             –
    5      0             –
    6      0             –
    7      1        0.00 %  1 (1×)
    8      0             –
    9      0             –`.trimStart(),
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
  expect(text).toContain("    1  20001  over 99.99 %  7 (1×)\n");
});

test("without a digit there is only what was rejected", () => {
  const answers = [{ label: null, guess: "7", confidence: 0.25, rejected: true, rejectScore: 1 }];
  expect(scoreText("letters", score(answers))).toBe("letters: 0 labelled\nrejected  1 of 1 (100.00 %) others");
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
