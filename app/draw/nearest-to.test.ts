import { expect, it } from "vitest";
import { nearestTo } from "./nearest-to.ts";

const set = { images: Uint8Array.of(0, 0, 0, 9, 200, 0, 0, 0, 250, 0, 0, 0), labels: Uint8Array.of(4, 9, 4), count: 3 };
const view = { size: 2, pixels: Uint8Array.of(255, 0, 0, 0) };

it("is the image of that digit that differs least", () => {
  expect(nearestTo(view, 4, set)?.pixels).toEqual(Uint8Array.of(250, 0, 0, 0));
  expect(nearestTo(view, 9, set)?.pixels).toEqual(Uint8Array.of(200, 0, 0, 0));
});

it("is none where no image shows the digit, or a network sees another size", () => {
  expect(nearestTo(view, 7, set)).toBeUndefined();
  expect(nearestTo({ size: 1, pixels: Uint8Array.of(255) }, 4, set)).toBeUndefined();
});
