import { describe, expect, it } from "vitest";
import { mass, upright } from "../../../test/support/drawn.ts";
import { Random } from "../../nn/random.ts";
import { createRender, type Rendering } from "./renderers.ts";

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
const variation = { elastic: 2.5, cooldown: { epoch: 3, strength: 0 } };
const digit = { strokes: seven, digit: 7 };
const letter = { strokes: barred, digit: null };
const renderings: Rendering[] = [
  { type: "images", options: variation },
  { type: "ink", options: { drawings: [digit], repeat: 1, ...variation } },
  { type: "ink", options: { drawings: [letter], repeat: 1, ...variation } },
  { type: "synthetic", options: variation },
  { type: "groups", options: { digits: [digit], ...variation } },
  { type: "partials", options: { digits: [digit], ...variation } },
];

async function rendered(rendering: Rendering, seed: number, epoch = 1): Promise<Uint8Array> {
  const image = "type" in rendering && rendering.type === "images" ? upright() : new Uint8Array(784);
  (await createRender(rendering))(image, new Random(seed), 0, epoch);
  return image;
}

describe("createRender", () => {
  it.each(renderings)(
    "renders %j as another one each time, and as the same one of the same random numbers",
    async (rendering) => {
      const images = await Promise.all(Array.from({ length: 8 }, (_, seed) => rendered(rendering, seed)));
      expect(new Set(images.map((image) => image.join())).size).toBe(8);
      for (const image of images) {
        expect(mass(image)).toBeGreaterThan(20);
        expect(mass(image)).toBeLessThan(500);
      }
      expect(await rendered(rendering, 3)).toEqual(images[3]);
    },
  );

  it("leaves an image as it is when it is to be changed by nothing", async () => {
    expect(await rendered(renderings[0]!, 1, 3)).toEqual(upright());
    expect(await rendered(renderings[0]!, 1, 2)).not.toEqual(upright());
  });
});
