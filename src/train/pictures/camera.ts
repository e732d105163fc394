import type { Random } from "../../nn/random.ts";
import type { Picture } from "../../picture/picture.ts";

/** Red, green and blue of each pixel, 0…255 and beyond. */
export interface Exposure {
  readonly width: number;
  readonly height: number;
  /** `[height, width, 3]`. */
  readonly colours: Float32Array;
}

/** What a camera makes of it: blurred, moved, with noise, and stored as JPEG does. */
export function takePicture({ width, height, colours }: Exposure, random: Random): Picture {
  let seen = colours;
  const kind = random.float();
  const times = kind < 0.35 ? 0 : kind < 0.7 ? 1 : kind < 0.9 ? 2 : 3;
  for (let i = 0; i < times; i++) seen = mean(mean(seen, width, height, 3, 1), width, height, 3 * width, 1);
  if (random.float() < 0.12) {
    seen = mean(seen, width, height, random.float() < 0.5 ? 3 : 3 * width, 1 + random.below(2));
  }
  const noise = random.float() < 0.4 ? 0 : random.between(0, 9);
  const contrast = random.between(0.75, 1);
  const data = new Uint8ClampedArray(4 * width * height);
  const change = random.float() < 0.4 ? undefined : jpegChange(luma(seen), width, height, random.between(0.5, 8));
  for (let i = 0; i < width * height; i++) {
    // Of two that are even each way comes what is near the middle more often.
    const own = noise === 0 ? 0 : noise * (random.between(-1, 1) + random.between(-1, 1));
    const changed = own + (change?.[i] ?? 0);
    for (let k = 0; k < 3; k++) data[4 * i + k] = 255 * (1 - contrast) * 0.5 + contrast * seen[3 * i + k]! + changed;
    data[4 * i + 3] = 255;
  }
  return { width, height, data };
}

/** The mean of what is around each value: `step` away, so many times either way. */
function mean(values: Float32Array, width: number, height: number, step: number, reach: number): Float32Array {
  const out = new Float32Array(values.length);
  const isAcross = step === 3;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [at, size] = isAcross ? [x, width] : [y, height];
      const [before, behind] = [Math.min(reach, at), Math.min(reach, size - 1 - at)];
      const i = 3 * (y * width + x);
      for (let k = 0; k < 3; k++) {
        let sum = 0;
        for (let d = -before; d <= behind; d++) sum += values[i + k + d * step]!;
        out[i + k] = sum / (before + behind + 1);
      }
    }
  }
  return out;
}

function luma(colours: Float32Array): Float32Array {
  return Float32Array.from({ length: colours.length / 3 }, (_, i) => {
    return 0.3 * colours[3 * i]! + 0.59 * colours[3 * i + 1]! + 0.11 * colours[3 * i + 2]!;
  });
}

/** Cosines of multiples of π/16, halved: the basis of the transform of JPEG, `[frequency, place]`. */
const basis = (() => {
  const cosines = [
    1,
    0.9807852804,
    0.9238795325,
    0.8314696123,
    Math.SQRT1_2,
    0.555570233,
    0.3826834324,
    0.195090322,
    0,
  ];
  const cosine = (k: number): number => {
    const at = k % 32;
    if (at > 16) return cosine(32 - at);
    return at > 8 ? -cosines[16 - at]! : cosines[at]!;
  };
  return Float32Array.from({ length: 64 }, (_, i) => {
    const [u, x] = [i >> 3, i & 7];
    return (u === 0 ? cosines[4]! : cosine((2 * x + 1) * u)) / 2;
  });
})();

/** The steps of luminance in the annex of JPEG's standard (T.81, table K.1), for a quality of 50. */
const steps = [
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51,
  87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101,
  72, 92, 95, 98, 112, 100, 103, 99,
];

/** By how much JPEG changes the light of each pixel. @param coarseness 1 for a quality of 50, more for less. */
function jpegChange(light: Float32Array, width: number, height: number, coarseness: number): Float32Array {
  const change = new Float32Array(light.length);
  const block = new Float32Array(64);
  const other = new Float32Array(64);
  for (let top = 0; top + 8 <= height; top += 8) {
    for (let left = 0; left + 8 <= width; left += 8) {
      for (let i = 0; i < 64; i++) block[i] = light[(top + (i >> 3)) * width + left + (i & 7)]!;
      transform(block, other, false);
      for (let i = 0; i < 64; i++) {
        const step = (steps[i]! * coarseness) / 4;
        block[i] = Math.round(block[i]! / step) * step;
      }
      transform(block, other, true);
      for (let i = 0; i < 64; i++) {
        const at = (top + (i >> 3)) * width + left + (i & 7);
        change[at] = block[i]! - light[at]!;
      }
    }
  }
  return change;
}

/** The cosine transform of rows, then of columns, or back. */
function transform(block: Float32Array, between: Float32Array, isBack: boolean): void {
  const at = (u: number, x: number) => (isBack ? basis[x * 8 + u]! : basis[u * 8 + x]!);
  for (let row = 0; row < 8; row++) {
    for (let u = 0; u < 8; u++) {
      let sum = 0;
      for (let x = 0; x < 8; x++) sum += at(u, x) * block[row * 8 + x]!;
      between[row * 8 + u] = sum;
    }
  }
  for (let column = 0; column < 8; column++) {
    for (let u = 0; u < 8; u++) {
      let sum = 0;
      for (let y = 0; y < 8; y++) sum += at(u, y) * between[y * 8 + column]!;
      block[u * 8 + column] = sum;
    }
  }
}
