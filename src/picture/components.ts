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
 * what is within from what is without.
 */
export function findComponents(
  mask: Uint8Array,
  { width, height }: { readonly width: number; readonly height: number },
  value: 0 | 1 = 1,
): Labelled {
  const labels = new Int32Array(width * height);
  const parents: number[] = [0];
  const root = (label: number) => {
    let at = label;
    while (parents[at] !== at) {
      parents[at] = parents[parents[at]!]!;
      at = parents[at]!;
    }
    return at;
  };
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (mask[i] !== value) continue;
      let label = x > 0 ? labels[i - 1]! : 0;
      if (y > 0) {
        const from = value === 1 ? Math.max(0, x - 1) : x;
        const to = value === 1 ? Math.min(width - 1, x + 1) : x;
        for (let above = i - width - x + from; above <= i - width - x + to; above++) {
          const other = labels[above]!;
          if (other === 0 || other === label) continue;
          if (label === 0) label = other;
          else {
            const [a, b] = [root(label), root(other)];
            parents[Math.max(a, b)] = Math.min(a, b);
            label = Math.min(a, b);
          }
        }
      }
      if (label === 0) {
        label = parents.length;
        parents.push(label);
      }
      labels[i] = label;
    }
  }
  return { width, height, labels, components: number(labels, parents, root, width, height) };
}

/** Gives the components numbers that follow each other, and measures them. */
function number(
  labels: Int32Array,
  parents: readonly number[],
  root: (label: number) => number,
  width: number,
  height: number,
): Component[] {
  const numbers = new Int32Array(parents.length);
  let count = 0;
  for (let label = 1; label < parents.length; label++) if (parents[label] === label) numbers[label] = ++count;
  for (let label = 1; label < parents.length; label++) numbers[label] = numbers[root(label)]!;
  const edges = new Int32Array(4 * (count + 1));
  const areas = new Int32Array(count + 1);
  for (let label = 1; label <= count; label++) edges.set([width, height, -1, -1], 4 * label);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (labels[i] === 0) continue;
      const label = numbers[labels[i]!]!;
      labels[i] = label;
      areas[label]!++;
      const at = 4 * label;
      if (x < edges[at]!) edges[at] = x;
      if (y < edges[at + 1]!) edges[at + 1] = y;
      if (x > edges[at + 2]!) edges[at + 2] = x;
      if (y > edges[at + 3]!) edges[at + 3] = y;
    }
  }
  return Array.from({ length: count }, (_, i) => {
    const [left, top, right, bottom] = edges.subarray(4 * i + 4, 4 * i + 8) as unknown as [
      number,
      number,
      number,
      number,
    ];
    const bounds = { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
    return { label: i + 1, bounds, area: areas[i + 1]! };
  });
}

/** The mean strength of the ink of each component. */
export function meanStrengths({ labels, components }: Labelled, strength: Float32Array): Float32Array {
  const means = new Float32Array(components.length);
  for (let i = 0; i < labels.length; i++) if (labels[i]! > 0) means[labels[i]! - 1]! += strength[i]!;
  return means.map((sum, i) => sum / components[i]!.area);
}
