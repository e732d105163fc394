import { expect, test } from "vitest";
import { percent } from "./percent.ts";

test.each([
  [0, "0.0 %"],
  [1e-9, "under 0.1 %"],
  [0.00099, "under 0.1 %"],
  [0.001, "0.1 %"],
  [0.9862, "98.6 %"],
  [0.999, "99.9 %"],
  [0.9997, "over 99.9 %"],
  [1, "100.0 %"],
])("%d is %s", (share, text) => {
  expect(percent(share)).toBe(text);
});

test.each([
  [0.00009, "under 0.01 %"],
  [0.9921, "99.21 %"],
  [9999 / 10_000, "99.99 %"],
  [59_999 / 60_000, "over 99.99 %"],
  [1, "100.00 %"],
])("%d with two decimals is %s", (share, text) => {
  expect(percent(share, 2)).toBe(text);
});
