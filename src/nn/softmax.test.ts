import fc from "fast-check";
import { expect, it } from "vitest";
import { exp, log, softmax, softmaxCrossEntropy } from "./softmax.ts";

function within(actual: number, expected: number, relative: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(relative * Math.abs(expected));
}

it("exp is the exponential", () => {
  fc.assert(
    fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => within(exp(x), Math.exp(x), 1e-15)),
    {
      seed: 1,
    },
  );
  expect(exp(0)).toBe(1);
  expect(exp(-1e9)).toBe(0);
  expect(exp(Number.NEGATIVE_INFINITY)).toBe(0);
});

it("log is the natural logarithm", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-300, max: 0.9, noNaN: true }), (x) => within(log(x), Math.log(x), 2e-15)),
    {
      seed: 2,
    },
  );
  fc.assert(
    fc.property(fc.double({ min: 1.1, max: 1e300, noNaN: true }), (x) => within(log(x), Math.log(x), 2e-15)),
    {
      seed: 3,
    },
  );
  expect(log(1)).toBe(0);
});

it("exp and log give the same bits everywhere", () => {
  // The last bits of Math.exp differ between engines; these were computed once and must never change.
  expect([exp(2), exp(-3.7), exp(12.25), log(7), log(0.3)]).toEqual([
    7.38905609893065, 0.024723526470339388, 208981.28886971297, 1.9459101490553132, -1.2039728043259361,
  ]);
});

it("softmax sums to one and survives large logits", () => {
  const probabilities = new Float32Array(3);
  softmax(Float32Array.of(1000, 1000, -1000), probabilities);
  expect([...probabilities]).toEqual([0.5, 0.5, 0]);
  softmax(Float32Array.of(0, Math.log(2), Math.log(5)), probabilities);
  expect([...probabilities].map((p) => +p.toFixed(6))).toEqual([0.125, 0.25, 0.625]);
});

it.each([0, 0.1])("softmaxCrossEntropy's gradient agrees with finite differences, smoothing %d", (smoothing) => {
  const logits = Float32Array.of(0.5, -1, 2, 0.25);
  const gradient = new Float32Array(4);
  const unused = new Float32Array(4);
  const loss = softmaxCrossEntropy(logits, 3, gradient, 0.1, smoothing);
  const total = [...logits].reduce((sum, logit) => sum + Math.exp(logit), 0);
  const target = (1 - smoothing) * 0.25 + (smoothing / 4) * (0.5 - 1 + 2 + 0.25);
  expect(loss).toBeCloseTo(Math.log(total) - target, 12);
  for (let i = 0; i < 4; i++) {
    const shifted = (by: number) =>
      softmaxCrossEntropy(
        logits.map((logit, j) => (i === j ? logit + by : logit)),
        3,
        unused,
        1,
        smoothing,
      );
    expect(gradient[i]).toBeCloseTo((0.1 * (shifted(1 / 64) - shifted(-1 / 64))) / (2 / 64), 4);
  }
});
