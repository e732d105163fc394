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
  const pixels = opaquePixels(picture);
  const factor = Math.max(1, Math.ceil(Math.max(picture.width, picture.height) / longest));
  const [width, height] = [Math.ceil(picture.width / factor), Math.ceil(picture.height / factor)];
  const paper = pixels ? 255 : paperUnder(picture);
  const out = new Uint8Array(3 * width * height);
  const sums = new Float64Array(3 * width);
  for (let row = 0; row < height; row++) {
    sums.fill(0);
    const [top, bottom] = [row * factor, Math.min(picture.height, (row + 1) * factor)];
    for (let y = top; y < bottom; y++) {
      let at = 4 * y * picture.width;
      for (let column = 0, x = 0; column < width; column++) {
        const end = Math.min(picture.width, x + factor);
        let red = 0;
        let green = 0;
        let blue = 0;
        if (pixels) {
          for (; x < end; x++, at += 4) {
            const pixel = pixels[at >> 2]!;
            red += pixel & 255;
            green += (pixel >> 8) & 255;
            blue += (pixel >> 16) & 255;
          }
        }
        for (; x < end; x++, at += 4) {
          const opacity = data[at + 3]!;
          if (opacity === 255) {
            red += data[at]!;
            green += data[at + 1]!;
            blue += data[at + 2]!;
          } else {
            const [share, under] = [opacity / 255, paper * (1 - opacity / 255)];
            red += data[at]! * share + under;
            green += data[at + 1]! * share + under;
            blue += data[at + 2]! * share + under;
          }
        }
        sums[3 * column]! += red;
        sums[3 * column + 1]! += green;
        sums[3 * column + 2]! += blue;
      }
    }
    for (let column = 0; column < width; column++) {
      const count = (bottom - top) * (Math.min(picture.width, (column + 1) * factor) - column * factor);
      for (let i = 0; i < 3; i++) out[3 * (row * width + column) + i] = sums[3 * column + i]! / count + 0.5;
    }
  }
  return { width, height, data: out, factor };
}

/** A picture without transparent pixels, each as one number of 32 bits: red the lowest 8 of them. */
function opaquePixels({ data }: Picture): Int32Array | undefined {
  const isInOrder = new Uint8Array(Int32Array.of(1).buffer)[0] === 1;
  if (!isInOrder || data.byteOffset % 4 > 0) return undefined;
  const pixels = new Int32Array(data.buffer, data.byteOffset, data.length >> 2);
  for (let i = 0; i < pixels.length; i++) if (pixels[i]! >>> 24 !== 255) return undefined;
  return pixels;
}

/** The grey that shows best what is drawn on nothing. */
function paperUnder({ data }: Picture): number {
  let [sum, weight, isClear] = [0, 0, false];
  for (let at = 3; at < data.length; at += 4) if (data[at]! < 128) isClear = true;
  if (!isClear) return 255;
  for (let at = 0; at < data.length; at += 4) {
    const opacity = data[at + 3]!;
    sum += opacity * (data[at]! + data[at + 1]! + data[at + 2]!);
    weight += 3 * opacity;
  }
  return weight > 0 && sum / weight > 128 ? 0 : 255;
}
