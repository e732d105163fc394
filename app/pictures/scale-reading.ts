import type { Bounds } from "../../src/ink/stroke.ts";
import type { PictureReading } from "../../src/recognizer/read-pixels.ts";

/** The same with bounds in pixels of the picture that was scaled down by `factor` to be read. */
export function scaleReading(reading: PictureReading, factor: number): PictureReading {
  const scale = <T extends { readonly bounds: Bounds }>(each: T): T => {
    const { x, y, width, height } = each.bounds;
    return { ...each, bounds: { x: x * factor, y: y * factor, width: width * factor, height: height * factor } };
  };
  const numbers = reading.numbers.map((number) => ({ ...scale(number), digits: number.digits.map(scale) }));
  return {
    ...reading,
    numbers,
    digits: numbers.flatMap(({ digits }) => digits),
    grids: reading.grids.map(scale),
  };
}
