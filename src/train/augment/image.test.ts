import { expect, it } from "vitest";
import { Random } from "../../nn/random.ts";
import { imageWarp } from "./image.ts";

/** A bar of ink in the middle. */
function upright(): Uint8Array {
  const image = new Uint8Array(784);
  for (let row = 5; row < 23; row++) image.fill(255, row * 28 + 13, row * 28 + 16);
  return image;
}

const mass = (image: Uint8Array) => image.reduce((sum, value) => sum + value, 0) / 255;

it("keeps most of the ink of an image, whatever it does to it", () => {
  const warp = imageWarp(28, 2.5);
  for (let seed = 0; seed < 200; seed++) {
    const image = upright();
    warp(image, new Random(seed), 1);
    expect(mass(image) / mass(upright())).toBeGreaterThan(1 / 3);
    expect(mass(image) / mass(upright())).toBeLessThan(3);
  }
});
