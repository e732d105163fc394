import type { ProbeSet } from "../../src/recognizer/detect-encoding.ts";
import type { View } from "../reader.ts";

/**
 * Of the images that show this digit the one that is nearest to a view, by the sum of squared differences of their pixels; undefined
 * where there is none, or they are of another size.
 */
export function nearestTo(
  { size, pixels }: View,
  digit: number,
  { images, labels, count }: ProbeSet,
): View | undefined {
  const area = size * size;
  if (images.length !== count * area) return undefined;
  let nearest: View | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < count; i++) {
    if (labels[i] !== digit) continue;
    const image = images.subarray(i * area, (i + 1) * area);
    const distance = image.reduce((sum, grey, pixel) => sum + (grey - pixels[pixel]!) ** 2, 0);
    if (distance < least) [nearest, least] = [{ size, pixels: image }, distance];
  }
  return nearest;
}
