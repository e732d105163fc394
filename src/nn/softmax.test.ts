import { expect, it } from "vitest";
import { softmax, softmaxCrossEntropy } from "./softmax.ts";

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
