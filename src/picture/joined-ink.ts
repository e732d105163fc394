import type { Bounds } from "../ink/stroke.ts";
import { findComponents } from "./components.ts";
import type { Pieces } from "./pieces.ts";

/** The ink of a piece that may be of several digits, in pixels that may be coarser than those of the picture. */
export interface JoinedInk {
  readonly width: number;
  readonly rows: number;
  /** So many pixels of the picture are one of these, across and down. */
  readonly factor: number;
  /** How high digits are, and how wide the pen is, in these pixels. */
  readonly height: number;
  readonly pen: number;
  /** `[rows, width]`: 1 where ink is. */
  readonly isInk: Uint8Array;
  /** `[rows, width]`: 1 where ink lies all around. */
  readonly isHole: Uint8Array;
  /** `[rows, width + 1]`: how many pixels of ink there are in a row before a column. */
  readonly before: Int32Array;
}

/** Pixels of the height of a digit: that is enough to see where it may be cut. */
const enoughHeight = 40;

/** @param height of digits, in pixels of the picture, as that of the pen. */
export function joinedInk(
  pieces: Pieces,
  label: number,
  { x, y, width: across, height: down }: Bounds,
  height: number,
  pen: number,
): JoinedInk {
  const factor = Math.max(1, Math.round(height / enoughHeight));
  const [width, rows] = [Math.ceil(across / factor), Math.ceil(down / factor)];
  const isInk = new Uint8Array(width * rows);
  for (let row = 0; row < down; row++) {
    const at = (y + row) * pieces.width + x;
    const own = Math.floor(row / factor) * width;
    for (let column = 0; column < across; column++) {
      if (pieces.labels[at + column] === label) isInk[own + Math.floor(column / factor)] = 1;
    }
  }
  const before = new Int32Array(rows * (width + 1));
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < width; column++) {
      const at = row * (width + 1) + column;
      before[at + 1] = before[at]! + isInk[row * width + column]!;
    }
  }
  const ink = { width, rows, factor, height: height / factor, pen: Math.max(1, pen / factor) };
  return { ...ink, isInk, isHole: holesOf(isInk, width, rows), before };
}

function holesOf(isInk: Uint8Array, width: number, rows: number): Uint8Array {
  const { labels, components } = findComponents(isInk, { width, height: rows }, 0);
  const isEnclosed = components.map(
    ({ bounds: { x, y, width: w, height: h } }) => x > 0 && y > 0 && x + w < width && y + h < rows,
  );
  return Uint8Array.from(labels, (label) => (label > 0 && isEnclosed[label - 1] ? 1 : 0));
}
