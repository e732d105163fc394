import type { Preprocessing } from "../ink/normalize.ts";
import { toByte } from "../ink/raster.ts";
import type { Bounds } from "../ink/stroke.ts";
import type { Pieces } from "./pieces.ts";

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
  { across, down }: Direction = level,
): Uint8Array {
  const patch = pieces.cut(labels, area);
  // Where a point of the picture is along and below the line: the inverse of the steps.
  const det = across[0] * down[1] - across[1] * down[0];
  const along = (x: number, y: number) => (down[1] * x - down[0] * y) / det;
  const below = (x: number, y: number) => (across[0] * y - across[1] * x) / det;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let y = 0, i = 0; y < patch.height; y++) {
    for (let x = 0; x < patch.width; x++, i++) {
      if (patch.isInk[i] === 0) continue;
      const [a, b] = [along(x + 0.5, y + 0.5), below(x + 0.5, y + 0.5)];
      [left, right] = [Math.min(left, a), Math.max(right, a)];
      [top, bottom] = [Math.min(top, b), Math.max(bottom, b)];
    }
  }
  const [width, height] = [right - left + 1, bottom - top + 1];
  const longest = Math.max(width, height);
  const least = thinnest * brush * fine;
  // Thickened by r on either side, the box is 2r smaller before.
  let scale = (box * fine) / longest;
  const missing = least - patch.stroke * scale;
  const radius = Math.max(0, Math.min(missing / 2, brush * fine));
  scale = (box * fine - 2 * radius) / longest;
  const side = size * fine;
  const canvas = new Float32Array(side * side);
  const [centreAlong, centreBelow] = [(left + right) / 2, (top + bottom) / 2];
  const samples = Math.max(1, Math.min(mostSamples, Math.ceil(1 / scale)));
  const [halfWidth, halfHeight] = [(width * scale) / 2 + 2, (height * scale) / 2 + 2];
  for (let v = Math.max(0, Math.floor(side / 2 - halfHeight)); v < Math.min(side, side / 2 + halfHeight); v++) {
    for (let u = Math.max(0, Math.floor(side / 2 - halfWidth)); u < Math.min(side, side / 2 + halfWidth); u++) {
      let sum = 0;
      for (let j = 0; j < samples; j++) {
        for (let i = 0; i < samples; i++) {
          const a = centreAlong + (u + (i + 0.5) / samples - side / 2) / scale;
          const b = centreBelow + (v + (j + 0.5) / samples - side / 2) / scale;
          sum += patch.at(a * across[0] + b * down[0] - 0.5, a * across[1] + b * down[1] - 0.5);
        }
      }
      canvas[v * side + u] = sum / samples ** 2;
    }
  }
  const thick = radius > 0.3 ? thicken(canvas, side, radius) : canvas;
  const room = {
    x: (side - width * scale) / 2 - radius,
    y: (side - height * scale) / 2 - radius,
  };
  return shrinkTo(size, thick, side, (middle + 0.5) * fine, room);
}

/** Each pixel is the most of those within a radius. */
function thicken(canvas: Float32Array, side: number, radius: number): Float32Array {
  const out = new Float32Array(canvas.length);
  const reach = Math.ceil(radius);
  const steps: number[] = [];
  for (let y = -reach; y <= reach; y++) {
    for (let x = -reach; x <= reach; x++) {
      // A pixel that the circle covers in part takes that part.
      const share = Math.min(1, radius + 0.5 - Math.sqrt(x * x + y * y));
      if (share > 0) steps.push(x, y, share);
    }
  }
  for (let y = 0, i = 0; y < side; y++) {
    for (let x = 0; x < side; x++, i++) {
      const value = canvas[i]!;
      if (value < 0.02) continue;
      for (let k = 0; k < steps.length; k += 3) {
        const [u, v] = [x + steps[k]!, y + steps[k + 1]!];
        if (u < 0 || v < 0 || u >= side || v >= side) continue;
        const grown = value * steps[k + 2]!;
        if (grown > out[v * side + u]!) out[v * side + u] = grown;
      }
    }
  }
  return out;
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
      mass += value;
      massX += value * (x + 0.5);
      massY += value * (y + 0.5);
    }
  }
  const image = new Uint8Array(size * size);
  if (mass === 0) return image;
  const moved = (centre: number, most: number) =>
    Math.round(Math.max(-Math.max(0, most), Math.min(Math.max(0, most), middle - centre)));
  const [right, down] = [moved(massX / mass, room.x), moved(massY / mass, room.y)];
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      let sum = 0;
      for (let y = row * fine - down; y < (row + 1) * fine - down; y++) {
        for (let x = column * fine - right; x < (column + 1) * fine - right; x++) {
          if (x >= 0 && y >= 0 && x < side && y < side) sum += canvas[y * side + x]!;
        }
      }
      image[row * size + column] = toByte(Math.min(1, sum / fine ** 2));
    }
  }
  return image;
}
