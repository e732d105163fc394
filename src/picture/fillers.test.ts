import { expect, it } from "vitest";
import type { Atom } from "../segment/atom.ts";
import { withoutFillers } from "./fillers.ts";

/** Atoms on a line whose digits are 20 high: where they begin, how wide and high they are, and where their top is. */
function lineOf(...places: [x: number, width: number, height: number, y: number][]) {
  const atoms = places.map(([x, width, height, y], stroke): Atom => {
    return { strokes: [], bounds: { x, y, width, height }, ...{ stroke, part: 0, isCut: false, isLigature: false } };
  });
  return { atoms, height: 20, base: 20 };
}

const strokesOf = ({ atoms }: { readonly atoms: readonly Atom[] }) => atoms.map(({ stroke }) => stroke);

it("leaves out dashes that are long, several, or behind a number", () => {
  const number = [
    [40, 10, 20, 0],
    [54, 10, 20, 0],
  ] as const;
  expect(strokesOf(withoutFillers(lineOf([0, 30, 1, 10], ...number.map((each) => [...each] as never))))).toEqual([
    1, 2,
  ]);
  expect(strokesOf(withoutFillers(lineOf([0, 10, 1, 10], [14, 10, 0, 10], [40, 10, 20, 0])))).toEqual([2]);
  expect(strokesOf(withoutFillers(lineOf([40, 10, 20, 0], [54, 10, 1, 9], [70, 12, 1, 9])))).toEqual([0]);
});

it("keeps a minus, the bar of a digit, and what is dashes alone", () => {
  expect(strokesOf(withoutFillers(lineOf([0, 12, 1, 10], [20, 10, 20, 0])))).toEqual([0, 1]);
  expect(strokesOf(withoutFillers(lineOf([0, 10, 20, 0], [2, 14, 1, 10])))).toEqual([0, 1]);
  expect(strokesOf(withoutFillers(lineOf([0, 30, 1, 10], [40, 30, 1, 10])))).toEqual([0, 1]);
});
