import { normalizeStrokes, type Preprocessing, smallestLine } from "../ink/normalize.ts";
import { type Bounds, bounds, type Ink, type Stroke } from "../ink/stroke.ts";

/**
 * Of the longer side of the paper: less ink than that is a pen that came down by accident, or a digit that has just begun. The
 * smallest of 8,294 pen-drawn digits (pendigits and UJI Pen Characters, training parts) has ten times as much.
 */
const speck = 0.01;

/** What a network is shown of a drawing. */
export interface SeenInk {
  /** `[size, size]` of the preprocessing, 0 (paper) … 255 (ink); all paper where there is nothing to read. */
  readonly image: Uint8Array;
  /** Where the drawing stands, in its own unit; null for a blank one, dots and tiny ticks, which no network is asked about. */
  readonly bounds: Bounds | null;
}

/** Turns a drawing, checked ink, into a network's input, or finds that there is nothing to read. */
export function seeInk({ strokes, width = 0, height = 0 }: Ink, preprocessing: Preprocessing): SeenInk {
  if (!hasInk(strokes, speck * Math.max(width, height))) {
    return { image: new Uint8Array(preprocessing.size ** 2), bounds: null };
  }
  const area = bounds({ strokes });
  return { image: normalizeStrokes(strokes, preprocessing, area), bounds: area };
}

/** Whether strokes are together longer than `least`, the longer side of each counted. Dots count nothing, however far apart. */
function hasInk(strokes: readonly Stroke[], least: number): boolean {
  let sum = 0;
  for (const stroke of strokes) {
    const area = bounds({ strokes: [stroke] });
    const size = area ? Math.max(area.width, area.height) : 0;
    if (size > smallestLine) sum += size;
    if (sum > least) return true;
  }
  return false;
}
