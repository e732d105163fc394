import { normalizeStrokes, type Preprocessing, smallestLine } from "../ink/normalize.ts";
import { type Bounds, bounds, type Ink, type Stroke } from "../ink/stroke.ts";

/**
 * Of the longer side of the paper: less ink than that is a pen that came down by accident, or a digit that has just begun. The
 * smallest of 8,294 pen-drawn digits (pendigits and UJI Pen Characters, training parts) has ten times as much.
 */
const minInkShare = 0.01;

/** What a network is shown of an input: as many images as there are digits to be read, none where there is nothing to read. */
export interface Prepared {
  /** `[count, size, size]` of the preprocessing, 0 (paper) … 255 (ink). */
  readonly images: Uint8Array;
  /** `[count]`: where in the input each stands, in its unit. */
  readonly bounds: readonly Bounds[];
}

const nothing: Prepared = { images: new Uint8Array(), bounds: [] };

/** The first of the three steps of reading: turns a drawing of one digit, checked ink, into what a network is shown. */
export function prepare({ strokes, width = 0, height = 0 }: Ink, preprocessing: Preprocessing): Prepared {
  if (!hasInk(strokes, minInkShare * Math.max(width, height))) return nothing;
  const area = bounds({ strokes })!;
  return { images: normalizeStrokes(strokes, preprocessing, area), bounds: [area] };
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
