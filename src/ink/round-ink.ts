import type { Ink } from "./stroke.ts";

/**
 * The same drawing in numbers that are short to write: places to a hundredth of the unit, times to the millisecond, pressure to a
 * hundredth.
 */
export function roundInk(ink: Ink): Ink {
  const strokes = ink.strokes.map((stroke) =>
    stroke.map(({ x, y, t, pressure }) => ({
      x: hundredth(x),
      y: hundredth(y),
      ...(t !== undefined && { t: Math.round(t) }),
      ...(pressure !== undefined && { pressure: hundredth(pressure) }),
    })),
  );
  return { ...ink, strokes };
}

function hundredth(value: number): number {
  return Math.round(value * 100) / 100;
}
