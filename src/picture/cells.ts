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
  const { labels, components } = labelled;
  // Of each, the pixels that are furthest to the top left, top right, bottom right and bottom left.
  const corners = components.map(() =>
    Array.from({ length: 4 }, () => ({ x: 0, y: 0, far: Number.NEGATIVE_INFINITY })),
  );
  const isUsed = components.map(({ bounds: { x, y, width: w, height: h } }) => {
    const isInside = x > 0 && y > 0 && x + w < width && y + h < height;
    return isInside && w >= shortest && h >= shortest;
  });
  const spans = spansOf(labelled);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const label = labels[i]!;
      if (label === 0 || !isUsed[label - 1]) continue;
      const own = corners[label - 1]!;
      for (const [k, far] of [-x - y, x - y, x + y, y - x].entries()) {
        const corner = own[k]!;
        if (far > corner.far) Object.assign(corner, { x, y, far });
      }
    }
  }
  return components.flatMap(({ area }, i) => {
    if (!isUsed[i]) return [];
    const [a, b, c, d] = corners[i]!.map(({ x, y }) => ({ x: x + 0.5, y: y + 0.5 })) as [
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

/** Of each component, how many pixels lie between its leftmost and its rightmost of each row, these included. */
function spansOf({ width, labels, components }: Labelled): Float64Array {
  const spans = new Float64Array(components.length);
  // The last pixel that was seen of a component, and its row.
  const rows = new Int32Array(components.length).fill(-1);
  const lasts = new Int32Array(components.length);
  for (let i = 0; i < labels.length; i++) {
    if (labels[i] === 0) continue;
    const at = labels[i]! - 1;
    const y = Math.floor(i / width);
    if (rows[at] === y) spans[at]! += i - lasts[at]!;
    else spans[at]!++;
    [rows[at], lasts[at]] = [y, i];
  }
  return spans;
}

/** With all that is beside it. */
function grow({ width, height, data }: Plane<Uint8Array>): Plane<Uint8Array> {
  const out = new Uint8Array(data.length);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (data[i] === 0) continue;
      for (let v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
        for (let u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) out[v * width + u] = 1;
      }
    }
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
