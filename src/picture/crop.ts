import type { Preprocessing } from "../ink/normalize.ts";
import { toByte } from "../ink/raster.ts";
import type { Bounds } from "../ink/stroke.ts";
import type { Patch, Pieces } from "./pieces.ts";

/** Which way a line of writing goes in a picture: the unit steps along it, and down from it. */
export interface Direction {
  readonly across: readonly [x: number, y: number];
  readonly down: readonly [x: number, y: number];
}

export const level: Direction = { across: [1, 0], down: [0, 1] };

/** The image is worked out so many times as fine, across and down. */
const fine = 3;
/** Of the brush: strokes that are thinner become as thick; what a thicker pen writes is not changed. */
const thinnest = 0.88;
/** Points of the picture that are looked at for a fine pixel, across and down, at most. */
const mostSamples = 6;

/**
 * What the network is shown of some pieces of ink: grey as they are, all other ink left out, in the normalisation of MNIST, as
 * `normalizeStrokes` makes it of strokes.
 *
 * @returns `[size, size]`, 0 (paper) … 255 (ink).
 */
export function cropPieces(
  pieces: Pieces,
  labels: readonly number[],
  area: Bounds,
  { size, box, brush, middle }: Preprocessing,
  direction: Direction = level,
): Uint8Array {
  const patch = pieces.cut(labels, area);
  const extent = extentOf(patch, direction);
  const [width, height] = [extent.right - extent.left + 1, extent.bottom - extent.top + 1];
  const longest = Math.max(width, height);
  const least = thinnest * brush * fine;
  // Thickened by r on either side, the box is 2r smaller before.
  let scale = (box * fine) / longest;
  const missing = least - patch.stroke * scale;
  const radius = Math.max(0, Math.min(missing / 2, brush * fine));
  scale = (box * fine - 2 * radius) / longest;
  const side = size * fine;
  if (scratch.side !== side) scratch = scratchOf(side);
  const canvas = drawPatch(patch, extent, direction, scale);
  const thick = radius > 0.3 ? thicken(canvas, side, radius) : canvas;
  const room = {
    x: (side - width * scale) / 2 - radius,
    y: (side - height * scale) / 2 - radius,
  };
  return shrinkTo(size, thick, side, (middle + 0.5) * fine, room);
}

/** What is worked on, kept from crop to crop: to make it anew takes longer than to fill it. */
let scratch = scratchOf(0);

function scratchOf(side: number) {
  const points = () => new Float64Array(side * mostSamples);
  return {
    side,
    canvas: new Float32Array(side * side),
    thick: new Float32Array(side * side),
    // Of each column of points how far it is along the line, and of each row how far below, in steps of the patch.
    ...{ alongX: points(), alongY: points(), belowX: points(), belowY: points() },
  };
}

/** Where the middles of pixels are, along a line and below it. */
interface Extent {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Of the ink of a patch. */
function extentOf({ width, height, isInk }: Patch, { across, down }: Direction): Extent {
  // Where a point of the picture is along and below the line: the inverse of the steps.
  const det = across[0] * down[1] - across[1] * down[0];
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const add = (x: number, y: number) => {
    const along = (down[1] * x - down[0] * y) / det;
    const below = (across[0] * y - across[1] * x) / det;
    left = Math.min(left, along);
    right = Math.max(right, along);
    top = Math.min(top, below);
    bottom = Math.max(bottom, below);
  };
  for (let y = 0; y < height; y++) {
    const row = isInk.subarray(y * width, (y + 1) * width);
    const first = row.indexOf(1);
    if (first < 0) continue;
    add(first + 0.5, y + 0.5);
    add(row.lastIndexOf(1) + 0.5, y + 0.5);
  }
  return { left, top, right, bottom };
}

/** A patch with the middle of its ink in the middle: `[side, side]`, each pixel the mean of points of the patch, between the middles of its pixels. */
function drawPatch(
  { width, height, values }: Patch,
  { left, top, right, bottom }: Extent,
  { across, down }: Direction,
  scale: number,
): Float32Array {
  const { side, canvas, alongX, alongY, belowX, belowY } = scratch;
  canvas.fill(0);
  const samples = Math.max(1, Math.min(mostSamples, Math.ceil(1 / scale)));
  const count = samples * samples;
  const halfWidth = ((right - left + 1) * scale) / 2 + 2;
  const halfHeight = ((bottom - top + 1) * scale) / 2 + 2;
  const [middleAlong, middleBelow] = [(left + right) / 2, (top + bottom) / 2];
  for (let k = 0; k < side * samples; k++) {
    const away = (((k / samples) | 0) + ((k % samples) + 0.5) / samples - side / 2) / scale;
    alongX[k] = (middleAlong + away) * across[0];
    alongY[k] = (middleAlong + away) * across[1];
    belowX[k] = (middleBelow + away) * down[0];
    belowY[k] = (middleBelow + away) * down[1];
  }
  const lastX = width - 1;
  const lastY = height - 1;
  // One by one, not as arrays, and without Math.floor: engines make several times as much of loops over pixels.
  const firstU = Math.max(0, Math.floor(side / 2 - halfWidth));
  const firstV = Math.max(0, Math.floor(side / 2 - halfHeight));
  const endU = Math.min(side, Math.ceil(side / 2 + halfWidth));
  const endV = Math.min(side, Math.ceil(side / 2 + halfHeight));
  for (let v = firstV; v < endV; v++) {
    for (let u = firstU; u < endU; u++) {
      let sum = 0;
      for (let j = v * samples; j < (v + 1) * samples; j++) {
        for (let i = u * samples; i < (u + 1) * samples; i++) {
          const x = alongX[i]! + belowX[j]! - 0.5;
          const y = alongY[i]! + belowY[j]! - 0.5;
          if (!(x >= 0 && y >= 0 && x < lastX && y < lastY)) continue;
          const column = x | 0;
          const row = y | 0;
          const h = x - column;
          const w = y - row;
          const at = row * width + column;
          const upper = values[at]! * (1 - h) + values[at + 1]! * h;
          sum += upper * (1 - w) + (values[at + width]! * (1 - h) + values[at + width + 1]! * h) * w;
        }
      }
      canvas[v * side + u] = sum / count;
    }
  }
  return canvas;
}

/** Fainter pixels do not grow. */
const faintest = 0.02;

/** Each pixel is the most of those within a radius. */
function thicken(canvas: Float32Array, side: number, radius: number): Float32Array {
  const out = scratch.thick.fill(0);
  /** By which neighbours are at least as dark: left, right, above, below. What a pixel would do on their side, they do. */
  const steps: (number[] | undefined)[] = new Array(16);
  for (let y = 0, i = 0; y < side; y++) {
    for (let x = 0; x < side; x++, i++) {
      const value = canvas[i]!;
      if (value < faintest) continue;
      const darker =
        (x > 0 && canvas[i - 1]! >= value ? 1 : 0) +
        (x + 1 < side && canvas[i + 1]! >= value ? 2 : 0) +
        (y > 0 && canvas[i - side]! >= value ? 4 : 0) +
        (y + 1 < side && canvas[i + side]! >= value ? 8 : 0);
      steps[darker] ??= stepsOf(radius, darker);
      const own = steps[darker];
      for (let k = 0; k < own.length; k += 3) {
        const u = x + own[k]!;
        const v = y + own[k + 1]!;
        if (u < 0 || v < 0 || u >= side || v >= side) continue;
        const grown = value * own[k + 2]!;
        if (grown > out[v * side + u]!) out[v * side + u] = grown;
      }
    }
  }
  return out;
}

/** How far it is across and down to each pixel within a radius, and its share; not on the sides that are left out: left 1, right 2, above 4, below 8. */
function stepsOf(radius: number, without: number): number[] {
  const steps: number[] = [];
  const reach = Math.ceil(radius);
  const [left, right] = [without & 1 ? 0 : -reach, without & 2 ? 0 : reach];
  const [top, bottom] = [without & 4 ? 0 : -reach, without & 8 ? 0 : reach];
  for (let down = top; down <= bottom; down++) {
    for (let across = left; across <= right; across++) {
      // A pixel that the circle covers in part takes that part.
      const share = Math.min(1, radius + 0.5 - Math.sqrt(across * across + down * down));
      if (share > 0) steps.push(across, down, share);
    }
  }
  return steps;
}

/** With the centre of mass in the middle, as far as the box stays in the image. */
function shrinkTo(
  size: number,
  canvas: Float32Array,
  side: number,
  middle: number,
  room: { readonly x: number; readonly y: number },
): Uint8Array {
  let [mass, massX, massY] = [0, 0, 0];
  for (let y = 0, i = 0; y < side; y++) {
    for (let x = 0; x < side; x++, i++) {
      const value = canvas[i]!;
      if (value === 0) continue;
      mass += value;
      massX += value * (x + 0.5);
      massY += value * (y + 0.5);
    }
  }
  const image = new Uint8Array(size * size);
  if (mass === 0) return image;
  const moved = (centre: number, most: number) =>
    Math.round(Math.max(-Math.max(0, most), Math.min(Math.max(0, most), middle - centre))) | 0;
  const [right, down] = [moved(massX / mass, room.x), moved(massY / mass, room.y)];
  for (let row = 0; row < size; row++) {
    const top = Math.max(0, row * fine - down);
    const bottom = Math.min(side, (row + 1) * fine - down);
    for (let column = 0; column < size; column++) {
      const left = Math.max(0, column * fine - right);
      const end = Math.min(side, (column + 1) * fine - right);
      let sum = 0;
      for (let y = top; y < bottom; y++) for (let x = left; x < end; x++) sum += canvas[y * side + x]!;
      image[row * size + column] = toByte(Math.min(1, sum / fine ** 2));
    }
  }
  return image;
}
