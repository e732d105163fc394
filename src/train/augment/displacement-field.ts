import type { Random } from "../../nn/random.ts";

/**
 * A smooth random function on the unit square: a uniform cubic B-spline over a grid of values drawn evenly from −1…1.
 * It is what a field of noise becomes under a Gaussian of 0.58 cells, without exponentials, and so the same to the bit
 * everywhere. Its standard deviation is about 0.28.
 */
export class DisplacementField {
  readonly #cells: number;
  readonly #values: Float64Array;

  /** @param cells along each side of the square: the more, the finer. */
  constructor(cells: number) {
    this.#cells = cells;
    this.#values = new Float64Array((cells + 3) ** 2);
  }

  /** Becomes another function. */
  draw(random: Random): void {
    for (let i = 0; i < this.#values.length; i++) this.#values[i] = 2 * random.float() - 1;
  }

  /** The value at a place of the square; beyond its edges, that of the nearest place on them. */
  at(u: number, v: number): number {
    const cells = this.#cells;
    const x = Math.max(0, Math.min(1, u)) * cells;
    const y = Math.max(0, Math.min(1, v)) * cells;
    const column = Math.min(cells - 1, Math.floor(x));
    const row = Math.min(cells - 1, Math.floor(y));
    const f = x - column;
    const g = 1 - f;
    const [a, b, c, d] = [g * g * g, 4 - 3 * f * f * (1 + g), 4 - 3 * g * g * (1 + f), f * f * f];
    const s = y - row;
    const t = 1 - s;
    let sum = 0;
    for (let i = 0; i < 4; i++) {
      const weight =
        i === 0 ? t * t * t : i === 1 ? 4 - 3 * s * s * (1 + t) : i === 2 ? 4 - 3 * t * t * (1 + s) : s * s * s;
      const at = (row + i) * (cells + 3) + column;
      const values = this.#values;
      sum += weight * (a * values[at]! + b * values[at + 1]! + c * values[at + 2]! + d * values[at + 3]!);
    }
    return sum / 36;
  }
}
