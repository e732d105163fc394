import { medianOf, quantileFilter, samples, tile } from "./even-light.ts";
import type { Plane } from "./shrink.ts";

/** A contrast of which is known what is noise. */
export interface Calmed extends Plane {
  /** `[rows, columns]` of tiles: what differs less from the paper is noise, 0…1. */
  readonly floors: Float32Array;
}

/** Of the noise around: what is fainter is none of the ink; and the faintest ink there is. */
const [overNoise, faintest] = [6, 0.05];
/** Of the tiles around, so many are without ink: these tell the noise. */
const calmest = 0.25;
/** Where the least of ink would be stronger than that, most pixels of faint ink would be lost in noise: they are taken with those around. */
const noisy = 0.08;

/** Takes the mean of 3 by 3 pixels where there is much noise, and tells how much there is. @param contrast of `evenLight`. */
export function calm(contrast: Plane): Calmed {
  const floors = noiseFloors(contrast);
  if (floors.toSorted()[floors.length >> 1]! <= noisy) return { ...contrast, floors };
  const smooth = meanAround(contrast);
  return { ...smooth, floors: noiseFloors(smooth) };
}

function meanAround({ width, height, data }: Plane): Plane {
  const out = new Float32Array(data.length);
  // Sums of three below each other, which move along.
  for (let y = 0, i = 0; y < height; y++) {
    const above = y > 0 ? -width : 0;
    const below = y + 1 < height ? width : 0;
    const sum = (x: number) => {
      const at = y * width + Math.max(0, Math.min(width - 1, x));
      return data[at + above]! + data[at]! + data[at + below]!;
    };
    let [before, own] = [sum(-1), sum(0)];
    for (let x = 0; x < width; x++, i++) {
      const behind = sum(x + 1);
      out[i] = (before + own + behind) / 9;
      [before, own] = [own, behind];
    }
  }
  return { width, height, data: out };
}

/** It is what differs from the median of a tile, so that light that falls off is none. */
function noiseFloors({ width, height, data }: Plane): Float32Array {
  const [columns, rows] = [Math.ceil(width / tile), Math.ceil(height / tile)];
  // In whole numbers that fit a byte: first around the middle of it, then noise of up to a quarter.
  const [middle, half, scale] = [128, 127, 1000];
  const medians = new Uint8Array(columns * rows);
  const step = tile / samples;
  const shifted = new Float32Array(samples ** 2);
  const values = new Uint8Array(samples ** 2);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      let count = 0;
      for (let y = row * tile; y < Math.min(height, (row + 1) * tile); y += step) {
        for (let x = column * tile; x < Math.min(width, (column + 1) * tile); x += step) {
          shifted[count++] = middle + half * Math.max(-1, Math.min(1, data[y * width + x]!));
        }
      }
      for (let i = 0; i < count; i++) values[i] = shifted[i]! + 0.5;
      const own = medianOf(values, count);
      for (let i = 0; i < count; i++) {
        const difference = (scale / half) * Math.max(0, Math.abs(shifted[i]! - own) - 0.5);
        values[i] = Math.fround(Math.min(255, difference)) + 0.5;
      }
      medians[row * columns + column] = medianOf(values, count);
    }
  }
  return Float32Array.from(quantileFilter(medians, columns, rows, 3, calmest), (value) =>
    Math.max(faintest, (overNoise * value) / scale),
  );
}
