import { normalize, type Preprocessing } from "../ink/normalize.ts";
import { type Bounds, bounds, checkInk, type Ink } from "../ink/stroke.ts";

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

/** Turns a drawing into a network's input, or finds that there is nothing to read. @throws TenpenError as `normalize` does. */
export function seeInk(ink: Ink, preprocessing: Preprocessing): SeenInk {
  checkInk(ink);
  const area = bounds(ink);
  if (area === null || isSpeck(ink)) return { image: new Uint8Array(preprocessing.size ** 2), bounds: null };
  return { image: normalize(ink, preprocessing), bounds: area };
}

/**
 * Whether its strokes are dots, however far apart, or next to nothing on their paper. Where no paper is known, nothing but dots is
 * too small.
 */
function isSpeck({ strokes, width = 0, height = 0 }: Ink): boolean {
  const sizes = strokes
    .map((stroke) => bounds({ strokes: [stroke] }))
    .map((area) => Math.max(area?.width ?? 0, area?.height ?? 0));
  return sizes.reduce((sum, size) => sum + size, 0) <= speck * Math.max(width, height);
}
