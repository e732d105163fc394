import type { Placement, Stroke } from "./stroke.ts";

export interface RasterOptions {
  /** Height and width of the image in pixels: a whole number. */
  readonly size: number;
  /** Diameter of the round brush in pixels, above 0. */
  readonly brush: number;
  /** Where the strokes go; as they are when missing. The result is that of `place`, without a copy of the points. */
  readonly placement?: Placement;
}

const asTheyAre: Placement = { from: { x: 0, y: 0 }, to: { x: 0, y: 0 }, scale: 1 };

/**
 * Draws strokes with an anti-aliased round brush.
 *
 * Coordinates are pixels: pixel `[row, column]` covers `[column, column + 1) × [row, row + 1)`. Its coverage is
 * `brush / 2 + 0.5 − d`, held in 0…1, where `d` is the distance from its centre to the nearest point of the polyline. A
 * minimum does not know how many segments it was taken over, so the order and direction of strokes, and points added
 * on a straight line, change nothing. A stroke of one point, or of equal points, is a dot; one of none is nothing.
 *
 * Only `+ − × ÷` and `Math.sqrt` are used, which IEEE 754 rounds alike everywhere: every runtime gives the same bytes.
 *
 * Nothing is checked here: ink is where it comes in (`checkInk`).
 *
 * @returns `[size, size]`, 0 (paper) … 255 (ink).
 */
export function raster(strokes: readonly Stroke[], options: RasterOptions): Uint8Array {
  const { size } = options;
  const canvas = cover(strokes, options);
  const image = new Uint8Array(size * size);
  for (let pixel = 0; pixel < image.length; pixel++) image[pixel] = toByte(coverage(canvas, pixel));
  return image;
}

/** How near the pen came to each pixel, and with which segment: those of all strokes, one after the other, a dot being one. */
export interface Canvas {
  /** `[size, size]`: square of the distance from the pixel's centre to the nearest segment, where that is within reach. */
  readonly distances: Float64Array;
  /** `[size, size]`: that segment, where the pixel is covered; of those that are as near the first. */
  readonly nearest: Int32Array;
  readonly size: number;
  reach: number;
}

/** One for all images of a size: they are drawn millions of times, and to allocate it takes as long as to draw a stroke. */
let canvas: Canvas = { distances: new Float64Array(0), nearest: new Int32Array(0), size: 0, reach: 0 };

/** Draws strokes as `raster` does. What it returns holds until the next call. */
export function cover(strokes: readonly Stroke[], options: RasterOptions): Canvas {
  const { size, brush, placement = asTheyAre } = options;
  if (canvas.size !== size) {
    canvas = { distances: new Float64Array(size * size), nearest: new Int32Array(size * size), size, reach: 0 };
  }
  const reach = brush / 2 + 0.5;
  canvas.reach = reach;
  canvas.distances.fill(reach * reach);
  const { from, to, scale } = placement;
  let segment = 0;
  for (const stroke of strokes) {
    if (stroke.length === 0) continue;
    let x = (stroke[0]!.x - from.x) * scale + to.x;
    let y = (stroke[0]!.y - from.y) * scale + to.y;
    if (stroke.length === 1) approach(canvas, segment++, x, y, x, y);
    for (let p = 1; p < stroke.length; p++) {
      const nextX = (stroke[p]!.x - from.x) * scale + to.x;
      const nextY = (stroke[p]!.y - from.y) * scale + to.y;
      // One direction for both ways of drawing a segment, so that rounding cannot tell them apart.
      if (x < nextX || (x === nextX && y <= nextY)) approach(canvas, segment++, x, y, nextX, nextY);
      else approach(canvas, segment++, nextX, nextY, x, y);
      x = nextX;
      y = nextY;
    }
  }
  return canvas;
}

/** What the pen covers of a pixel, 0…1. */
export function coverage({ distances, reach }: Canvas, pixel: number): number {
  const squared = distances[pixel]!;
  // Paper, as most of an image is, needs no root.
  return squared >= reach * reach ? 0 : Math.min(1, reach - Math.sqrt(squared));
}

/** 0…1 as 0…255. */
export function toByte(share: number): number {
  return Math.floor(share * 255 + 0.5);
}

/** Lowers the distances to the squared ones from the segment (x, y)–(endX, endY), `x <= endX`, in its reach. */
function approach(
  { distances, nearest, size, reach }: Canvas,
  segment: number,
  x: number,
  y: number,
  endX: number,
  endY: number,
): void {
  const dx = endX - x;
  const dy = endY - y;
  const squaredLength = dx * dx + dy * dy;
  // A segment so short that its square vanishes, or has no finite inverse, is a dot.
  const inverse = squaredLength > 1e-300 ? 1 / squaredLength : 0;
  const top = Math.max(0, Math.floor(Math.min(y, endY) - reach));
  const bottom = Math.min(size - 1, Math.floor(Math.max(y, endY) + reach));
  const left = Math.max(0, Math.floor(x - reach));
  const right = Math.min(size - 1, Math.floor(endX + reach));
  for (let row = top; row <= bottom; row++) {
    const py = row + 0.5 - y;
    for (let column = left; column <= right; column++) {
      const px = column + 0.5 - x;
      // Foot of the perpendicular along the segment, 0 at its start and 1 at its end, held inside it.
      const along = Math.max(0, Math.min(1, (px * dx + py * dy) * inverse));
      const awayX = px - along * dx;
      const awayY = py - along * dy;
      const squared = awayX * awayX + awayY * awayY;
      const pixel = row * size + column;
      if (squared >= distances[pixel]!) continue;
      distances[pixel] = squared;
      nearest[pixel] = segment;
    }
  }
}
