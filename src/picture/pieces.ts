import type { Bounds } from "../ink/stroke.ts";
import type { Labelled } from "./components.ts";

/** Some pieces of ink, taken out of a picture. */
export interface Patch {
  readonly width: number;
  readonly height: number;
  /** `[height, width]`: 1 where their ink is. */
  readonly isInk: Uint8Array;
  /** How thick their strokes are, in pixels. */
  readonly stroke: number;
  /** The ink at a point of the patch, whose first pixel is 0, 0: from 0 to 1, between pixels as well. */
  readonly at: (x: number, y: number) => number;
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
    let [left, top, right, bottom] = [Infinity, Infinity, -1, -1];
    for (let y = area.y; y < area.y + area.height; y++) {
      for (let x = area.x; x < area.x + area.width; x++) {
        if (this.labels[y * this.width + x] !== label) continue;
        [left, right] = [Math.min(left, x), Math.max(right, x)];
        [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
      }
    }
    return right < 0 ? undefined : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
  }

  /** @param area in which they lie: whole pixels. */
  cut(labels: readonly number[], area: Bounds): Patch {
    const [left, top] = [area.x - margin, area.y - margin];
    const [width, height] = [area.width + 2 * margin, area.height + 2 * margin];
    const isInk = new Uint8Array(width * height);
    const [only, wanted] = [labels.length === 1 ? labels[0]! : 0, new Set(labels)];
    for (let y = Math.max(0, top); y < Math.min(this.height, top + height); y++) {
      for (let x = Math.max(0, left); x < Math.min(this.width, left + width); x++) {
        const label = this.labels[y * this.width + x]!;
        // A look at one number is faster than one into a set, which paper needs not.
        if (label === only ? label > 0 : only === 0 && label > 0 && wanted.has(label)) {
          isInk[(y - top) * width + x - left] = 1;
        }
      }
    }
    const usual = this.#usualStrength(isInk, left, top, width);
    const values = new Float32Array(width * height);
    let [area0, edges] = [0, 0];
    for (let y = 0, i = 0; y < height; y++) {
      for (let x = 0; x < width; x++, i++) {
        const at = this.#index(left + x, top + y);
        if (at < 0) continue;
        const around =
          (x > 0 ? isInk[i - 1]! : 0) +
          (x + 1 < width ? isInk[i + 1]! : 0) +
          (y > 0 ? isInk[i - width]! : 0) +
          (y + 1 < height ? isInk[i + width]! : 0);
        if (isInk[i] === 1) {
          area0++;
          edges += 4 - around;
        } else if (around === 0 || this.labels[at] !== 0) continue;
        values[i] = Math.max(0, Math.min(1, (this.strength[at]! / usual - paper) / (full - paper)));
      }
    }
    const at = (x: number, y: number): number => {
      const [column, row] = [Math.floor(x), Math.floor(y)];
      if (column < 0 || row < 0 || column + 1 >= width || row + 1 >= height) return 0;
      const [h, v] = [x - column, y - row];
      const i = row * width + column;
      const upper = values[i]! * (1 - h) + values[i + 1]! * h;
      return upper * (1 - v) + (values[i + width]! * (1 - h) + values[i + width + 1]! * h) * v;
    };
    return { width, height, isInk, stroke: edges > 0 ? (2 * area0) / (outlineShare * edges) : 0, at };
  }

  #index(x: number, y: number): number {
    return x < 0 || y < 0 || x >= this.width || y >= this.height ? -1 : y * this.width + x;
  }

  /** The median of the ink's strength. */
  #usualStrength(isInk: Uint8Array, left: number, top: number, width: number): number {
    const steps = 64;
    const counts = new Uint32Array(steps + 1);
    let total = 0;
    for (let i = 0; i < isInk.length; i++) {
      if (isInk[i] === 0) continue;
      const at = this.#index(left + (i % width), top + Math.floor(i / width));
      counts[Math.floor(this.strength[at]! * steps)]!++;
      total++;
    }
    let [value, before] = [0, counts[0]!];
    while (2 * before <= total && value < steps) before += counts[++value]!;
    return Math.max(0.5, value + 0.5) / steps;
  }
}
