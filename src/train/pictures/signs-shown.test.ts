import { describe, expect, it } from "vitest";
import { Random } from "../../nn/random.ts";
import { drawTemplate } from "../augment/templates.ts";
import { signsShown } from "./crops.ts";
import { renderScene } from "./render-scene.ts";

describe("a digit of a scene", () => {
  it("is whole in what may be a digit, on most papers, in most lights and with most pens", () => {
    const seeds = Array.from({ length: 60 }, (_, i) => i);
    const shown = seeds.filter((i) => {
      const random = new Random(7, "scene", i);
      const label = i % 10;
      const strokes = drawTemplate(label, random).map((stroke) => stroke.map(({ x, y }) => ({ x, y: y - 0.5 })));
      const scene = renderScene({ signs: [{ strokes, label }], isPrinted: false }, random);
      return signsShown(scene, 1).has(1);
    });
    expect(shown.length).toBeGreaterThan(0.8 * seeds.length);
  });
});
