import { expect, it } from "vitest";
import type { Prediction } from "../src/recognizer/prediction.ts";
import type { Reading } from "../src/recognizer/reading.ts";
import { toRead } from "./reader.ts";

it("has a view of each digit, and a name for each probability", () => {
  const bounds = { x: 0, y: 0, width: 1, height: 1 };
  const prediction: Prediction = { digit: 1, confidence: 1, probabilities: [], accepted: true, rejectScore: null };
  const digits = [
    { ...prediction, bounds },
    { ...prediction, bounds },
  ];
  const reading: Reading = { text: "11", confidence: 1, numbers: [], digits };
  const { views, characters } = toRead(reading, Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8), 2, ["0", ".", null]);
  expect(views).toEqual([
    { size: 2, pixels: Uint8Array.of(1, 2, 3, 4) },
    { size: 2, pixels: Uint8Array.of(5, 6, 7, 8) },
  ]);
  expect(characters).toEqual(["0", "."]);
});
