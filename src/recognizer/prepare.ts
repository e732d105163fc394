import { inputShape, normalizeStrokes, type Preprocessing, smallestLine } from "../ink/normalize.ts";
import { bounds, type Ink } from "../ink/stroke.ts";
import { segment, segmentAsOne } from "../segment/segment.ts";
import type { Group, Sequence } from "../segment/sequence.ts";

/**
 * Of the longer side of the paper: less ink than that is a pen that came down by accident, or a digit that has just begun. The
 * smallest of 8,294 pen-drawn digits (pendigits and UJI Pen Characters, training parts) has ten times as much.
 */
const minInkShare = 0.01;

/** What a network is shown of an input: an image of all that may be a digit, none where there is nothing to read. */
export interface Prepared {
  /** `[count, size, size, channels]`, as `inputShape` of the preprocessing says, 0 (paper) … 255 (ink). */
  readonly images: Uint8Array;
  readonly count: number;
  readonly channels: number;
  /** What may be a number: by lines from top to bottom, on each from left to right. */
  readonly lines: readonly (readonly Sequence[])[];
  /** Which image is of a group of strokes. */
  readonly imageOf: ReadonlyMap<Group, number>;
}

/** What may be a number in a drawing, checked ink. */
export function linesOf(ink: Ink): Sequence[][] {
  return hasInk(ink) ? segment(ink.strokes) : [];
}

/** A drawing, checked ink with something to read, as one digit. */
export function linesAsOne(ink: Ink): Sequence[][] {
  return segmentAsOne(ink.strokes);
}

/** The first of the three steps of reading: what a network is shown of some of the groups of lines. */
export function prepareGroups(
  lines: readonly (readonly Sequence[])[],
  groups: readonly Group[],
  preprocessing: Preprocessing,
): Prepared {
  const [height, width, channels] = inputShape(preprocessing);
  const pixels = height * width * channels;
  const images = new Uint8Array(groups.length * pixels);
  for (const [i, { strokes, bounds }] of groups.entries()) {
    images.set(normalizeStrokes(strokes, preprocessing, bounds), i * pixels);
  }
  return { images, count: groups.length, channels, lines, imageOf: new Map(groups.map((group, i) => [group, i])) };
}

/** The image of a drawing that is known to show one digit, where there is something to read. */
export function prepareDigit(ink: Ink, preprocessing: Preprocessing): Uint8Array | undefined {
  return hasInk(ink) ? normalizeStrokes(ink.strokes, preprocessing) : undefined;
}

/** What the pen covers in some of the images, one after the other: `[chosen, size, size]`. */
export function pickImages({ images, count, channels }: Prepared, chosen: readonly number[]): Uint8Array {
  const pixels = images.length / channels / Math.max(1, count);
  const picked = new Uint8Array(chosen.length * pixels);
  for (const [i, each] of chosen.entries()) {
    for (let pixel = 0; pixel < pixels; pixel++) {
      picked[i * pixels + pixel] = images[(each * pixels + pixel) * channels]!;
    }
  }
  return picked;
}

/** Whether strokes are together longer than is an accident, the longer side of each counted. Dots count nothing, however far apart. */
function hasInk({ strokes, width = 0, height = 0 }: Ink): boolean {
  const least = minInkShare * Math.max(width, height);
  let sum = 0;
  for (const stroke of strokes) {
    const area = bounds({ strokes: [stroke] });
    const size = area ? Math.max(area.width, area.height) : 0;
    if (size > smallestLine) sum += size;
    if (sum > least) return true;
  }
  return false;
}
