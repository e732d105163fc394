import { describe, expect, it } from "vitest";
import { Random } from "../nn/random.ts";
import { maskInk, strokeWidth } from "./ink-mask.ts";
import { type Calmed, calm } from "./noise.ts";

/** Contrast with noise: strokes down of so many pixels, each of another strength. */
function contrast(width: number, strengths: readonly number[], noise = 0.02): Calmed {
  const [columns, rows] = [60 * strengths.length, 100];
  const random = new Random(1, "noise");
  const data = Float32Array.from({ length: columns * rows }, (_, i) => {
    const [x, y] = [i % columns, Math.floor(i / columns)];
    const isInk = y >= 10 && y < 90 && x % 60 >= 30 && x % 60 < 30 + width;
    return (isInk ? strengths[Math.floor(x / 60)]! : 0) + random.between(-noise, noise);
  });
  return calm({ width: columns, height: rows, data });
}

const share = (mask: Uint8Array, width: number, from: number, to: number) => {
  const some = mask.filter((_, i) => i % width >= from && i % width < to && i / width >= 12 && i / width < 88);
  return some.reduce((sum, value) => sum + value, 0) / some.length;
};

describe("ink", () => {
  it.each([3, 6, 14])("is all of a stroke %i pixels wide, and nothing around it", (width) => {
    const { mask, width: columns } = maskInk(contrast(width, [0.6]), 1);
    expect(share(mask, columns, 31, 29 + width)).toBeGreaterThan(0.98);
    expect(share(mask, columns, 0, 28)).toBeLessThan(0.01);
  });

  it("is faint as well as strong", () => {
    const { mask, width } = maskInk(contrast(5, [0.8, 0.15]), 1);
    expect(share(mask, width, 31, 34)).toBeGreaterThan(0.98);
    expect(share(mask, width, 91, 94)).toBeGreaterThan(0.9);
  });

  it("is of one polarity, and none where only noise is", () => {
    const plane = contrast(5, [0.6]);
    expect(maskInk(plane, -1).mask.includes(1)).toBe(false);
    const light = { ...plane, data: plane.data.map((value) => -value) };
    expect(maskInk(light, -1).mask).toEqual(maskInk(plane, 1).mask);
    expect(maskInk(contrast(5, [0], 0.05), 1).mask.includes(1)).toBe(false);
  });

  it("tells how wide a stroke is, however it lies", () => {
    for (const [across, down] of [
      [1, 0],
      [0, 1],
      [0.8, 0.6],
    ] as const) {
      const isInk = (i: number) => Math.abs(((i % 120) - 60) * across + (Math.floor(i / 120) - 60) * down) < 3.5;
      const mask = Uint8Array.from({ length: 120 * 120 }, (_, i) => (isInk(i) ? 1 : 0));
      const width = strokeWidth({ width: 120, height: 120, mask });
      expect(width).toBeGreaterThanOrEqual(7);
      expect(width).toBeLessThanOrEqual(9);
    }
    expect(strokeWidth({ width: 2, height: 2, mask: new Uint8Array(4) })).toBe(0);
  });
});
