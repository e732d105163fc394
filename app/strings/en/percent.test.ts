import { describe, expect, it } from "vitest";
import { percent } from "./percent.ts";

describe("the percentages of the page", () => {
  it.each([
    [0, "0.0\u00a0%"],
    [0.0004, "under 0.1\u00a0%"],
    [0.5, "50.0\u00a0%"],
    [0.99996, "over 99.9\u00a0%"],
    [1, "100.0\u00a0%"],
  ])("writes %d as %s", (probability, text) => {
    expect(percent(probability)).toBe(text);
  });
});
