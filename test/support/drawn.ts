import type { Stroke } from "../../src/ink/stroke.ts";

export const polyline = (...points: [number, number][]): Stroke => points.map(([x, y]) => ({ x, y }));

/** A 28×28 image of a bar in the middle. */
export function upright(): Uint8Array {
  const image = new Uint8Array(784);
  for (let row = 5; row < 23; row++) image.fill(255, row * 28 + 13, row * 28 + 16);
  return image;
}

/** How much ink an image has: 1 a pixel that is full of it. */
export function mass(image: Uint8Array): number {
  return image.reduce((sum, value) => sum + value, 0) / 255;
}
