import type { Ink, Stroke } from "../../src/ink/stroke.ts";

/** No number has more strokes: the reader takes what has for one drawing, of which it sees 28×28 dots. */
const mostStrokes = 400;
/** So many points of each are enough for that. */
const mostPoints = 8;

/**
 * What is sent to be read. All of it, but of a paper that is full of strokes a sample: to hand over 10,000 of them would hold up the
 * pen for longer than anyone waits for an answer.
 */
export function readable(ink: Ink): Ink {
  const { strokes } = ink;
  if (strokes.length <= mostStrokes) return ink;
  // One more than what the reader takes for a number.
  return { ...ink, strokes: spread(strokes, mostStrokes + 1).map((stroke): Stroke => spread(stroke, mostPoints)) };
}

/** So many of them, evenly, with the first and the last. */
function spread<T>(all: readonly T[], count: number): readonly T[] {
  if (all.length <= count) return all;
  return Array.from({ length: count }, (_, i) => all[Math.round((i * (all.length - 1)) / (count - 1))]!);
}
