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

/** What is to be smaller by less stays as it is: that blurs more than it saves. */
const worthwhile = 1.05;

/**
 * A picture of about so many pixels at most, each the mean of what of the picture lies in its square. What is transparent becomes paper: white, or
 * black under ink that is light.
 */
export function shrink(picture: Picture, most: number): Colours {
  const factor = Math.max(1, Math.sqrt((picture.width * picture.height) / most));
  // By whole pixels first, which takes less time.
  const whole = shrinkBy(picture, Math.floor(factor));
  const left = factor / whole.factor;
  return left < worthwhile ? whole : shrinkColours(whole, left);
}

/** @param factor a whole number. */
function shrinkBy(picture: Picture, factor: number): Colours {
  const { data } = picture;
  const pixels = opaquePixels(picture);
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

/** @param by from 1 to 2. */
function shrinkColours(colours: Colours, by: number): Colours {
  const [width, height] = [Math.ceil(colours.width / by), Math.ceil(colours.height / by)];
  const [columns, rows] = [sharesOf(colours.width, width, by), sharesOf(colours.height, height, by)];
  const out = new Uint8Array(3 * width * height);
  const sums = new Float64Array(3 * width);
  for (let row = 0; row < height; row++) {
    sums.fill(0);
    for (let i = 0; i < mostShares; i++) {
      const ofRow = rows.share[mostShares * row + i]!;
      if (ofRow === 0) continue;
      const at = 3 * colours.width * (rows.first[row]! + i);
      for (let column = 0; column < width; column++) {
        for (let k = 0, from = at + 3 * columns.first[column]!; k < mostShares; k++, from += 3) {
          const share = ofRow * columns.share[mostShares * column + k]!;
          if (share === 0) continue;
          sums[3 * column]! += share * colours.data[from]!;
          sums[3 * column + 1]! += share * colours.data[from + 1]!;
          sums[3 * column + 2]! += share * colours.data[from + 2]!;
        }
      }
    }
    for (let i = 0; i < sums.length; i++) out[row * sums.length + i] = sums[i]! + 0.5;
  }
  return { width, height, data: out, factor: colours.factor * by };
}

/** Of so many pixels at most a pixel has a share that is smaller by no more than 2. */
const mostShares = 3;

/** Which pixels of a row of `length` lie in each of `count` pixels that are `by` times as wide: the first, and the share of each, of 1 in all. */
function sharesOf(length: number, count: number, by: number) {
  const first = new Int32Array(count);
  const share = new Float64Array(mostShares * count);
  for (let i = 0; i < count; i++) {
    const [from, to] = [i * by, Math.min(length, (i + 1) * by)];
    first[i] = Math.floor(from);
    for (let k = 0; k < mostShares; k++) {
      const at = first[i]! + k;
      share[mostShares * i + k] = Math.max(0, Math.min(to, at + 1) - Math.max(from, at)) / (to - from);
    }
  }
  return { first, share };
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
