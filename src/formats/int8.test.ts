import fc from "fast-check";
import { expect, it } from "vitest";
import { dequantize, quantize } from "./int8.ts";

it("keeps the largest weight of each output and rounds the others to the nearest of 255 values", () => {
  const { values, scales } = quantize(Float32Array.of(1, -2.54, 0.5, 1, -0.126, 0.004), 2);
  expect([...values]).toEqual([127, -127, 64, 50, -16, 0]);
  expect(scales[0]).toBeCloseTo(1 / 127, 8);
  expect(scales[1]).toBeCloseTo(0.02, 8);
});

it("is wrong by half a step at most, whatever the weights", () => {
  const weight = fc.float({ noNaN: true, min: Math.fround(-1e30), max: Math.fround(1e30) });
  fc.assert(
    fc.property(fc.array(weight, { minLength: 6, maxLength: 30 }), fc.integer({ min: 1, max: 3 }), (list, channels) => {
      const weights = Float32Array.from(list.slice(0, list.length - (list.length % channels)));
      const { values, scales } = quantize(weights, channels);
      const back = dequantize(values, scales);
      for (const [i, weight] of weights.entries()) {
        expect(Math.abs(back[i]! - weight)).toBeLessThanOrEqual(0.5001 * scales[i % channels]! + 1e-44 * 127);
      }
    }),
  );
});

it("leaves an output without weights at 0", () => {
  const { values, scales } = quantize(new Float32Array(4), 2);
  expect([...dequantize(values, scales)]).toEqual([0, 0, 0, 0]);
});
