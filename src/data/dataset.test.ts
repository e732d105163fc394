import { expect, it } from "vitest";
import { brokenRule } from "../../test/support/broken-rule.ts";
import { checkImageSize, type Dataset, subset } from "./dataset.ts";

const dataset: Dataset = {
  images: Uint8Array.of(0, 1, 10, 11, 20, 21),
  labels: Uint8Array.of(7, 8, 9),
  count: 3,
  height: 1,
  width: 2,
};

it("takes images with their labels, in the order asked for, as often as asked for", () => {
  expect(subset(dataset, Uint32Array.of(2, 0, 2))).toEqual({
    images: Uint8Array.of(20, 21, 0, 1, 20, 21),
    labels: Uint8Array.of(9, 7, 9),
    count: 3,
    height: 1,
    width: 2,
  });
});

it("is a copy", () => {
  const copy = subset(dataset, Uint32Array.of(0));
  copy.images.fill(99);
  copy.labels.fill(99);
  expect(dataset.images[0]).toBe(0);
  expect(dataset.labels[0]).toBe(7);
});

it("takes none", () => {
  expect(subset(dataset, new Uint32Array(0))).toMatchObject({ count: 0, images: new Uint8Array(0) });
});

it("does not take an image that is not there", () => {
  expect(() => subset(dataset, Uint32Array.of(0, 3))).toThrow(brokenRule("data", "index: must be below 3, got 3"));
});

it("checks the size of images", () => {
  const square = { ...dataset, height: 2, width: 2 };
  expect(() => checkImageSize("f", square, 2)).not.toThrow();
  expect(() => checkImageSize("f", square, 3)).toThrow(brokenRule("data", "f: images must be 3×3, got 2×2"));
  expect(() => checkImageSize("f", dataset, 2)).toThrow(brokenRule("data", "f: images must be 2×2, got 1×2"));
});
