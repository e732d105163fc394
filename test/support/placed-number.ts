import type { PlacedNumber } from "../../src/recognizer/read-page.ts";

/** A number that was read in a picture. */
export function placedNumber(
  text: string,
  { confidence = 0.9, accepted = true, height = 40, strength = 1 } = {},
): PlacedNumber {
  const bounds = { x: 0, y: 0, width: height * 0.6 * text.length, height };
  const digits = [...text].map((digit) => ({
    ...{ digit: Number(digit), confidence, probabilities: [], rejectScore: null, accepted, bounds },
  }));
  return { strength, number: { text, confidence, bounds, digits, alternatives: [], accepted }, images: [] };
}
