/**
 * The one generator of random numbers: xoshiro128** by Blackman and Vigna (https://prng.di.unimi.it), seeded through
 * splitmix32. A stream is named by its keys, so that what one image draws does not depend on who drew before it.
 */
export class Random {
  readonly #state = new Uint32Array(4);

  /** The stream of these keys: whole numbers (taken modulo 2³²) and words, e.g. `new Random(seed, "shuffle", epoch)`. */
  constructor(...keys: readonly (number | string)[]) {
    this.restart(...keys);
  }

  /** Begins the stream of these keys, as a new generator would, without allocating one. */
  restart(...keys: readonly (number | string)[]): void {
    let hash = 0;
    for (const key of keys) {
      if (typeof key === "number") hash = mix(hash ^ key);
      else for (let i = 0; i < key.length; i++) hash = mix(hash ^ key.charCodeAt(i));
      // Also keeps 49 apart from "1", whose character is number 49.
      hash = (hash + (typeof key === "number" ? 0x9e3779b9 : 0x7f4a7c15)) | 0;
    }
    for (let i = 0; i < 4; i++) {
      hash = (hash + 0x9e3779b9) | 0;
      this.#state[i] = mix(hash);
    }
    // The all-zero state would stay at zero.
    if (this.#state.every((word) => word === 0)) this.#state[0] = 1;
  }

  /** Writes the generator's four words, for a kernel that draws in its place. */
  save(words: Uint32Array): void {
    words.set(this.#state);
  }

  /** Goes on from the words that `save` wrote, or from what a kernel made of them. */
  restore(words: Uint32Array): void {
    this.#state.set(words);
  }

  /** A whole number in 0 … 2³² − 1. */
  uint32(): number {
    const s = this.#state;
    const s1 = s[1]!;
    const result = Math.imul(rotateLeft(Math.imul(s1, 5), 7), 9) >>> 0;
    s[2]! ^= s[0]!;
    s[3]! ^= s1;
    s[1]! ^= s[2]!;
    s[0]! ^= s[3]!;
    s[2]! ^= s1 << 9;
    s[3] = rotateLeft(s[3]!, 11);
    return result;
  }

  /** A number in [0, 1), a multiple of 2⁻³². */
  float(): number {
    return this.uint32() / 2 ** 32;
  }

  /** A number from `least` to `most`, drawn evenly. */
  between(least: number, most: number): number {
    return least + (most - least) * this.float();
  }

  /** A whole number in 0 … limit − 1, each as likely; limit from 1 to 2³². */
  below(limit: number): number {
    // Draws above the largest multiple of the limit are thrown away, or small numbers would come more often.
    const usable = 2 ** 32 - (2 ** 32 % limit);
    for (;;) {
      const draw = this.uint32();
      if (draw < usable) return draw % limit;
    }
  }

  /** Puts the items into random order, in place (Fisher and Yates). */
  shuffle<T extends Uint32Array | unknown[]>(items: T): T {
    for (let i = items.length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      [items[i], items[j]] = [items[j]!, items[i]!];
    }
    return items;
  }
}

/** The output function of splitmix32. */
function mix(value: number): number {
  let z = value | 0;
  z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
  z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
  return z ^ (z >>> 16);
}

function rotateLeft(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}
