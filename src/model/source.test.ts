import { expect, it } from "vitest";
import { brokenRule } from "../../test/support/broken-rule.ts";
import { checkSource } from "./source.ts";

it("takes a shape and what a network ended in", () => {
  const source = { input: [784], outputActivation: "sigmoid" };
  expect(checkSource(source)).toBe(source);
});

it.each<[unknown, string]>([
  [[], "source: must be an object, got an empty list"],
  [{ input: [784], outputActivation: "softmax", x: 1 }, 'source: takes only input, outputActivation, got "x"'],
  [{ input: 784, outputActivation: "softmax" }, "source.input: must be a shape, got 784"],
  [{ input: [0], outputActivation: "softmax" }, "source.input: must be a shape, got a list of 1"],
  [{ input: [784] }, "source.outputActivation: must be softmax, sigmoid, logits, got undefined"],
])("refuses %j", (source, message) => {
  expect(() => checkSource(source)).toThrow(brokenRule("model", message));
});
