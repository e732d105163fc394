import fc from "fast-check";
import { expect, test } from "vitest";
import { brokenRule } from "../../test/support/broken-rule.ts";
import { parseJson } from "./json.ts";

test("reads what JSON.parse reads", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(undefined, 2), (value, space) => {
      const text = JSON.stringify(value, null, space);
      expect(parseJson(text, "x")).toEqual(JSON.parse(text));
    }),
    { seed: 1 },
  );
});

test.each([
  ['{"a":1,"a":2}', 'x: must not have the same key twice, got "a"'],
  ['[{"b":{"a":1},"a":{"a":1,"\\u0061":2}}]', 'x: must not have the same key twice, got "a"'],
  ['{"a":"b","c":"\\"","c" : 1}', 'x: must not have the same key twice, got "c"'],
  ["[".repeat(33) + "]".repeat(33), "x: must be nested at most 32 deep, got 33"],
  ['{"a"', "x: must be JSON, got its end at column 5"],
  ['"\\', 'x: must be JSON, got "\\"\\\\" at column 1'],
  ["", "x: must be JSON, got its end at column 1"],
])("refuses %s", (text, message) => {
  expect(() => parseJson(text, "x")).toThrow(brokenRule("model", message));
});

test("keys of different objects may be the same, and brackets in strings do not count", () => {
  const text = `[{"a":1},{"a":{"a":"a:{[${"[".repeat(50)}"}}]`;
  expect(parseJson(text, "x")).toEqual(JSON.parse(text));
});

test("a mile of brackets or of escaped quotes is refused at once", () => {
  const start = performance.now();
  expect(() => parseJson("[".repeat(1e6), "x")).toThrow(brokenRule("model"));
  expect(() => parseJson(`"${'\\"'.repeat(5e5)}`, "x")).toThrow(brokenRule("model"));
  expect(performance.now() - start).toBeLessThan(2000);
});
