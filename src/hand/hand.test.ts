import { describe, expect, it } from "vitest";
import { type Example, Hand } from "./hand.ts";

/** Features of three kinds: those of one look alike, and not like those of another. */
const seen = {
  odd: Float32Array.of(1, 0.1, 0, 0),
  likeOdd: Float32Array.of(1.2, 0.2, 0.1, 0),
  other: Float32Array.of(0, 0, 1, 0.2),
};
const asOne = () => Float32Array.of(5, 0, 1);
const example = (features: Float32Array, label: number, margin = 4): Example => ({
  ...{ features, logits: asOne(), label, margin },
});

/** The logits of features that the network takes for a 0, read by a hand. */
function read(hand: Hand, features: Float32Array): number[] {
  const logits = asOne();
  hand.adapt(logits, features);
  return [...logits];
}

describe("Hand", () => {
  it("reads what it was taught as that, with the margin asked for", () => {
    const [zero, one, two] = read(new Hand([example(seen.odd, 2)]), seen.odd);
    expect(two! - Math.max(zero!, one!)).toBeCloseTo(4, 5);
  });

  it("reads what looks like it as that too, and leaves all else as it is", () => {
    const hand = new Hand([example(seen.odd, 2)]);
    const [zero, one, two] = read(hand, seen.likeOdd);
    expect(two).toBeGreaterThan(Math.max(zero!, one!));
    const other = read(hand, seen.other);
    for (const [i, logit] of asOne().entries()) expect(other[i]).toBeCloseTo(logit, 2);
  });

  it("says whether it has changed what an image is", () => {
    const hand = new Hand([example(seen.odd, 2)]);
    expect(hand.adapt(asOne(), seen.odd)).toBe(true);
    expect(hand.adapt(asOne(), seen.other)).toBe(false);
    expect(new Hand([]).adapt(asOne(), seen.odd)).toBe(false);
  });

  it("learns nothing of what is read rightly and surely", () => {
    expect(read(new Hand([example(seen.odd, 0)]), seen.odd)).toEqual([...asOne()]);
  });

  it("learns no more of ten alike than is needed, and as little by one that is wrong as may be", () => {
    const ten = Array.from({ length: 10 }, () => example(seen.odd, 2));
    const one = read(new Hand([example(seen.odd, 2)]), seen.odd);
    for (const [i, logit] of read(new Hand(ten), seen.odd).entries()) expect(logit).toBeCloseTo(one[i]!, 5);
    // Nobody can have both: it ends, and with finite logits.
    const torn = read(new Hand([example(seen.odd, 2), example(seen.odd, 1)]), seen.odd);
    expect(torn.every((logit) => Math.abs(logit) < 25)).toBe(true);
  });

  it("holds where features are all zero, or large", () => {
    for (const features of [new Float32Array(4), new Float32Array(4).fill(1e30)]) {
      expect(read(new Hand([example(features, 2)]), features).every(Number.isFinite)).toBe(true);
    }
  });
});
