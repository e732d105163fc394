import { findComponents, type Labelled } from "./components.ts";
import { ratio } from "./ratio.ts";
import type { Plane } from "./shrink.ts";

export interface Corner {
  readonly x: number;
  readonly y: number;
}

/** Paper that lines go around: its corners from the top left on, clockwise. */
export interface Cell {
  readonly corners: readonly [Corner, Corner, Corner, Corner];
}

/** Pixels: no side is shorter. */
const shortest = 8;
/**
 * Of the quad between its corners paper fills so much: less where a digit stands in it; a ring has 1.6. From its left to its right side,
 * with what stands between them, so much.
 */
const filled = { least: 0.5, most: 1.12, withContent: 0.85 };
/** Sides that lie opposite each other differ by no more. */
const opposite = 0.6;

/**
 * The boxes and the cells of tables in a picture of ink: what is enclosed by lines and is a quad, however it lies up to 40° askew. The
 * lines are made thicker by a pixel first, so that they hold where they are faint.
 */
export function findCells(mask: Plane<Uint8Array>): Cell[] {
  const { width, height } = mask;
  const labelled = findComponents(grow(mask).data, mask, 0);
  const { components } = labelled;
  const isUsed = components.map(({ bounds: { x, y, width: w, height: h } }) => {
    const isInside = x > 0 && y > 0 && x + w < width && y + h < height;
    return isInside && w >= shortest && h >= shortest;
  });
  const { corners, spans } = measure(labelled, isUsed);
  return components.flatMap(({ area }, i) => {
    if (!isUsed[i]) return [];
    const own = corners.subarray(8 * i, 8 * i + 8);
    const [a, b, c, d] = [0, 2, 4, 6].map((k) => ({ x: own[k]! + 0.5, y: own[k + 1]! + 0.5 })) as [
      Corner,
      Corner,
      Corner,
      Corner,
    ];
    const quad = areaOf([a, b, c, d]);
    const [share, whole] = [area / quad, spans[i]! / quad];
    if (!(share >= filled.least || whole >= filled.withContent) || share > filled.most) return [];
    if (share < filled.least && whole > filled.most) return [];
    const sides = [length(a, b), length(b, c), length(c, d), length(d, a)] as const;
    if (Math.min(...sides) < shortest) return [];
    if (ratio(sides[0], sides[2]) < opposite || ratio(sides[1], sides[3]) < opposite) return [];
    return [{ corners: [a, b, c, d] }];
  });
}

/**
 * Of each component that is used, the pixels that are furthest to the top left, top right, bottom right and bottom left, x and y of each; and how many
 * pixels lie between its leftmost and its rightmost of each row, these included.
 */
function measure({ width, height, labels, components }: Labelled, isUsed: readonly boolean[]) {
  const corners = new Int32Array(8 * components.length);
  const fars = new Int32Array(4 * components.length).fill(-width - height);
  const spans = new Float64Array(components.length);
  // The last pixel that was seen of a component, and its row.
  const rows = new Int32Array(components.length).fill(-1);
  const lasts = new Int32Array(components.length);
  const reach = (corner: number, far: number, x: number, y: number) => {
    if (far <= fars[corner]!) return;
    fars[corner] = far;
    corners[2 * corner] = x;
    corners[2 * corner + 1] = y;
  };
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let x = 0; x < width; x++) {
      const label = labels[row + x]!;
      if (label === 0) continue;
      const left = x;
      while (x + 1 < width && labels[row + x + 1] === label) x++;
      if (!isUsed[label - 1]) continue;
      const at = label - 1;
      // Of a row, no pixel between the ends of a run is further out.
      reach(4 * at, -left - y, left, y);
      reach(4 * at + 1, x - y, x, y);
      reach(4 * at + 2, x + y, x, y);
      reach(4 * at + 3, y - left, left, y);
      spans[at]! += rows[at] === y ? x - lasts[at]! : x - left + 1;
      rows[at] = y;
      lasts[at] = x;
    }
  }
  return { corners, spans };
}

/** With all that is beside it. */
function grow({ width, height, data }: Plane<Uint8Array>): Plane<Uint8Array> {
  const across = new Uint8Array(data.length);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (data[i] === 0) continue;
      across[i] = 1;
      if (x > 0) across[i - 1] = 1;
      if (x + 1 < width) across[i + 1] = 1;
    }
  }
  const out = across.slice();
  for (let i = 0; i + width < out.length; i++) {
    if (across[i]) out[i + width] = 1;
    if (across[i + width]) out[i] = 1;
  }
  return { width, height, data: out };
}

export function areaOf(corners: readonly Corner[]): number {
  let twice = 0;
  for (const [i, a] of corners.entries()) {
    const b = corners[(i + 1) % corners.length]!;
    twice += a.x * b.y - b.x * a.y;
  }
  return Math.abs(twice) / 2;
}

export function length(a: Corner, b: Corner): number {
  return Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2);
}
