import { expect, it } from "vitest";
import { maskOf } from "../../test/support/mask-of.ts";
import { Random } from "../nn/random.ts";
import { findComponents, meanStrengths } from "./components.ts";

it("takes ink together over corners, and paper over sides alone", () => {
  const ring = maskOf(".....", "..#..", ".#.#.", "..#..", ".....");
  const ink = findComponents(ring.data, ring);
  expect(ink.components).toMatchObject([{ label: 1, bounds: { x: 1, y: 1, width: 3, height: 3 }, area: 4 }]);
  const paper = findComponents(ring.data, ring, 0).components;
  expect(paper.map(({ area }) => area)).toEqual([20, 1]);
});

it("joins what meets further down", () => {
  const cup = maskOf("#...#", "#.#.#", "#####");
  expect(findComponents(cup.data, cup).components).toHaveLength(1);
  const apart = maskOf("#...#", "#.#.#", "#...#");
  const { labels, components } = findComponents(apart.data, apart);
  expect(components.map(({ area }) => area)).toEqual([3, 3, 1]);
  expect([...labels].filter((label) => label === 3)).toHaveLength(1);
});

it.each([1, 0] as const)("takes together what can be gone to from pixel to pixel: %i", (value) => {
  const random = new Random(1, "components");
  for (let trial = 0; trial < 200; trial++) {
    const [width, height, share] = [1 + random.below(12), 1 + random.below(12), random.float()];
    const mask = Uint8Array.from({ length: width * height }, () => (random.float() < share ? 1 : 0));
    const { labels, components } = findComponents(mask, { width, height }, value);
    const expected = new Int32Array(mask.length);
    let count = 0;
    const visit = (x: number, y: number) => {
      const at = y * width + x;
      if (x < 0 || y < 0 || x >= width || y >= height || mask[at] !== value || expected[at]! > 0) return;
      expected[at] = count;
      for (let v = -1; v <= 1; v++) {
        for (let u = -1; u <= 1; u++) if (value === 1 || u === 0 || v === 0) visit(x + u, y + v);
      }
    };
    for (let i = 0; i < mask.length; i++) {
      if (mask[i] !== value || expected[i]! > 0) continue;
      count++;
      visit(i % width, Math.floor(i / width));
    }
    expect(labels).toEqual(expected);
    expect(components.map(({ area }) => area)).toEqual(
      Array.from({ length: count }, (_, i) => expected.filter((label) => label === i + 1).length),
    );
  }
});

it("gives the mean strength of each", () => {
  const mask = maskOf("##..#");
  expect([...meanStrengths(findComponents(mask.data, mask), new Float32Array([0.5, 1, 1, 1, 0.25]))]).toEqual([
    0.75, 0.25,
  ]);
});
