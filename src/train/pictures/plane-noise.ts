import type { Random } from "../../nn/random.ts";

/** Values −1…1 that change smoothly from place to place: random ones on a grid, bilinear between them. @param grain pixels from one to the next. */
export function smoothNoise(width: number, height: number, grain: number, random: Random): Float32Array {
  const [columns, rows] = [Math.ceil(width / grain) + 2, Math.ceil(height / grain) + 2];
  const values = Float32Array.from({ length: columns * rows }, () => random.between(-1, 1));
  const out = new Float32Array(width * height);
  for (let y = 0, i = 0; y < height; y++) {
    const top = Math.floor(y / grain);
    const v = y / grain - top;
    for (let x = 0; x < width; x++, i++) {
      const left = Math.floor(x / grain);
      const h = x / grain - left;
      const at = top * columns + left;
      const upper = values[at]! * (1 - h) + values[at + 1]! * h;
      out[i] = upper * (1 - v) + (values[at + columns]! * (1 - h) + values[at + columns + 1]! * h) * v;
    }
  }
  return out;
}
