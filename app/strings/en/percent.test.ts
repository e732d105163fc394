import { describe, expect, it } from "vitest";
import { percent, roughPercent } from "./percent.ts";

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

  it.each([
    [0, "0\u00a0%"],
    [0.004, "under 1\u00a0%"],
    [0.514, "51\u00a0%"],
    [0.9961, "over 99\u00a0%"],
    [1, "over 99\u00a0%"],
  ])("writes %d as %s where it may be far off", (probability, text) => {
    expect(roughPercent(probability)).toBe(text);
  });
});
