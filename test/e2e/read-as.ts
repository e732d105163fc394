import type { Read } from "../../app/reader.ts";
import type { ReadDigit } from "../../src/recognizer/reading.ts";

const characters = [..."0123456789.,-"];

/** A number as a model reads it that knows points, commas and minus signs, each character of it 40 units wide. */
export function readAs(text: string, alternatives: Readonly<Record<string, number>> = {}): Omit<Read, "views"> {
  const digits = Array.from(text, (character, i): ReadDigit => {
    const known = characters.indexOf(character);
    return {
      ...(known < 10 ? { digit: known } : { digit: null, symbol: character }),
      ...{ confidence: 0.97, accepted: true, rejectScore: -5 },
      probabilities: characters.map((each) => (each === character ? 0.97 : 0.0025)),
      bounds: { x: 100 + 60 * i, y: 250, width: 40, height: 80 },
    };
  });
  const number = {
    ...{
      text,
      confidence: 0.6,
      digits,
      accepted: true,
      bounds: { x: 100, y: 250, width: 60 * text.length, height: 80 },
    },
    alternatives: Object.entries(alternatives)
      .map(([text, confidence]) => ({ text, confidence }))
      .toSorted((a, b) => b.confidence - a.confidence),
  };
  return { reading: { text, confidence: 0.6, numbers: [number], digits }, characters };
}
