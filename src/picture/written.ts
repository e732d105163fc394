import type { Glyph } from "./glyph.ts";
import type { Pieces } from "./pieces.ts";
import type { Plane } from "./shrink.ts";

/** A picture in whatever light, and how ink differs from paper in it. */
export interface Light {
  /** 0…255. */
  readonly grey: Plane;
  /** 1 for ink that is darker than paper, −1 for lighter. */
  readonly sign: 1 | -1;
}

/** Pixels beyond half of the pen's width: so far a camera may blur an outline. */
const blur = 3;
/** Of the step from ink to paper that most of an outline has, by this quantile: where there is less, the outline is open. */
const [leastStep, usualStep] = [0.2, 0.8];
/** Of an outline: with so much of it open it is none of a stroke. */
const open = 0.3;
/** Of its size, what is as thick, and in widths of the pen, what is as large, is a blot. */
const blot = { thick: 0.38, pens: 4 };
/** Of the sides of pixels around a stroke that lies askew, so many are as long as its outline. */
const outlineShare = 0.85;

/** The four sides of a pixel: how far it is to the next one there. */
const acrossOf = [1, -1, 0, 0];
const downOf = [0, 0, 1, -1];

/**
 * Whether a piece is of strokes: paper lies on all sides of a stroke, on one side only of the edge of a page or a shadow and of what is
 * left of a line; and a blot is as thick as it is long.
 *
 * @param pen how wide its strokes are.
 */
export function isWritten(pieces: Pieces, { label, pixels }: Glyph, light: Light, pen: number): boolean {
  const { width, height, labels } = pieces;
  const steps: number[] = [];
  const reach = Math.ceil(pen / 2) + blur;
  let area = 0;
  let outline = 0;
  for (let y = pixels.y; y < pixels.y + pixels.height; y++) {
    for (let x = pixels.x; x < pixels.x + pixels.width; x++) {
      if (labels[y * width + x] !== label) continue;
      area++;
      for (let side = 0; side < 4; side++) {
        const across = acrossOf[side]!;
        const down = downOf[side]!;
        const u = x + across;
        const v = y + down;
        const isOutside = u < 0 || v < 0 || u >= width || v >= height;
        if (!isOutside && labels[v * width + u] === label) continue;
        outline++;
        const step = isOutside ? undefined : stepAt(pieces, label, light, x, y, across, down, reach);
        if (step !== undefined) steps.push(step);
      }
    }
  }
  const size = Math.max(pixels.width, pixels.height);
  if (size > blot.pens * pen && 2 * area > blot.thick * size * outlineShare * outline) return false;
  const sorted = Float32Array.from(steps).sort();
  const least = leastStep * (sorted[Math.floor(usualStep * sorted.length)] ?? 0);
  let opened = 0;
  while (opened < sorted.length && sorted[opened]! < least) opened++;
  return opened <= open * sorted.length;
}

/** How much lighter the lightest is beyond an outline than the darkest within; undefined where the picture ends before it is far enough. */
function stepAt(
  { width, height, labels }: Pieces,
  label: number,
  { grey, sign }: Light,
  x: number,
  y: number,
  across: number,
  down: number,
  reach: number,
): number | undefined {
  const { data } = grey;
  let dark = Number.POSITIVE_INFINITY;
  let light = Number.NEGATIVE_INFINITY;
  for (let step = 0; step <= reach; step++) {
    const u = x - step * across;
    const v = y - step * down;
    if (u < 0 || v < 0 || u >= width || v >= height || labels[v * width + u] !== label) break;
    dark = Math.min(dark, sign * data[v * width + u]!);
  }
  for (let step = 1; step <= reach; step++) {
    const u = x + step * across;
    const v = y + step * down;
    if (u < 0 || v < 0 || u >= width || v >= height) return undefined;
    if (labels[v * width + u] === label) break;
    light = Math.max(light, sign * data[v * width + u]!);
  }
  return light - dark;
}
