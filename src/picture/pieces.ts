import type { Bounds } from "../ink/stroke.ts";
import type { Labelled } from "./components.ts";

/** Some pieces of ink, taken out of a picture. */
export interface Patch {
  readonly width: number;
  readonly height: number;
  /** `[height, width]`: 1 where their ink is. */
  readonly isInk: Uint8Array;
  /** `[height, width]`: how much of ink each pixel is, 0…1. */
  readonly values: Float32Array;
  /** How thick their strokes are, in pixels. */
  readonly stroke: number;
}

/** Pixels around pieces that are taken along. */
const margin = 2;
/** Of the usual ink of pieces: less is paper, so much is all ink. */
const [paper, full] = [0.12, 0.95];
/** Of the edges of pixels around a stroke that lies askew, so many are as long as its outline. */
const outlineShare = 0.85;

/** The ink of a picture in pieces, each of which has its label: components, and the parts that they were cut into. */
export class Pieces {
  readonly width: number;
  readonly height: number;
  /** `[height, width]`, 0…1. */
  readonly strength: Float32Array;
  /** `[height, width]`: of which piece a pixel is, 0 for none. */
  readonly labels: Int32Array;
  #last: number;
  #marks = new Uint8Array(0);
  #isInk = new Uint8Array(0);
  #values = new Float32Array(0);

  constructor({ width, height, labels, components }: Labelled, strength: Float32Array) {
    this.width = width;
    this.height = height;
    this.labels = labels;
    this.strength = strength;
    this.#last = components.length;
  }

  /** Parts a piece: what `partOf` gives another part than 0 gets a new label. Returns the label of each part, in order. */
  split(
    label: number,
    { x, y, width, height }: Bounds,
    parts: number,
    partOf: (x: number, y: number) => number,
  ): number[] {
    const labels = [label, ...Array.from({ length: parts - 1 }, () => ++this.#last)];
    for (let row = y; row < y + height; row++) {
      for (let column = x; column < x + width; column++) {
        const at = row * this.width + column;
        if (this.labels[at] === label) this.labels[at] = labels[partOf(column, row)]!;
      }
    }
    return labels;
  }

  /** The smallest rectangle around a piece that lies in an area; undefined of none. */
  boundsOf(label: number, area: Bounds): Bounds | undefined {
    let [left, top, right, bottom] = [this.width, this.height, -1, -1];
    for (let y = area.y; y < area.y + area.height; y++) {
      for (let x = area.x; x < area.x + area.width; x++) {
        if (this.labels[y * this.width + x] !== label) continue;
        if (x < left) left = x;
        if (x > right) right = x;
        if (y < top) top = y;
        bottom = y;
      }
    }
    return right < 0 ? undefined : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
  }

  /** What it gives holds until the next is cut out. @param area in which they lie: whole pixels. */
  cut(labels: readonly number[], area: Bounds): Patch {
    const [left, top] = [area.x - margin, area.y - margin];
    const [width, height] = [area.width + 2 * margin, area.height + 2 * margin];
    const size = width * height;
    if (this.#isInk.length < size) [this.#isInk, this.#values] = [new Uint8Array(2 * size), new Float32Array(2 * size)];
    const isInk = this.#isInk.subarray(0, size).fill(0);
    const values = this.#values.subarray(0, size).fill(0);
    const isWanted = this.#mark(labels, 1);
    const labelOf = this.labels;
    const strength = this.strength;
    const counts = new Uint32Array(steps + 1);
    let inked = 0;
    for (let y = Math.max(0, area.y); y < Math.min(this.height, area.y + area.height); y++) {
      const from = y * this.width + left;
      const to = (y - top) * width;
      const end = Math.min(this.width, area.x + area.width) - left;
      for (let x = Math.max(0, area.x) - left; x < end; x++) {
        if (isWanted[labelOf[from + x]!] === 0) continue;
        isInk[to + x] = 1;
        counts[(strength[from + x]! * steps) | 0]!++;
        inked++;
      }
    }
    this.#mark(labels, 0);
    const usual = usualStrength(counts, inked);
    let edges = 0;
    // What is around the ink is within the margin.
    const first = Math.max(1, -left);
    const end = Math.min(width - 1, this.width - left);
    for (let y = Math.max(1, -top); y < Math.min(height - 1, this.height - top); y++) {
      const from = (top + y) * this.width + left;
      for (let x = first, i = y * width + first; x < end; x++, i++) {
        const around = isInk[i - 1]! + isInk[i + 1]! + isInk[i - width]! + isInk[i + width]!;
        if (isInk[i] === 1) edges += 4 - around;
        else if (around === 0 || labelOf[from + x] !== 0) continue;
        values[i] = Math.max(0, Math.min(1, (strength[from + x]! / usual - paper) / (full - paper)));
      }
    }
    return { width, height, isInk, values, stroke: edges > 0 ? (2 * inked) / (outlineShare * edges) : 0 };
  }

  /** By label, 1 for some: to be taken back by 0. */
  #mark(labels: readonly number[], value: 0 | 1): Uint8Array {
    if (this.#marks.length <= this.#last) this.#marks = new Uint8Array(2 * this.#last + 1);
    for (const label of labels) this.#marks[label] = value;
    return this.#marks;
  }
}

/** Of strengths, that are counted by so many steps. */
const steps = 64;

/** The median of the ink's strength. */
function usualStrength(counts: Uint32Array, inked: number): number {
  let [value, before] = [0, counts[0]!];
  while (2 * before <= inked && value < steps) before += counts[++value]!;
  return Math.max(0.5, value + 0.5) / steps;
}
