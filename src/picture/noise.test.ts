import { describe, expect, it } from "vitest";
import { Random } from "../nn/random.ts";
import { calm } from "./noise.ts";

const size = 160;

/** A contrast of paper with noise of so much to either side, and an upright stroke of ink in its middle. */
function contrast(noise: number, ink = 0.6, slope = 0) {
  const random = new Random(1);
  const data = Float32Array.from({ length: size * size }, (_, i) => {
    const x = i % size;
    return (Math.abs(x - size / 2) < 3 ? ink : 0) + slope * (x / size) + random.between(-noise, noise);
  });
  return { width: size, height: size, data };
}

const middleOf = (floors: Float32Array) => floors.toSorted()[floors.length >> 1]!;

describe("calm", () => {
  it("leaves a quiet picture as it is, with the least floor", () => {
    const quiet = contrast(0);
    const { data, floors } = calm(quiet);
    expect(data).toBe(quiet.data);
    for (const floor of floors) expect(floor).toBeCloseTo(0.05);
  });

  it("puts the floor above the noise, and below ink", () => {
    const { data, floors } = calm(contrast(0.02));
    expect(middleOf(floors)).toBeGreaterThan(0.03);
    expect(middleOf(floors)).toBeLessThan(0.12);
    expect(data[size * 80 + 80]).toBeGreaterThan(middleOf(floors));
  });

  it("takes light that falls off for no noise", () => {
    expect(middleOf(calm(contrast(0, 0.6, 0.3)).floors)).toBeCloseTo(0.05);
  });

  it("smooths what is noisy, and tells the noise that is left", () => {
    const noisy = contrast(0.15);
    const { data, floors } = calm(noisy);
    const spread = (values: Float32Array) => {
      const own = values.filter((_, i) => i % size < 60);
      return Math.sqrt(own.reduce((sum, value) => sum + value ** 2, 0) / own.length);
    };
    expect(spread(data)).toBeLessThan(0.4 * spread(noisy.data));
    expect(data[size * 80 + 80]).toBeGreaterThan(middleOf(floors));
  });
});
