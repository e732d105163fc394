import { expect, it } from "vitest";
import type { Expect } from "./expect.ts";
import { weighTexts } from "./weigh-texts.ts";

const texts = (...all: [string, number][]) =>
  all.map(([text, probability]) => ({ text, probability, path: 0, classes: [] }));

function weighed(expected: Expect, ...all: [string, number][]) {
  return weighTexts(texts(...all), expected).map(({ text, fits, probability }) => [text, fits, probability]);
}

it("shares the probability of what does not fit among what does, where that is not all but none", () => {
  expect(weighed({ max: 1 }, ["7", 0.6], ["1", 0.4])).toEqual([
    ["1", true, expect.closeTo(0.4 / 0.406, 9)],
    ["7", false, expect.closeTo(0.006 / 0.406, 9)],
  ]);
});

it("leaves a clear text the likeliest where what fits is all but impossible, and as sure as it was", () => {
  const [first, second] = weighed({ max: 0 }, ["1,000", 0.98], ["-000", 1e-6]);
  expect(first).toEqual(["1,000", false, expect.closeTo(0.98, 3)]);
  expect(second).toEqual(["-000", true, expect.closeTo(1e-4, 6)]);
});

it("changes nothing where all fits, or nothing does", () => {
  const all: [string, number][] = [
    ["3", 0.7],
    ["8", 0.3],
  ];
  expect(weighed({ length: 1 }, ...all)).toEqual(all.map(([text, each]) => [text, true, expect.closeTo(each, 9)]));
  expect(weighed({ length: 2 }, ...all)).toEqual(all.map(([text, each]) => [text, false, expect.closeTo(each, 9)]));
});
