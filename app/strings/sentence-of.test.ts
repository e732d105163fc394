import { describe, expect, it } from "vitest";
import { fault } from "../../src/errors.ts";
import { sentenceOf } from "./sentence-of.ts";

describe("the sentence about a fault", () => {
  it.each([
    ["model", "a.keras is damaged, or not a model."],
    ["spec", "a.keras has layers that do not fit together."],
    ["unsupported", "a.keras needs what Tenpen does not have: an LSTM."],
    ["limit", "a.keras is too large, or takes too long."],
    ["worker", "a.keras could not be opened. Check the connection, then try again."],
    ["work", "a.keras could not be read."],
  ] as const)("%s comes from its code, never from the message of the library", (code, sentence) => {
    const { what, rule } = fault(code, "config", "must be a model's", 3);
    expect(sentenceOf({ code, what, rule, got: "an LSTM" }, "a.keras")).toBe(sentence);
  });

  it("is what was said already, where it is a sentence", () => {
    expect(sentenceOf("It is gone.", "a.keras")).toBe("It is gone.");
  });
});
