import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseInkLines } from "../ink/jsonl.ts";
import { mnistPreprocessing, normalize } from "../ink/normalize.ts";
import { createRecognizer } from "../recognizer/create-recognizer.ts";
import { normalizedDigit } from "./normalized-digit.ts";
import type { Picture } from "./picture.ts";

const recorded = parseInkLines(readFileSync(new URL("../../test/fixtures/digits.ink.jsonl", import.meta.url), "utf8"));
const images = recorded.map(({ ink }) => normalize(ink));

/** A picture of grey values, opaque. */
function pictureOf(grey: ArrayLike<number>, side = 28): Picture {
  const data = Uint8Array.from({ length: 4 * grey.length }, (_, i) => (i % 4 === 3 ? 255 : grey[i >> 2]!));
  return { width: side, height: side, data };
}

describe("an image as MNIST has them", () => {
  it("is taken as it is, dark or light", () => {
    const taken = images.filter((image) => {
      const light = normalizedDigit(pictureOf(image), mnistPreprocessing);
      if (!light) return false;
      expect(light.image).toEqual(image);
      const { bounds } = light;
      expect(Math.abs(Math.max(bounds.width, bounds.height) - 20)).toBeLessThan(3);
      const dark = normalizedDigit(pictureOf(image.map((value) => 250 - 0.9 * value)), mnistPreprocessing)!;
      for (const [i, value] of dark.image.entries()) expect(Math.abs(value - image[i]!)).toBeLessThan(3);
      expect(dark.bounds).toEqual(bounds);
      return true;
    });
    expect(taken.length).toBeGreaterThan(7);
  });

  it("is read as one digit", async () => {
    const recognizer = await createRecognizer();
    const { text, numbers, grids } = recognizer.readPicture(pictureOf(images[4]!));
    expect({ text, grids }).toEqual({ text: "4", grids: [] });
    expect(numbers[0]!.alternatives).toHaveLength(4);
  });
});

const four = images[4]!;
const shifted = four.map((_, i) => (i % 28 < 3 ? 0 : four[i - 3]!));
const parted = four.map((value, i) => (i % 28 === 14 ? 0 : value));
it.each([
  ["of another size", pictureOf(new Uint8Array(29 * 29), 29)],
  ["that is blank", pictureOf(new Uint8Array(784))],
  ["whose ink is faint", pictureOf(four.map((value) => value / 4))],
  ["whose ink lies elsewhere", pictureOf(shifted)],
  ["whose ink is in two parts beside each other", pictureOf(parted)],
  ["that is darker and lighter than its paper", pictureOf(four.map((value, i) => (i === 100 ? 0 : 100 + value / 2)))],
  ["whose edge is no paper", pictureOf(four.map((value, i) => (i < 28 ? 255 : value)))],
  [
    "that is clear somewhere",
    { ...pictureOf(four), data: pictureOf(four).data.map((value, i) => (i === 3 ? 0 : value)) },
  ],
])("one %s is looked at as others are", (_, picture) => {
  expect(normalizedDigit(picture, mnistPreprocessing)).toBeUndefined();
});
