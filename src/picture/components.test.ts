import { expect, it } from "vitest";
import { maskOf } from "../../test/support/mask-of.ts";
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

it("gives the mean strength of each", () => {
  const mask = maskOf("##..#");
  expect([...meanStrengths(findComponents(mask.data, mask), new Float32Array([0.5, 1, 1, 1, 0.25]))]).toEqual([
    0.75, 0.25,
  ]);
});
