import { expect, it } from "vitest";
import { isRecord, oneLine, shown } from "./errors.ts";

it.each([
  ["short", '"short"'],
  ["x".repeat(1000), `"${"x".repeat(24)}…"`],
  [[], "an empty list"],
  [[1, 2, 3], "a list of 3"],
  [{ a: 1 }, "an object"],
  [null, "null"],
  [undefined, "undefined"],
  [-0.5, "-0.5"],
  [() => 1, "a function"],
])("a message shows %o as %s", (value, text) => {
  expect(shown(value)).toBe(text);
});

it("a message is one line, and commands no terminal", () => {
  expect(oneLine("\none\r\ntwo\u2028three \x1b[31m\u202Efour\n")).toBe("one two three  [31m four");
});

it("a record is an object with keys of its own", () => {
  expect([{}, { a: 1 }].every(isRecord)).toBe(true);
  expect([null, [], "a", 1, undefined, () => 1].some(isRecord)).toBe(false);
});
