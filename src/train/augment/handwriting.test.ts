import { describe, expect, it } from "vitest";
import { bounds, type Stroke } from "../../ink/stroke.ts";
import { Random } from "../../nn/random.ts";
import { otherHand } from "./hands.ts";
import { createAugment, rowOf } from "./handwriting.ts";
import { imageWarp } from "./image.ts";
import { toUnit } from "./ink.ts";
import { canBeUnfinished, unfinished } from "./non-digits.ts";
import { lengthOf, partOf } from "./path.ts";
import { signs } from "./signs.ts";
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

const polyline = (...points: [number, number][]): Stroke => points.map(([x, y]) => ({ x, y }));
const onCircle = (angle: number) => ({ x: 50 * Math.sin(angle), y: -50 * Math.cos(angle) });

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

describe("otherHand", () => {
  const hands = (digit: number, drawing: Stroke[]) =>
    Array.from({ length: 300 }, (_, seed) => otherHand(drawing, digit, new Random(seed)));
  const strokes = (digit: number, drawing: Stroke[]) => [...new Set(hands(digit, drawing).map(({ length }) => length))];

  it("writes a 7 with a bar and without, a 1 with a flag or on a base, a crossed 0, and 2, 3 and 5 as they are", () => {
    for (const drawing of [seven, barred]) expect(strokes(7, drawing).sort()).toEqual([1, 2]);
    expect([strokes(1, seven).sort(), strokes(0, seven).sort()]).toEqual([
      [1, 2],
      [1, 2],
    ]);
    for (const digit of [2, 3, 5]) expect(new Set(hands(digit, seven).map(String)).size).toBe(1);
  });

  it("opens loops by up to a tenth of their length", () => {
    const circle = [Array.from({ length: 65 }, (_, i) => onCircle((i / 32) * Math.PI))];
    for (const digit of [0, 6, 8, 9]) {
      const lengths = hands(digit, circle)
        .filter(({ length }) => length === 1)
        .map((hand) => lengthOf(hand) / lengthOf(toUnit(circle)));
      expect(Math.min(...lengths)).toBeLessThan(0.92);
      expect(Math.min(...lengths)).toBeGreaterThan(0.89);
      if (digit !== 9) expect(Math.max(...lengths)).toBeCloseTo(1, 9);
    }
  });

  it("opens and closes the top of a 4, whose strokes stay where they end", () => {
    const four = toUnit([polyline([-0.3, -0.5], [-0.3, 0.1], [0.5, 0.1]), polyline([0.2, -0.5], [0.2, 0.5])]);
    const gaps = hands(4, four).map(([first, second]) => second![0]!.x - first![0]!.x);
    expect(Math.min(...gaps)).toBeLessThan(0.05);
    expect(Math.max(...gaps)).toBeGreaterThan(0.6);
    for (const [first, second] of hands(4, four)) {
      expect(first!.at(-1)).toEqual(four[0]!.at(-1));
      expect(second).toEqual(four[1]);
    }
  });

  it("writes a 4 that begins with a point in finite numbers", () => {
    const four = toUnit([polyline([0, 0]), polyline([0.2, -0.5], [0.2, 0.5])]);
    for (const hand of hands(4, four)) expect(hand.flat().every(({ x }) => Number.isFinite(x))).toBe(true);
  });

  it("bends the tail of a 9, straightens it and hooks it, and leaves its head", () => {
    const nine = [polyline([0.2, -0.3], [-0.2, -0.5], [-0.2, -0.1], [0.2, -0.3], [0.2, -0.1], [0.1, 0.5])];
    const tails = hands(9, nine).filter(([hand]) => hand!.length >= 6 && hand![0]!.x === 0.2);
    const ends = tails.map(([hand]) => hand![5]!.x);
    expect(Math.min(...ends)).toBeLessThan(0.06);
    expect(Math.max(...ends)).toBeGreaterThan(0.19);
    expect(new Set(tails.map(([hand]) => hand!.length))).toEqual(new Set([6, 10]));
    for (const [hand] of tails) expect(hand!.slice(0, 5)).toEqual(nine[0]!.slice(0, 5));
  });
});

describe("unfinished", () => {
  it("is the first stroke of a 4 of two, and less than 0.7 of a 0", () => {
    const cross = [polyline([0, -1], [-1, 0], [1, 0]), polyline([0.5, -1], [0.5, 1])];
    expect(canBeUnfinished(cross, 4)).toBe(true);
    expect(unfinished(cross, 4, new Random(1))).toEqual([cross[0]]);
    expect(canBeUnfinished(seven, 0)).toBe(true);
    for (let seed = 0; seed < 50; seed++) {
      const share = lengthOf(unfinished(seven, 0, new Random(seed))) / lengthOf(seven);
      expect(share).toBeGreaterThan(0.49);
      expect(share).toBeLessThan(0.71);
    }
  });

  it("is nothing that could be a digit: no 1, no 4 of one stroke, nothing of what is none", () => {
    for (const digit of [1, 4, 5, 6, 8, 9, null]) expect(canBeUnfinished(seven, digit)).toBe(false);
  });
});

it("takes a part of a way over several strokes, where the pen stands still as well", () => {
  const way = [polyline([0, 0], [0, 0], [4, 0]), polyline([4, 2], [4, 2]), polyline([0, 1], [6, 1])];
  expect(partOf(way, 0.1, 0.7)).toEqual([polyline([1, 0], [4, 0]), polyline([4, 2], [4, 2]), polyline([0, 1], [3, 1])]);
  expect(partOf(way, 0, 0.2)).toEqual([polyline([0, 0], [2, 0])]);
  expect(partOf([[], polyline([1, 1])], 0, 1)).toEqual([]);
});

it("knows signs as large as one, none of them twice", () => {
  expect(new Set(signs.map((sign) => JSON.stringify(sign))).size).toBe(signs.length);
  for (const sign of signs) {
    const area = bounds({ strokes: sign })!;
    expect(Math.max(area.width, area.height)).toBeGreaterThan(0.7);
    expect(Math.max(area.width, area.height)).toBeLessThanOrEqual(1);
  }
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
