import { expect, it } from "vitest";
import { brokenRule } from "../../test/support/broken-rule.ts";
import { parseOmniglot } from "./omniglot.ts";

const text = "START\n27.0,-30.5,0\n28,-31,16\nBREAK\n1,0,900\nBREAK\n";

it.each([text, text.replaceAll("\n", "\r\n")])("reads strokes, and turns y to grow downward (%#)", (text) => {
  expect(parseOmniglot(text, "f")).toEqual({
    strokes: [
      [
        { x: 27, y: 30.5, t: 0 },
        { x: 28, y: 31, t: 16 },
      ],
      [{ x: 1, y: 0, t: 900 }],
    ],
    width: 105,
    height: 105,
  });
});

it.each([
  ["1,2,3", 'f: line 1: must be START, once, before all else, got "1,2,3"'],
  ["START\nSTART", 'f: line 2: must be START, once, before all else, got "START"'],
  ["START\nBREAK", 'f: line 2: a stroke must have a point, got "BREAK"'],
  ["START\n1,2", 'f: line 2: a point must be x,y,t within ±1e9, got "1,2"'],
  ["START\n1,2,3,4", 'f: line 2: a point must be x,y,t within ±1e9, got "1,2,3,4"'],
  ["START\n1,2,3\n", 'f: line 3: a stroke must end with BREAK, got "the end"'],
])("refuses broken text (%#)", (text, message) => {
  expect(() => parseOmniglot(text, "f")).toThrow(brokenRule("data", message));
});
