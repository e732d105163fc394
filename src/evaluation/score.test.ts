import { expect, test } from "vitest";
import { calibrationError, coverageAt, type Evaluated, score, wilsonInterval } from "./score.ts";

const answer = (label: string | null, guess: string, confidence = 1, rejected = false): Evaluated => ({
  label,
  guess,
  confidence,
  rejected,
  rejectScore: null,
});

test("nothing", () => {
  const result = score([]);
  expect(result).toMatchObject({ n: 0, accuracy: null, ece: null, rejected: 0, nonDigits: 0, nonDigitsRejected: 0 });
  expect(result).toMatchObject({ perClass: null, confusion: null, perLength: [] });
});

test("digits: rows of the confusion are labels and columns are guesses", () => {
  const result = score([answer("3", "3"), answer("3", "5"), answer("3", "5"), answer("5", "3"), answer("0", "0")]);
  expect(result.n).toBe(5);
  expect(result.accuracy).toBe(2 / 5);
  expect(result.confusion![3]).toEqual([0, 0, 0, 1, 0, 2, 0, 0, 0, 0]);
  expect(result.confusion![5]).toEqual([0, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
  expect(result.confusion![0]![0]).toBe(1);
  expect(result.confusion!.flat().reduce((a, b) => a + b)).toBe(5);
  expect(result.perClass![3]).toEqual({ digit: 3, n: 3, accuracy: 1 / 3 });
  expect(result.perClass![5]).toEqual({ digit: 5, n: 1, accuracy: 0 });
  expect(result.perClass![1]).toEqual({ digit: 1, n: 0, accuracy: null });
});

test("a right guess counts although it was rejected", () => {
  expect(score([answer("3", "3", 0.4, true)])).toMatchObject({ n: 1, accuracy: 1, rejected: 1, nonDigits: 0 });
});

test("what is no digit counts on its own, and in rejected besides", () => {
  const answers = [answer("1", "1"), answer("1", "", 0, true), answer(null, "8", 0.3, true), answer(null, "8", 0.9)];
  expect(score(answers)).toMatchObject({ n: 2, accuracy: 0.5, rejected: 2, nonDigits: 2, nonDigitsRejected: 1 });
  // Only digits are calibrated: 1 is right with 1, and the blank one is wrong with 0.
  expect(score(answers).ece).toBe(0);
});

test("a number is right as a whole, and is in no class", () => {
  const result = score([answer("42", "42"), answer("42", "43"), answer("42", "4"), answer("7", "71"), answer("7", "")]);
  expect(result).toMatchObject({ n: 5, accuracy: 1 / 5 });
  expect(result.perClass![7]).toEqual({ digit: 7, n: 2, accuracy: 0 });
  expect(result.perClass![4]!.n).toBe(0);
  expect(result.confusion!.flat().reduce((a, b) => a + b)).toBe(0);
});

test("the character error rate is of all labels together, also above 1", () => {
  expect(score([answer("42", "42"), answer("1234", "124"), answer("3.14", "314"), answer("7", "1")]).cer).toBe(3 / 11);
  expect(score([answer("7", "1234")]).cer).toBe(4);
  expect(score([answer("7", "")]).cer).toBe(1);
  expect(score([answer(null, "7")]).cer).toBeNull();
});

test("numbers count one by one where labels have several, each once and wherever it stands", () => {
  const answers = [answer("12 7\n7", "7 12\n9"), answer("3", "3 3"), answer("5", "")];
  expect(score(answers)).toMatchObject({ accuracy: 0, numbersFound: 3 / 5, numbersExtra: 2 });
  expect(score([answer("12", "12"), answer("7", "1 2")])).toMatchObject({ numbersFound: null, numbersExtra: null });
});

test("coverage is the largest share of the surest with so many right, those that are equally sure together", () => {
  const answers = [answer("1", "1", 0.9), answer("1", "1", 0.8), answer("1", "7", 0.7), answer("1", "1", 0.6)];
  expect(coverageAt(0.995, answers)).toBe(2 / 4);
  expect(coverageAt(0.75, answers)).toBe(1);
  expect(coverageAt(0.995, [answer("1", "1", 0.9), answer("1", "7", 0.9)])).toBe(0);
  expect(score(answers).coverage).toBe(2 / 4);
  expect(coverageAt(0.995, [])).toBeNull();
});

test("calibration error: always 0.9 sure and right in one of two is 0.4 off", () => {
  expect(calibrationError([answer("1", "1", 0.9), answer("1", "2", 0.9)])).toBeCloseTo(0.4, 12);
});

test("calibration error: two bins weigh by their answers", () => {
  // (0.8, 0.8667]: 3 answers, mean 0.84, 2 right: |0.84 − 0.6667|. (0.5333, 0.6]: 1 answer, 0.6, right: 0.4.
  const answers = [answer("1", "1", 0.82), answer("1", "1", 0.84), answer("1", "2", 0.86), answer("1", "1", 0.6)];
  expect(calibrationError(answers)).toBeCloseTo((3 * (0.84 - 2 / 3) + 0.4) / 4, 12);
});

test("calibration error: too sure and too unsure do not cancel out across bins, but do within one", () => {
  expect(calibrationError([answer("1", "2", 0.5), answer("1", "1", 0.5)])).toBe(0);
  expect(calibrationError([answer("1", "2", 0.5), answer("1", "1", 0.6)])).toBeCloseTo((0.5 + 0.4) / 2, 12);
});

test("calibration error: there are 15 bins, of which (0.6, 0.6667] and (0.6667, 0.7333] are two", () => {
  expect(calibrationError([answer("1", "2", 0.62), answer("1", "1", 0.68)])).toBeCloseTo((0.62 + 0.32) / 2, 12);
});

test("calibration error: 0 is in the first bin and 1 in the last", () => {
  expect(calibrationError([answer("1", "2", 0), answer("1", "1", 1)])).toBe(0);
  expect(calibrationError([])).toBeNull();
});

test.each([
  // From the table of R's binom.confint(method = "wilson").
  [0, 10, 0, 0.2775],
  [5, 10, 0.2366, 0.7634],
  [9980, 10_000, 0.9969, 0.9987],
  [10, 10, 0.7225, 1],
])("the interval of %d of %d", (part, whole, low, high) => {
  const interval = wilsonInterval(part, whole);
  expect(interval[0]).toBeCloseTo(low, 4);
  expect(interval[1]).toBeCloseTo(high, 4);
});

test("a score has the interval of its accuracy, where there is one", () => {
  expect(score([answer("1", "1"), answer("2", "3"), answer(null, "3")]).accuracyInterval).toEqual(wilsonInterval(1, 2));
  expect(score([answer(null, "3")]).accuracyInterval).toBeNull();
});
