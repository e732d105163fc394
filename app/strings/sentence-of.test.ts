import { describe, expect, it } from "vitest";
import { sentenceOf } from "./sentence-of.ts";

describe("the sentence about a file", () => {
  it.each([
    ["open", "data", "a.keras could not be opened: it is no file, or was moved."],
    ["open", "model", "a.keras is damaged, or not a model."],
    ["open", "spec", "a.keras has layers that do not fit together."],
    ["open", "unsupported", "a.keras has what Tenpen does not read: lstm with an LSTM."],
    ["open", "limit", "a.keras is too large, or would take too long."],
    ["open", "timeout", "a.keras took too long and was given up."],
    ["open", "network", "a.keras could not be opened. Check the connection, then try again."],
    ["open", "worker", "a.keras could not be opened. Check the connection, then try again."],
    ["open", "work", "a.keras could not be read."],
    ["restore", "data", "a.keras is no longer in this browser."],
    ["read", "timeout", "a.keras took too long to read and was removed."],
    ["read", "worker", "a.keras has stopped and was removed."],
  ] as const)("while it %ss, by the code %s and never in the words of the library", (during, code, sentence) => {
    const fault = { code, what: "a.keras: lstm", rule: "must be a model's", got: "an LSTM" };
    expect(sentenceOf({ file: "a.keras", during, fault })).toBe(sentence);
  });

  it("says of an empty file no more than that", () => {
    const fault = {
      code: "model",
      what: "a: file",
      rule: "must be a .safetensors, .keras or .h5 model",
      got: "an empty file",
    } as const;
    expect(sentenceOf({ file: "a", during: "open", fault })).toBe("a is empty.");
  });

  it("names what a file is that is no model, and which are", () => {
    const rule = "must be a .safetensors, .keras or .h5 model";
    const fault = { code: "model", what: "7.jpg: file", rule, got: "a JPEG picture" } as const;
    expect(sentenceOf({ file: "7.jpg", during: "open", fault })).toBe(
      "7.jpg is a JPEG picture, not a model. Tenpen can read with .keras, .h5, .onnx and .safetensors files.",
    );
  });
});
