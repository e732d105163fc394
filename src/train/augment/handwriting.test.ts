import { describe, expect, it } from "vitest";
import { mass, upright } from "../../../test/support/drawn.ts";
import { Random } from "../../nn/random.ts";
import { createAugment, rowOf } from "./handwriting.ts";

const seven = [
  [
    { x: 10, y: 10 },
    { x: 60, y: 10 },
    { x: 30, y: 110 },
  ],
];
const barred = [
  ...seven,
  [
    { x: 25, y: 62 },
    { x: 65, y: 58 },
  ],
];
const rows = Int32Array.of(rowOf.image, 0, 1, rowOf.madeUp, rowOf.sideBySide, rowOf.unfinished);
const augment = createAugment({
  drawings: [
    { strokes: seven, digit: 7 },
    { strokes: barred, digit: null },
  ],
  rows,
  bend: 2.5,
  gentle: { epoch: 3, strength: 0 },
});

function augmented(index: number, seed: number, epoch = 1): Uint8Array {
  const image = index === 0 ? upright() : new Uint8Array(784);
  augment(image, new Random(seed), index, epoch);
  return image;
}

describe("createAugment", () => {
  it.each([...rows.keys()])(
    "makes image %i another one each time, and the same one of the same random numbers",
    (index) => {
      const images = Array.from({ length: 8 }, (_, seed) => augmented(index, seed));
      expect(new Set(images.map((image) => image.join())).size).toBe(8);
      for (const image of images) {
        expect(mass(image)).toBeGreaterThan(20);
        expect(mass(image)).toBeLessThan(500);
      }
      expect(augmented(index, 3)).toEqual(images[3]);
    },
  );

  it("leaves an image as it is when it is to be changed by nothing", () => {
    expect(augmented(0, 1, 3)).toEqual(upright());
    expect(augmented(0, 1, 2)).not.toEqual(upright());
  });
});
