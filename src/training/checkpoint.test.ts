import { expect, it } from "vitest";
import type { TrainState } from "../train/index.ts";
import { checkSameSettings, formatCheckpoint, parseCheckpoint } from "./checkpoint.ts";

const checkpoint = {
  settings: { seed: 1, spec: "classic" },
  state: {
    ...{ epoch: 2, step: 7, loss: 0.1 + 0.2, right: 33, average: null },
    weights: Float32Array.of(0.1, -0, 3e-42),
    optimizer: { step: 9, slots: { first: new Float32Array(3), second: Float32Array.of(1, 2, 3) } },
    bestWeights: Float32Array.of(5, 6, 7),
    history: [
      { epoch: 1, loss: 1 / 3, accuracy: 0.5, val_loss: 0.7, val_accuracy: 0.8 },
      { epoch: 2, loss: -0, accuracy: 0.5, val_loss: Number.NaN, val_accuracy: Number.NEGATIVE_INFINITY },
    ],
  },
};

it("gives back just what was written", () => {
  const read = parseCheckpoint(formatCheckpoint(checkpoint), "c");
  expect(read).toEqual(checkpoint);
  expect(Object.is((read.state as TrainState).weights[1], -0)).toBe(true);
});

it("refuses what is cut short, altered or something else", () => {
  const text = formatCheckpoint(checkpoint);
  const damaged = ["", "{}", text.slice(0, -1), text.slice(0, 100), text.replace("33", "34"), `${text}x`, `0${text}`];
  for (const broken of damaged) {
    expect(() => parseCheckpoint(broken, "c")).toThrow("c: must be a whole checkpoint, got another checksum");
  }
});

it.each([null, 5, [], {}, { settings: null }, { settings: [] }])(
  "refuses %j, though its checksum is right",
  (content) => {
    const text = formatCheckpoint(content as unknown as typeof checkpoint);
    expect(() => parseCheckpoint(text, "c")).toThrow(/^c: must be a checkpoint with settings, got /);
  },
);

it("names the first setting that differs", () => {
  expect(() => checkSameSettings({ a: 1, b: [2] }, { b: [2], a: 1 })).not.toThrow();
  expect(() => checkSameSettings({ a: { b: 1, c: 2 } }, { a: { c: 2, b: 1 } })).not.toThrow();
  expect(() => checkSameSettings({ a: 1, b: 2 }, { a: 1, b: 3 })).toThrow("--resume: b must be 2, as it was, got 3");
  expect(() => checkSameSettings({ a: 1 }, { a: 1, b: 3 })).toThrow("--resume: b must be undefined, as it was, got 3");
});
