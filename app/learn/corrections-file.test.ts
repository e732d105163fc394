import { expect, it } from "vitest";
import { brokenRule } from "../../test/support/broken-rule.ts";
import { formatCorrections, isCorrections, parseCorrections } from "./corrections-file.ts";

const ink = {
  strokes: [
    [
      { x: 1, y: 2 },
      { x: 3, y: 40 },
    ],
  ],
  width: 400,
  height: 300,
};

it("reads back what it has written, blank lines aside", () => {
  const corrections = [
    { ink, label: "7" },
    { ink, label: null },
  ];
  const text = formatCorrections(corrections);
  expect(text.split("\n")).toHaveLength(3);
  expect(parseCorrections(`\n${text}\n`)).toEqual(corrections);
  expect(parseCorrections("")).toEqual([]);
});

it.each([
  [formatCorrections([{ ink, label: "7" }]), true],
  [`\ufeff\n${formatCorrections([{ ink, label: null }])}`, true],
  ['{"label":"7","strokes":[[[1,2],[3,4]]]}', false],
  ['{"tenpen":"backup","version":1}', false],
  ["", false],
])("knows whether %j are corrections", (text, expected) => {
  expect(isCorrections(new TextEncoder().encode(text))).toBe(expected);
});

it.each([
  ['{"label":"7","strokes":[[[1,2],[3,4]]]}\n{"lab', expect.stringContaining("line 2: must be JSON, got ")],
  ['{"label":"17","strokes":[[[1,2],[3,4]]]}', 'line 1: label must be a digit or null, got "17"'],
  ['{"strokes":[[[1,2],[3,4]]]}', "line 1: label must be a digit or null, got undefined"],
  ['{"label":"7","strokes":[[[1,1e99]]]}', "line 1: stroke 0, point 0: y must be finite and within ±1e9, got 1e+99"],
  ["\u0000PNG", expect.stringContaining("line 1: must be JSON, got ")],
])("refuses %j in one line that names where", (text, message) => {
  expect(() => parseCorrections(text)).toThrow(brokenRule("ink", message));
});
