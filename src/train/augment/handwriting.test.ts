import { describe, expect, it } from "vitest";
import { Random } from "../../nn/random.ts";
import { otherHand } from "./hands.ts";
import { createAugment, rowOf } from "./handwriting.ts";
import { imageWarp } from "./image.ts";
import { SmoothField } from "./smooth-field.ts";

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
const rows = Int32Array.of(rowOf.image, 0, 1, rowOf.madeUp, rowOf.sideBySide);
const augment = createAugment({
  drawings: [
    { strokes: seven, digit: 7 },
    { strokes: barred, digit: null },
  ],
  rows,
  bend: 2.5,
  gentle: { epoch: 3, strength: 0 },
});

/** A bar of ink in the middle. */
function upright(): Uint8Array {
  const image = new Uint8Array(784);
  for (let row = 5; row < 23; row++) image.fill(255, row * 28 + 13, row * 28 + 16);
  return image;
}

function augmented(index: number, seed: number, epoch = 1): Uint8Array {
  const image = index === 0 ? upright() : new Uint8Array(784);
  augment(image, new Random(seed), index, epoch);
  return image;
}

const mass = (image: Uint8Array) => image.reduce((sum, value) => sum + value, 0) / 255;

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

it("keeps most of the ink of an image, whatever it does to it", () => {
  const warp = imageWarp(28, 2.5);
  for (let seed = 0; seed < 200; seed++) {
    const image = upright();
    warp(image, new Random(seed), 1);
    expect(mass(image) / mass(upright())).toBeGreaterThan(1 / 3);
    expect(mass(image) / mass(upright())).toBeLessThan(3);
  }
});

it("writes a 7 with a bar and without, a 1 on a base and a crossed 0, and every other digit as it is", () => {
  const strokes = (digit: number, drawing = seven) => {
    const counts = Array.from({ length: 300 }, (_, seed) => otherHand(drawing, digit, new Random(seed)).length);
    return [...new Set(counts)].sort();
  };
  expect([strokes(7), strokes(7, barred)]).toEqual([
    [1, 2],
    [1, 2],
  ]);
  expect([strokes(1), strokes(0)]).toEqual([
    [1, 2],
    [1, 2],
  ]);
  for (const digit of [2, 3, 4, 5, 6, 8, 9]) expect(strokes(digit)).toEqual([1]);
});

it("a smooth field is 1 where all of its values are, has no jumps, and stays at its edges", () => {
  const field = new SmoothField(3);
  field.draw({ float: () => 1 } as Random);
  for (const [u, v] of [
    [0, 0],
    [0.4, 0.7],
    [1, 1],
  ])
    expect(field.at(u!, v!)).toBeCloseTo(1, 12);
  field.draw(new Random(1));
  for (let i = 0; i < 1000; i++) {
    expect(Math.abs(field.at(i / 1000, 0.3) - field.at((i + 1) / 1000, 0.3))).toBeLessThan(0.01);
  }
  expect(field.at(-5, 2)).toBe(field.at(0, 1));
});
