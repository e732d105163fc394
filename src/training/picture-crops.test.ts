import { expect, it } from "vitest";
import { onlyDigits } from "../model/classes.ts";
import { Random } from "../nn/random.ts";
import { drawTemplate } from "../train/augment/templates.ts";
import { cropsDataset, renderScenes, writersOf } from "./picture-crops.ts";

const classes = [...onlyDigits, ".", null];
const drawings = [0, 1, 2, 3, 4, 5, 6, 7].map((label) => ({
  ...{ label: `${label}`, writer: label < 5 ? "a" : "b" },
  ink: { strokes: drawTemplate(label, new Random(label)) },
}));
const dot = { label: null, char: ".", ink: { strokes: [[{ x: 1, y: 1 }]] } };
const letter = {
  label: null,
  char: "k",
  ink: {
    strokes: [
      [
        { x: 1, y: 1 },
        { x: 5, y: 9 },
      ],
    ],
  },
};

it("parts digits by writer, signs and letters; who wrote few digits writes no numbers", () => {
  const writers = writersOf([...drawings, dot, letter], classes);
  expect(writers.digits.map((own) => own.map(({ label }) => label))).toEqual([[0, 1, 2, 3, 4]]);
  expect(writers.signs.map(({ label }) => label)).toEqual([10]);
  expect(writers.letters.map(({ label }) => label)).toEqual([11]);
});

it("renders scenes that do not depend on who renders them", () => {
  const writers = writersOf(drawings, classes);
  const render = (from: number, to: number, seed = 1) => renderScenes(writers, 11, { seed, part: "scenes", from, to });
  const all = cropsDataset(render(0, 3));
  expect(cropsDataset([...render(0, 1), ...render(1, 3)])).toEqual(all);
  expect(cropsDataset(render(0, 3, 2))).not.toEqual(all);
  expect(all.images.length).toBe(all.count * 28 * 28);
  expect(Math.max(...all.labels)).toBeLessThanOrEqual(11);
});
