import { expect, it } from "vitest";
import { mass, upright } from "../../../test/support/drawn.ts";
import { Random } from "../../nn/random.ts";
import { imageWarp } from "./image.ts";

it("keeps most of the ink of an image, whatever it does to it", () => {
  const warp = imageWarp(28, 2.5);
  for (let seed = 0; seed < 200; seed++) {
    const image = upright();
    warp(image, new Random(seed), 1);
    expect(mass(image) / mass(upright())).toBeGreaterThan(1 / 3);
    expect(mass(image) / mass(upright())).toBeLessThan(3);
  }
});
