import { expect, it } from "vitest";
import { brokenRule } from "../../test/support/broken-rule.ts";
import { areUsual, type Class, checkClasses, hasRejectClass } from "./classes.ts";

const digits = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

it.each<[unknown, number, readonly Class[]]>([
  [undefined, 10, digits],
  [undefined, 11, [...digits, null]],
  [digits, 10, digits],
  [[...digits, ".", "−", null], 13, [...digits, ".", "−", null]],
  [[...digits, ","], 11, [...digits, ","]],
])("%j of %d outputs", (stated, outputs, classes) => {
  expect(checkClasses(stated, outputs)).toEqual(classes);
});

it("knows which need not be said, and which have one for what is none of the others", () => {
  expect([digits, [...digits, null], [...digits, "."], [...digits, ".", null]].map(areUsual)).toEqual([
    ...[true, true],
    ...[false, false],
  ]);
  expect([digits, [...digits, null], [...digits, "."]].map(hasRejectClass)).toEqual([false, true, false]);
});

it.each<[unknown, number, string]>([
  [undefined, 12, "spec: must end in 10 logits, one a digit, or one more for what is no digit, got 12"],
  [[...digits, "."], 10, "spec: must end in 11 logits, one a class, got 10"],
  ["0123456789", 10, 'classes: must be a list that begins with "0" … "9", got "0123456789"'],
  [digits.toReversed(), 10, 'classes: must be a list that begins with "0" … "9", got a list of 10'],
  [null, 10, 'classes: must be a list that begins with "0" … "9", got null'],
  [[...digits, null, "."], 12, "classes[10]: must be a character that no other is, or null at the end, got null"],
  [[...digits, ".", "."], 12, 'classes[11]: must be a character that no other is, or null at the end, got "."'],
  [[...digits, "no"], 11, 'classes[10]: must be a character that no other is, or null at the end, got "no"'],
  [[...digits, " "], 11, 'classes[10]: must be a character that no other is, or null at the end, got " "'],
  [[...digits, 10], 11, "classes[10]: must be a character that no other is, or null at the end, got 10"],
])("refuses %j of %d outputs", (stated, outputs, message) => {
  expect(() => checkClasses(stated, outputs)).toThrow(brokenRule("model", message));
});
