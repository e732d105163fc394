import type { Bounds } from "../ink/stroke.ts";

/** Pixels that hang together. */
export interface Component {
  /** Its number in the labels, from 1. */
  readonly label: number;
  readonly bounds: Bounds;
  /** How many pixels it has. */
  readonly area: number;
}

export interface Labelled {
  readonly width: number;
  readonly height: number;
  /** `[height, width]`: which component a pixel is of, 0 for none. */
  readonly labels: Int32Array;
  /** Component i has the label i + 1. */
  readonly components: readonly Component[];
}

/**
 * Finds what hangs together among the pixels of a value: ink over corners as well, paper over sides alone, so that a closed line parts
 * what is within from what is without. The runs of a row are joined with those of the row above that they touch.
 */
export function findComponents(
  mask: Uint8Array,
  { width, height }: { readonly width: number; readonly height: number },
  value: 0 | 1 = 1,
): Labelled {
  // Of each run where in the mask it begins and ends, and a run before it that it hangs together with, or itself.
  const starts: number[] = [];
  const ends: number[] = [];
  const parents: number[] = [];
  const corner = value === 1 ? 1 : 0;
  let above = 0;
  for (let y = 0; y < height; y++) {
    const row = y * width;
    const first = starts.length;
    for (let i = row; i < row + width; i++) {
      if (mask[i] !== value) continue;
      const start = i;
      while (i < row + width && mask[i] === value) i++;
      const run = starts.length;
      starts.push(start);
      ends.push(i);
      parents.push(run);
      while (above < first && ends[above]! + width <= start - corner) above++;
      for (let other = above; other < first && starts[other]! + width < i + corner; other++) {
        const [a, b] = [rootOf(parents, other), rootOf(parents, run)];
        parents[Math.max(a, b)] = Math.min(a, b);
      }
    }
    above = first;
  }
  return { width, height, ...number(starts, ends, parents, width, height) };
}

function rootOf(parents: number[], run: number): number {
  let at = run;
  while (parents[at] !== at) {
    parents[at] = parents[parents[at]!]!;
    at = parents[at]!;
  }
  return at;
}

/** Gives the components numbers that follow each other, by the first pixel of each, and measures them. */
function number(
  starts: readonly number[],
  ends: readonly number[],
  parents: number[],
  width: number,
  height: number,
): Pick<Labelled, "labels" | "components"> {
  const labels = new Int32Array(width * height);
  const labelOf = new Int32Array(parents.length);
  const edges: number[] = [];
  const areas: number[] = [];
  for (let run = 0; run < parents.length; run++) {
    const root = rootOf(parents, run);
    const start = starts[run]!;
    const end = ends[run]!;
    const y = Math.floor(start / width);
    const left = start - y * width;
    const right = end - y * width;
    if (root === run) {
      areas.push(0);
      edges.push(left, y, right, y);
      labelOf[run] = areas.length;
    }
    const label = labelOf[root]!;
    labelOf[run] = label;
    labels.fill(label, start, end);
    areas[label - 1]! += end - start;
    const at = 4 * (label - 1);
    if (left < edges[at]!) edges[at] = left;
    if (right > edges[at + 2]!) edges[at + 2] = right;
    edges[at + 3] = y;
  }
  const components = areas.map((area, i) => {
    const [x, y] = [edges[4 * i]!, edges[4 * i + 1]!];
    const bounds = { x, y, width: edges[4 * i + 2]! - x, height: edges[4 * i + 3]! - y + 1 };
    return { label: i + 1, bounds, area };
  });
  return { labels, components };
}

/** The mean strength of the ink of each component. */
export function meanStrengths({ labels, components }: Labelled, strength: Float32Array): Float32Array {
  const means = new Float32Array(components.length);
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i]!;
    if (label > 0) means[label - 1]! += strength[i]!;
  }
  return means.map((sum, i) => sum / components[i]!.area);
}
