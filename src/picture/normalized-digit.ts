import type { Preprocessing } from "../ink/normalize.ts";
import type { Bounds } from "../ink/stroke.ts";
import type { Picture } from "./picture.ts";

/** What a network is shown of a picture that is such an image already. */
export interface NormalizedDigit {
  /** `[size, size]`, 0 (paper) … 255 (ink). */
  readonly image: Uint8Array;
  /** Where its ink stands. */
  readonly bounds: Bounds;
}

/** Of values that should be the same. */
const noise = 8;
/** How much ink differs from paper at least. */
const leastContrast = 100;
/** As how much of the ink its outermost pixels count. */
const rim = 0.1;
/** What its height has at least, of the box: two digits beside each other are less high. */
const leastHeight = 0.8;
/** How far, in pixels, the box and the centre of mass may be from where they belong. */
const offBox = 2;
const offMiddle = 1.5;

/**
 * Pictures of a labelled set are often images as MNIST has them, of one digit each, dark or light on even paper: in such a one nothing has
 * to be found.
 *
 * @returns undefined for another picture, and where there may be more than one digit.
 */
export function normalizedDigit(
  { width, height, data }: Picture,
  { size, box, middle }: Preprocessing,
): NormalizedDigit | undefined {
  if (width !== size || height !== size) return undefined;
  const grey = new Uint8Array(size * size);
  for (let i = 0; i < grey.length; i++) {
    if (data[4 * i + 3] !== 255) return undefined;
    grey[i] = (299 * data[4 * i]! + 587 * data[4 * i + 1]! + 114 * data[4 * i + 2]! + 500) / 1000;
  }
  const ink = inkOf(grey, size);
  if (!ink) return undefined;
  const columns = new Uint8Array(size);
  let [left, top, right, bottom] = [size, size, -1, -1];
  let [mass, massX, massY] = [0, 0, 0];
  for (let y = 0, i = 0; y < size; y++) {
    for (let x = 0; x < size; x++, i++) {
      const value = ink[i]!;
      mass += value;
      massX += value * x;
      massY += value * y;
      if (value < rim * 255) continue;
      columns[x] = 1;
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [top, bottom] = [Math.min(top, y), bottom < y ? y : bottom];
    }
  }
  const bounds = { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
  const isInPlace =
    Math.abs(Math.max(bounds.width, bounds.height) - box) <= offBox &&
    bounds.height >= leastHeight * box &&
    Math.abs(massX / mass - middle) <= offMiddle &&
    Math.abs(massY / mass - middle) <= offMiddle;
  return isInPlace && !columns.subarray(left, right + 1).includes(0) ? { image: ink, bounds } : undefined;
}

/** How much of ink each pixel is, where the edge of the image is paper; undefined where it is not. */
function inkOf(grey: Uint8Array, size: number): Uint8Array | undefined {
  let [least, most] = [255, 0];
  for (let i = 0; i < size; i++) {
    for (const value of [grey[i]!, grey[size * (size - 1) + i]!, grey[size * i]!, grey[size * i + size - 1]!]) {
      [least, most] = [Math.min(least, value), Math.max(most, value)];
    }
  }
  if (most - least > noise) return undefined;
  let [darkest, lightest] = [255, 0];
  for (const value of grey) [darkest, lightest] = [Math.min(darkest, value), Math.max(lightest, value)];
  const isLight = lightest - most > least - darkest;
  // Both darker and lighter than the paper: no drawing.
  if ((isLight ? least - darkest : lightest - most) > noise) return undefined;
  const [paper, contrast] = isLight ? [least, lightest - least] : [most, most - darkest];
  if (contrast < leastContrast) return undefined;
  return grey.map((value) => (Math.abs(value - paper) * 255) / contrast);
}
