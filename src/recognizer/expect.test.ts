import { describe, expect, it } from "vitest";
import { brokenRule } from "../../test/support/broken-rule.ts";
import { createRecognizer } from "./create-recognizer.ts";
import { checkExpect, type Expect, fitsExpect } from "./expect.ts";

it.each<[Expect, string[], string[]]>([
  [{}, ["7", "1.5"], []],
  [{ length: 2 }, ["42", "00"], ["4", "421"]],
  [{ integer: true }, ["42", "007"], ["4.2", "−4", "1,0", "5.", ".5"]],
  [{ min: 10, max: 20 }, ["10", "20", "12,5"], ["9", "21"]],
  [{ max: 0 }, ["0", "−3", "-3", "-1,000"], ["3", "1,000", "-", "1-2", "−000,-"]],
  [{ min: 1000, max: 1000 }, ["1000", "1,000", "1,000.0", "1000,0"], ["1,00", "1.000", "1,0000"]],
  [{ min: 1000.5, max: 1000.5 }, ["1,000.5", "1.000,5", "1000.5", "1000,5"], ["1,000,5", "1.000.5", "1,000"]],
  [{ min: 1e6, max: 1e6 }, ["1,000,000", "1.000.000"], ["1,000.000"]],
  [{ min: 0.1, max: 2 }, ["1,5", "1.5", "0,125", ".5", ",5", "1.", "01"], ["1,500", "15", "", ".", "1.5.", "1,5,0"]],
  [{ pattern: "[12][0-9]{3}" }, ["1999"], ["199", "3000", "19991"]],
  [{ pattern: "[0-9]+" }, ["1", "1".repeat(100)], ["", "1".repeat(101)]],
  [{ pattern: /1|22/g }, ["1", "22"], ["122", "2"]],
])("%j fits %j and not %j", (hints, good, bad) => {
  expect([...good, ...bad].filter(fitsExpect(hints))).toEqual(good);
});

describe("checkExpect", () => {
  it.each<[unknown, string]>([
    [7, "expect: must be an object with length, integer, min, max, pattern, got 7"],
    [{ size: 2 }, 'expect: takes only length, integer, min, max, pattern, got "size"'],
    [{ length: 0 }, "expect.length: must be a whole number from 1 to 100, got 0"],
    [{ integer: 1 }, "expect.integer: must be true or false, got 1"],
    [{ min: "3" }, 'expect.min: must be a number, got "3"'],
    [{ max: Number.NaN }, "expect.max: must be a number, got NaN"],
    [{ min: Number.NaN }, "expect.min: must be a number, got NaN"],
    [{ min: 2, max: 1 }, "expect.min: must be at most 1, the max, got 2"],
    [{ pattern: "" }, 'expect.pattern: must be a regular expression, got ""'],
    // biome-ignore lint/complexity/useRegexLiterals: a literal cannot be empty.
    [{ pattern: new RegExp("") }, "expect.pattern: must be a regular expression, got an object"],
    [{ pattern: "[0-9" }, 'expect.pattern: must be a regular expression, got "[0-9"'],
  ])("refuses %j", (value, message) => {
    expect(() => checkExpect(value)).toThrow(brokenRule("option", message));
  });
});

it.each([
  [null, "options: must be an object with expect, got null"],
  ["integer", 'options: must be an object with expect, got "integer"'],
  [{ expected: {} }, 'options: takes only expect, got "expected"'],
  [{ expect: null }, "expect: must be an object with length, integer, min, max, pattern, got null"],
])("refuses %j for options, of drawings and pictures alike", async (options, message) => {
  const recognizer = await createRecognizer();
  const picture = { width: 1, height: 1, data: new Uint8ClampedArray(4) };
  expect(() => recognizer.recognize({ strokes: [] }, options as object)).toThrow(brokenRule("option", message));
  expect(() => recognizer.readPicture(picture, options as object)).toThrow(brokenRule("option", message));
});
