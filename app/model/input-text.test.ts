import { describe, expect, it } from "vitest";
import type { InputEncoding } from "../../src/model/input-encoding.ts";
import { inputText } from "./input-text.ts";
import type { ModelSummary } from "./model-summary.ts";

const usual: InputEncoding = { range: "0..1", ink: "white" };
const own = { right: 299, parameters: 87_199, bytes: 97_980 };
const summary: ModelSummary = {
  name: "a.keras",
  bytes: 3,
  structure: { input: "28×28×1", parameters: 7 },
  score: { count: 300, right: 296, own },
  calibrated: false,
  hasRejectClass: false,
};

describe("the text about a model's input", () => {
  it.each<[string, Partial<ModelSummary>, string]>([
    ["the file says", {}, "Input 28×28×1. As the file says."],
    [
      "was detected",
      { input: { used: usual, detected: { ...usual } }, outputActivation: "softmax" },
      "Input 28×28×1, ends in softmax. Found by trying all on these images.",
    ],
    [
      "was detected and does not fit",
      { input: { used: usual, detected: usual }, score: { count: 300, right: 149, own } },
      "Input 28×28×1. This fits best of all that were tried, but not well: it may have been trained on something else.",
    ],
    [
      "was overruled",
      { input: { used: { ...usual, ink: "black" }, detected: usual }, outputActivation: "logits" },
      "Input 28×28×1, ends in logits. Set by you; found were 0 to 1 and white on black.",
    ],
    ["was set without a detection", { input: { used: usual, detected: undefined } }, "Input 28×28×1. Set by you."],
  ])("says what %s", (_, change, text) => {
    expect(inputText({ ...summary, ...change })).toBe(text);
  });

  it("says that nothing was tried where there were no images", () => {
    const { score: _, ...untried } = summary;
    expect(inputText({ ...untried, input: { used: usual, detected: undefined } })).toBe(
      "Input 28×28×1. A guess: the images to try it on did not load.",
    );
  });
});
