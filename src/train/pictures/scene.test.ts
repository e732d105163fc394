import { expect, it } from "vitest";
import { bounds } from "../../ink/stroke.ts";
import { Random } from "../../nn/random.ts";
import { drawTemplate } from "../augment/templates.ts";
import { drawScene, type Scene, type Writers } from "./scene.ts";

const digits = Array.from({ length: 10 }, (_, label) => ({ label, strokes: drawTemplate(label, new Random(label)) }));
const writers: Writers = {
  digits: [digits],
  signs: [
    {
      label: 12,
      strokes: [
        [
          { x: 0, y: 0 },
          { x: 1, y: 0 },
        ],
      ],
    },
  ],
  letters: [],
};
const scenes = Array.from({ length: 200 }, (_, i) => drawScene(writers, new Random(1, i)));
const byHand = scenes.filter(({ isPrinted, signs }) => !isPrinted && signs.length > 0);
const boundsOf = ({ signs }: Scene) => signs.map(({ strokes }) => bounds({ strokes })!);

it("writes numbers of up to five digits, some with a sign, prints some, and leaves some papers empty", () => {
  expect(scenes.filter(({ signs }) => signs.length === 0)).not.toEqual([]);
  expect(scenes.filter(({ isPrinted }) => isPrinted)).not.toEqual([]);
  expect(byHand.filter(({ signs }) => signs.some(({ label }) => label === 12))).not.toEqual([]);
  expect(Math.max(...byHand.map(({ signs }) => signs.filter(({ label }) => label < 10).length))).toBe(5);
});

it("puts signs from left to right, and digits on the line, about as high as each other", () => {
  for (const scene of scenes) {
    const all = boundsOf(scene);
    for (const [i, { x, width }] of all.entries()) {
      const next = all[i + 1];
      if (next) expect(next.x + next.width).toBeGreaterThan(x + width / 2);
    }
    for (const [i, { y, width, height }] of all.entries()) {
      if (scene.signs[i]!.label > 9) continue;
      expect(Math.abs(y + height)).toBeLessThan(0.1);
      expect(Math.max(height, 0.7 * width)).toBeGreaterThan(0.8);
      expect(height).toBeLessThan(1.2);
    }
  }
});

it("has some digits touch, and some stand apart", () => {
  const gaps = byHand.flatMap((scene) => {
    const all = boundsOf(scene);
    return all.slice(1).map(({ x }, i) => x - all[i]!.x - all[i]!.width);
  });
  expect(gaps.filter((gap) => gap < 0.02).length).toBeGreaterThan(0.3 * gaps.length);
  expect(gaps.filter((gap) => gap > 0.1).length).toBeGreaterThan(0.2 * gaps.length);
});
