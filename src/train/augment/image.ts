import type { Random } from "../../nn/random.ts";
import { drawLinear, turnBy15 } from "./affine.ts";
import { DisplacementField } from "./displacement-field.ts";

/**
 * Changes an image of a digit as another hand, pen or camera would have: turned by up to 15°, each axis stretched by up to
 * 15 %, sheared by up to 0.25, moved by up to a tenth of the image, distorted by a smooth field, and drawn
 * with a thicker or thinner pen.
 *
 * @param image `[size, size]`, 0 (paper) … 255 (ink), changed in place.
 * @param strength 1 for all of this, less for less, 0 for nothing.
 */
export type WarpImage = (image: Uint8Array, random: Random, strength: number) => void;

/** @param elastic amplitude of the elastic distortion: pixels of 28 that the values of the field's grid move at most; the mean between them is some 0.3 of it. */
export function imageWarp(size: number, elastic: number): WarpImage {
  const source = new Uint8Array(size * size);
  const [fieldX, fieldY] = [new DisplacementField(cells), new DisplacementField(cells)];
  const middle = size / 2;
  return (image, random, strength) => {
    source.set(image);
    const range = { turn: strength * turnBy15, stretch: strength * 0.15, shear: strength * 0.25 };
    const { xx, xy, yx, yy } = drawLinear(random, range);
    const shift = strength * 0.1 * size;
    const [moveX, moveY] = [random.between(-shift, shift), random.between(-shift, shift)];
    fieldX.draw(random);
    fieldY.draw(random);
    const amplitude = (strength * elastic * size) / 28;
    for (let row = 0; row < size; row++) {
      for (let column = 0; column < size; column++) {
        const [x, y] = [column + 0.5 - middle, row + 0.5 - middle];
        const [u, v] = [column / (size - 1), row / (size - 1)];
        const fromX = xx * x + xy * y + moveX + amplitude * fieldX.at(u, v) + middle - 0.5;
        const fromY = yx * x + yy * y + moveY + amplitude * fieldY.at(u, v) + middle - 0.5;
        image[row * size + column] = Math.floor(sample(source, size, fromX, fromY) + 0.5);
      }
    }
    changeThickness(image, source, size, random.between(-0.5, 0.5) * strength);
  };
}

/** Cells of some 5 pixels of 28: as fine as noise under a Gaussian of 3 pixels. */
const cells = 6;

/** The image between pixels, bilinear; paper around it. */
function sample(image: Uint8Array, size: number, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  if (left < -1 || top < -1 || left >= size || top >= size) return 0;
  const [fx, fy] = [x - left, y - top];
  const at = top * size + left;
  const [hasLeft, hasRight] = [left >= 0, left + 1 < size];
  let upper = 0;
  let lower = 0;
  if (top >= 0) upper = (hasLeft ? image[at]! * (1 - fx) : 0) + (hasRight ? image[at + 1]! * fx : 0);
  if (top + 1 < size)
    lower = (hasLeft ? image[at + size]! * (1 - fx) : 0) + (hasRight ? image[at + size + 1]! * fx : 0);
  return upper * (1 - fy) + lower * fy;
}

/**
 * Mixes an image with its dilation by 3×3 pixels (`share` above 0) or its erosion (below).
 *
 * @param before room for a copy.
 */
function changeThickness(image: Uint8Array, before: Uint8Array, size: number, share: number): void {
  before.set(image);
  const mixed = Math.abs(share);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      let [least, most] = [255, 0];
      for (let y = Math.max(0, row - 1); y <= Math.min(size - 1, row + 1); y++) {
        for (let x = Math.max(0, column - 1); x <= Math.min(size - 1, column + 1); x++) {
          const value = before[y * size + x]!;
          if (value < least) least = value;
          if (value > most) most = value;
        }
      }
      const at = row * size + column;
      image[at] = Math.floor(before[at]! * (1 - mixed) + (share > 0 ? most : least) * mixed + 0.5);
    }
  }
}
