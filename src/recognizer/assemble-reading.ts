import type { Bounds } from "../ink/stroke.ts";
import type { Contrast } from "../picture/look.ts";
import type { Picture } from "../picture/picture.ts";
import { turnBack } from "../picture/turn.ts";
import type { PageReading, PlacedNumber } from "./read-page.ts";
import type { ReadDigit, Reading } from "./reading.ts";

/** A grid or table that was read. */
export interface ReadGrid {
  /** Where it stands, in pixels of the picture. */
  readonly bounds: Bounds;
  /** The texts of its cells, rows from the top: "" where there is no number. */
  readonly rows: readonly (readonly string[])[];
}

/** The answer to a picture: bounds are in its pixels. The numbers of a row of a grid stand on one line. */
export interface PictureReading extends Reading {
  readonly grids: readonly ReadGrid[];
}

export interface ReadingAndImages {
  readonly reading: PictureReading;
  /** What the network saw of each digit: `[count, size, size]`, 0 (paper) … 255 (ink). */
  readonly images: Uint8Array;
}

/** One reading of all pages. @param turns quarters to the right by which the contrast was turned before it was read. */
export function assembleReading(
  pages: readonly PageReading[],
  contrast: Contrast,
  turns: number,
  picture: Picture,
): ReadingAndImages {
  const toPicture = (bounds: Bounds) => placeIn(picture, bounds, contrast, turns);
  const grids: ReadGrid[] = [];
  const lines: (readonly PlacedNumber[])[] = [];
  for (const page of pages) {
    for (const { bounds, cells } of page.grids) {
      grids.push({ bounds: toPicture(bounds), rows: cells.map((row) => row.map(textOf)) });
      lines.push(...cells.map((row) => row.flat()));
    }
    lines.push(...page.lines);
  }
  const all = lines.flat();
  const numbers = all.map(({ number }) => ({
    ...number,
    bounds: toPicture(number.bounds),
    digits: number.digits.map((digit): ReadDigit => ({ ...digit, bounds: toPicture(digit.bounds) })),
  }));
  const accepted = numbers.filter((number) => number.accepted);
  const text = lines
    .map(textOf)
    .filter((line) => line !== "")
    .join("\n");
  const counted = accepted.length > 0 ? accepted : numbers;
  const confidence = counted.length === 0 ? 0 : counted.reduce((product, number) => product * number.confidence, 1);
  const reading = { text, confidence, numbers, digits: numbers.flatMap(({ digits }) => digits), grids };
  return { reading, images: join(all.flatMap(({ images }) => images)) };
}

function textOf(numbers: readonly PlacedNumber[]): string {
  return numbers.flatMap(({ number }) => (number.accepted ? [number.text] : [])).join(" ");
}

/** Where bounds in a contrast that was turned lie in the picture, in its pixels. */
function placeIn({ width, height }: Picture, bounds: Bounds, contrast: Contrast, turns: number): Bounds {
  const { factor } = contrast;
  let own = bounds;
  for (let i = turns; i > 0; i--) own = turnBack(own, i % 2 === turns % 2 ? contrast.width : contrast.height);
  const [x, y] = [own.x * factor, own.y * factor];
  return {
    ...{ x, y },
    width: Math.min(width, x + own.width * factor) - x,
    height: Math.min(height, y + own.height * factor) - y,
  };
}

function join(images: readonly Uint8Array[]): Uint8Array {
  const size = images[0]?.length ?? 0;
  const joined = new Uint8Array(images.length * size);
  for (const [i, image] of images.entries()) joined.set(image, i * size);
  return joined;
}
