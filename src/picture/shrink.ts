import type { Picture } from "./picture.ts";

/** Values of a picture's size, from the top left, by rows. */
export interface Plane<Values = Float32Array> {
  readonly width: number;
  readonly height: number;
  readonly data: Values;
}

/** Red, green and blue of a picture without opacity: `[height, width, 3]`, 0…255. */
export interface Colours extends Plane<Uint8Array> {
  /** So many pixels of the picture are one of these, across and down. */
  readonly factor: number;
}

/**
 * A picture with no side longer than that, each pixel the mean of a square of pixels. What is transparent becomes paper: white, or black
 * under ink that is light.
 */
export function shrink(picture: Picture, longest: number): Colours {
  const { data } = picture;
  const factor = Math.max(1, Math.ceil(Math.max(picture.width, picture.height) / longest));
  const [width, height] = [Math.ceil(picture.width / factor), Math.ceil(picture.height / factor)];
  const paper = paperUnder(picture);
  const out = new Uint8Array(3 * width * height);
  const sums = new Float64Array(3 * width);
  for (let row = 0; row < height; row++) {
    sums.fill(0);
    const [top, bottom] = [row * factor, Math.min(picture.height, (row + 1) * factor)];
    for (let y = top; y < bottom; y++) {
      let at = 4 * y * picture.width;
      for (let column = 0, x = 0; column < width; column++) {
        const end = Math.min(picture.width, x + factor);
        for (; x < end; x++, at += 4) {
          const opacity = data[at + 3]! / 255;
          const under = paper * (1 - opacity);
          sums[3 * column]! += data[at]! * opacity + under;
          sums[3 * column + 1]! += data[at + 1]! * opacity + under;
          sums[3 * column + 2]! += data[at + 2]! * opacity + under;
        }
      }
    }
    for (let column = 0; column < width; column++) {
      const count = (bottom - top) * (Math.min(picture.width, (column + 1) * factor) - column * factor);
      for (let i = 0; i < 3; i++) out[3 * (row * width + column) + i] = sums[3 * column + i]! / count + 0.5;
    }
  }
  return { width, height, data: out, factor };
}

/** The grey that shows best what is drawn on nothing. */
function paperUnder({ data }: Picture): number {
  let [sum, weight, clear] = [0, 0, 0];
  for (let at = 0; at < data.length; at += 4) {
    const opacity = data[at + 3]!;
    if (opacity < 128) clear++;
    sum += opacity * (data[at]! + data[at + 1]! + data[at + 2]!);
    weight += 3 * opacity;
  }
  return clear > 0 && weight > 0 && sum / weight > 128 ? 0 : 255;
}
