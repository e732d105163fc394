import type { NormalizedDigit } from "../picture/normalized-digit.ts";
import type { ReadingAndImages } from "./assemble-reading.ts";
import { type DecodeOptions, toDigitPrediction } from "./prediction.ts";

/** Less sure than that, it may be no digit, or more than one. */
const sure = 0.9;

/** As many as of a number. */
const mostAlternatives = 4;

/** The answer to a picture that is an image of one digit, as a network is shown it; undefined where the network is not sure that it is. */
export function readNormalized(
  { image, bounds }: NormalizedDigit,
  logits: Float32Array,
  options: DecodeOptions,
): ReadingAndImages | undefined {
  const prediction = toDigitPrediction(logits, options);
  const { digit, confidence, accepted } = prediction;
  if (!accepted || digit === null || confidence < sure) return undefined;
  const alternatives = prediction.probabilities
    .map((probability, other) => ({ text: `${other}`, confidence: probability }))
    .filter(({ text }) => text !== `${digit}`)
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, mostAlternatives);
  const digits = [{ ...prediction, bounds }];
  const number = { text: `${digit}`, confidence, bounds, digits, alternatives, accepted };
  return { reading: { text: number.text, confidence, numbers: [number], digits, grids: [] }, images: image };
}
