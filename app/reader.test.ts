import { expect, it } from "vitest";
import { viewOf } from "./reader.ts";

it.each([
  ["the first digit", [0, 255, 128, 0, 9, 9, 9, 9], [0, 255, 128, 0]],
  ["paper, where nothing was to be read", [], [0, 0, 0, 0]],
])("the view of a drawing is %s", (_, images, pixels) => {
  expect(viewOf(Uint8Array.from(images), 2)).toEqual({ size: 2, pixels: Uint8Array.from(pixels) });
});
