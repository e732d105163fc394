import { describe, expect, it } from "vitest";
import { bytes, details } from "./model-panel.ts";

describe("the words of a model's summary", () => {
  it.each([
    [0, "0\u00a0bytes"],
    [999, "999\u00a0bytes"],
    [97_980, "98\u00a0KB"],
    [999_499, "999\u00a0KB"],
    [999_500, "1.0\u00a0MB"],
    [64 * 2 ** 20, "67.1\u00a0MB"],
  ])("write %d bytes as %s", (count, text) => {
    expect(bytes(count)).toBe(text);
  });

  it("compare with Tenpen's own in one line", () => {
    expect(details.own({ right: 299, parameters: 87_199, bytes: 97_980 }, 300)).toBe(
      "Tenpen’s own: 99.7\u00a0%, 87,199 parameters, 98\u00a0KB",
    );
  });

  it("say what its confidence is worth", () => {
    expect(details.confidence({ calibrated: false, hasRejectClass: false })).toBe(
      "Its confidence is not calibrated, and it never says “no number here”.",
    );
    expect(details.confidence({ calibrated: true, hasRejectClass: true })).toBe(
      "Its confidence is calibrated, and it knows what is no number.",
    );
  });
});
