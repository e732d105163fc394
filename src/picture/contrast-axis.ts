import type { Colours, Plane } from "./shrink.ts";

/** Side of the squares of pixels whose mean stands for the paper there, and how many squares around are taken with it. */
const [tile, around] = [8, 2];
/** Pixels that differ less from the paper, in the sum of the three colours, are noise. */
const leastDifference = 24;
/** Steps after which the axis of most variance is found well enough. */
const steps = 12;

/**
 * A picture in the one mixture of its colours in which ink differs most from paper: red ink is looked at through green and blue, chalk
 * by its light. The shares are of at least 0 and sum to 1, so that the light on the paper stays a factor. 0…255.
 */
export function mostContrast(colours: Colours): Plane {
  const { width, height, data } = colours;
  const shares = sharesOf(colours);
  const [red, green, blue] = shares as [number, number, number];
  const mixed = new Float32Array(width * height);
  for (let i = 0, at = 0; i < mixed.length; i++, at += 3) {
    mixed[i] = red * data[at]! + green * data[at + 1]! + blue * data[at + 2]!;
  }
  return { width, height, data: mixed };
}

/** By the covariance of what differs from the mean around it: the direction of most variance, by power iteration. */
function sharesOf({ width, height, data }: Colours): number[] {
  const means = tileMeans({ width, height, data });
  const columns = Math.ceil(width / tile);
  // One by one, not as an array, which takes several times as long in a loop over pixels.
  let rr = 0;
  let rg = 0;
  let rb = 0;
  let gg = 0;
  let gb = 0;
  let bb = 0;
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width; x += 2) {
      const at = 3 * (y * width + x);
      const mean = 3 * (((y / tile) | 0) * columns + ((x / tile) | 0));
      const r = data[at]! - means[mean]!;
      const g = data[at + 1]! - means[mean + 1]!;
      const b = data[at + 2]! - means[mean + 2]!;
      if (Math.abs(r) + Math.abs(g) + Math.abs(b) < leastDifference) continue;
      rr += r * r;
      rg += r * g;
      rb += r * b;
      gg += g * g;
      gb += g * b;
      bb += b * b;
    }
  }
  let axis = [0.3, 0.6, 0.1];
  if (rr + gg + bb === 0) return axis;
  for (let step = 0; step < steps; step++) {
    const [r, g, b] = axis as [number, number, number];
    const next = [rr * r + rg * g + rb * b, rg * r + gg * g + gb * b, rb * r + gb * g + bb * b];
    const length = next.reduce((sum, each) => sum + Math.abs(each), 0);
    axis = next.map((each) => each / length);
  }
  const sign = axis.reduce((sum, each) => sum + each, 0) < 0 ? -1 : 1;
  const shares = axis.map((each) => Math.max(0, sign * each));
  const sum = shares.reduce((a, b) => a + b);
  return shares.map((each) => each / sum);
}

function tileMeans({ width, height, data }: Plane<Uint8Array>): Float32Array {
  const [columns, rows] = [Math.ceil(width / tile), Math.ceil(height / tile)];
  const sums = new Float64Array(4 * columns * rows);
  for (let y = 0, at = 0; y < height; y++) {
    const first = 4 * ((y / tile) | 0) * columns;
    for (let x = 0; x < width; x++, at += 3) {
      const to = first + 4 * ((x / tile) | 0);
      sums[to]! += data[at]!;
      sums[to + 1]! += data[at + 1]!;
      sums[to + 2]! += data[at + 2]!;
      sums[to + 3]!++;
    }
  }
  const means = new Float32Array(3 * columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const sum = [0, 0, 0, 0];
      for (let y = Math.max(0, row - around); y <= Math.min(rows - 1, row + around); y++) {
        for (let x = Math.max(0, column - around); x <= Math.min(columns - 1, column + around); x++) {
          for (let i = 0; i < 4; i++) sum[i]! += sums[4 * (y * columns + x) + i]!;
        }
      }
      for (let i = 0; i < 3; i++) means[3 * (row * columns + column) + i] = sum[i]! / sum[3]!;
    }
  }
  return means;
}
