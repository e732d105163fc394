import { expect, it } from "vitest";
import { arithmetic } from "./arithmetic.mjs";
import { median, quantile, rounded, summary } from "./statistics.mjs";

it("median and quantile", () => {
  expect([median([3, 1, 2]), median([4, 1, 2, 3])]).toEqual([2, 2.5]);
  const values = Array.from({ length: 1000 }, (_, i) => 1000 - i);
  expect([quantile(values, 0), quantile(values, 0.99), quantile([7], 0.99)]).toEqual([1, 991, 7]);
});

it("a summary is the median and the range of the rounds, in three digits", () => {
  expect(summary([])).toBe("–");
  expect(summary([12.345])).toBe("12.3");
  expect(summary([1000.4, 3456, 2000])).toBe("2,000 (1,000–3,460)");
  expect(rounded(0.98765)).toBe("0.988");
});

it("arithmetic counts what the layers of classic need", () => {
  // Its two convolutions and the dense layer, by hand.
  const conv1 = 26 * 26 * 9 * 32 * 2;
  const conv2 = 11 * 11 * 9 * 32 * 64 * 2;
  const dense = 1600 * 10 * 2;
  const { direct, needed } = arithmetic("classic");
  expect(direct).toEqual({ forward: conv1 + conv2 + dense, backward: conv1 + 2 * (conv2 + dense) });
  expect(needed.forward).toBe(conv1 + 25 * 16 * 32 * 64 * 2 + dense);
});
