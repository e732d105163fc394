import { expect, it } from "vitest";
import { brokenRule } from "../../test/support/broken-rule.ts";
import { emaDecay, updateEma } from "./ema.ts";

it("warms the decay up", () => {
  expect([0, 1, 8, 80, 1e6].map((step) => emaDecay(0.9, step))).toEqual([0.1, 2 / 11, 0.5, 0.9, 0.9]);
  expect(emaDecay(0, 5)).toBe(0);
});

it("is the average by its definition", () => {
  const average = Float32Array.of(1, -2);
  const expected = [1, -2];
  for (let step = 0; step < 50; step++) {
    const weights = Float32Array.of(step, 1 / (1 + step));
    updateEma(average, weights, 0.8, step);
    const decay = Math.min(0.8, (1 + step) / (10 + step));
    for (const i of [0, 1]) expected[i] = decay * expected[i]! + (1 - decay) * weights[i]!;
  }
  for (const i of [0, 1]) expect(Math.abs(average[i]! / expected[i]! - 1)).toBeLessThan(1e-6);
});

it("stays where the weights stay, to the bit, and is the weights themselves with decay 0", () => {
  const weights = Float32Array.of(0.1, -7, 1e-45, 3e38);
  const average = weights.slice();
  for (let step = 0; step < 20; step++) updateEma(average, weights, 0.999, step);
  expect(average).toEqual(weights);
  weights.set([5, 6, 7, 1e38]);
  updateEma(average, weights, 0, 3);
  expect(average).toEqual(weights);
});

it("gives the same bits everywhere", () => {
  const average = Float32Array.of(0.1, 0.2, 0.3);
  for (let step = 0; step < 100; step++) updateEma(average, Float32Array.of(step, step / 3, 1 / 3), 0.97, step);
  // Computed once; it must never change.
  expect([...average]).toMatchInlineSnapshot(`
    [
      89.0000228881836,
      29.666664123535156,
      0.3333333134651184,
    ]
  `);
});

it("refuses a decay out of range and lengths that differ", () => {
  const values = new Float32Array(2);
  expect(() => updateEma(values, values, 1, 0)).toThrow(
    brokenRule("option", "decay: must be from 0 to below 1, got 1"),
  );
  expect(() => updateEma(new Float32Array(3), values, 0.5, 0)).toThrow(
    brokenRule("option", "average: must have 2 values, got 3"),
  );
});
