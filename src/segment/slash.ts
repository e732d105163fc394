import type { Bounds } from "../ink/stroke.ts";
import type { Group } from "./sequence.ts";

/**
 * A slash leans to the right by so much of its height, is as straight as that, its ends apart as a share of its length, and so many times
 * as high as the tallest digit beside it. Many a 1 leans as much, but stands as high as other digits.
 */
const slash = { lean: 0.2, straight: 0.96, height: 1.12 };

/** Whether what has the shape of a 1 is a slash between digits. */
export function isSlash({ strokes, bounds }: Pick<Group, "strokes" | "bounds">, others: readonly Bounds[]): boolean {
  const [stroke, ...more] = strokes;
  const [left, right] = [bounds.x, bounds.x + bounds.width];
  const isBetween = others.some(({ x }) => x < left) && others.some(({ x, width }) => x + width > right);
  if (!isBetween || more.length > 0) return false;
  if (bounds.height < slash.height * Math.max(...others.map(({ height }) => height))) return false;
  const [start, end] = [stroke![0]!, stroke!.at(-1)!];
  const [across, down] = [end.x - start.x, end.y - start.y];
  if (across * down >= 0 || Math.abs(across) < slash.lean * Math.abs(down)) return false;
  let length = 0;
  for (let i = 1; i < stroke!.length; i++) {
    const [a, b] = [stroke![i - 1]!, stroke![i]!];
    length += Math.sqrt((b.x - a.x) ** 2 + (b.y - a.y) ** 2);
  }
  return Math.sqrt(across * across + down * down) >= slash.straight * length;
}
