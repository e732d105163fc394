import { expect, it } from "vitest";
import { mnistPreprocessing } from "../ink/normalize.ts";
import type { Ink, Stroke } from "../ink/stroke.ts";
import type { Class } from "../model/classes.ts";
import type { Expect } from "./expect.ts";
import { readInk } from "./read-ink.ts";

const line = (...points: [number, number][]): Stroke => points.map(([x, y]) => ({ x, y }));
/** Two strokes that do not touch: a 4 as it is often drawn, or two digits. */
const twoStrokes: Ink = { strokes: [line([0, 0], [2, 60], [40, 60]), line([56, 10], [56, 100])] };
const oneStroke: Ink = { strokes: [line([20, 0], [50, 40], [0, 100], [50, 100])] };

const digits: readonly Class[] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
const withReject: readonly Class[] = [...digits, null];

/** Reads by a network that takes whatever it looks at first for a 4 with this logit, all else for a 1. */
function read(
  ink: Ink,
  logit: number,
  { classes = withReject, hints }: { classes?: typeof digits; hints?: Expect } = {},
) {
  const steps = readInk(ink, { preprocessing: mnistPreprocessing, classes, calibration: { temperature: 1 } }, hints);
  const looks: number[] = [];
  let step = steps.next();
  while (!step.done) {
    const isFirst = looks.length === 0;
    looks.push(step.value.count);
    const logitsOf = (image: number) => {
      const logits = new Float32Array(classes.length);
      if (isFirst && image === 0) logits[4] = logit;
      else logits[1] = 20;
      return logits;
    };
    step = steps.next(Array.from({ length: step.value.count }, (_, image) => logitsOf(image)));
  }
  const { reading, images } = step.value;
  return { looks, text: reading.text, images: images.length / 784 };
}

it("looks at one image where there is but one", () => {
  expect(read(oneStroke, 20)).toEqual({ looks: [1], text: "4", images: 1 });
  expect(read(oneStroke, 0)).toMatchObject({ looks: [1] });
});

it("looks at the whole first, and at nothing else where that surely is one digit", () => {
  expect(read(twoStrokes, 20)).toEqual({ looks: [1], text: "4", images: 1 });
  expect(read(twoStrokes, 3)).toEqual({ looks: [1, 2], text: "11", images: 2 });
});

it("looks at all at once where the network knows nothing but digits, or hints say how many there are", () => {
  expect(read(twoStrokes, 20, { classes: digits }).looks).toEqual([3]);
  expect(read(twoStrokes, 20, { hints: { length: 2 } })).toMatchObject({ looks: [3], text: "41" });
});

it("looks at nothing where there is nothing to read", () => {
  expect(read({ strokes: [] }, 20)).toEqual({ looks: [], text: "", images: 0 });
});
