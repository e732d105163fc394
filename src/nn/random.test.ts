import { expect, it } from "vitest";
import { Random } from "./random.ts";

it("gives the same stream for the same keys and another for others", () => {
  const draw = (...keys: (string | number)[]) => {
    const random = new Random(...keys);
    return Array.from({ length: 4 }, () => random.uint32());
  };
  expect(draw(1, "shuffle", 2)).toEqual(draw(1, "shuffle", 2));
  const streams = [
    draw(),
    draw(0),
    draw(1),
    draw("1"),
    draw(49),
    draw(1, 0),
    draw(0, 1),
    draw(1, "shuffle", 3),
    draw("ab"),
    draw("a", "b"),
  ];
  expect(new Set(streams.map(String)).size).toBe(streams.length);
});

it("restarts as if it were new", () => {
  const random = new Random(7);
  const first = random.uint32();
  random.uint32();
  random.restart(7);
  expect(random.uint32()).toBe(first);
});

it("never changes: trained weights depend on it", () => {
  const random = new Random(1, "golden");
  expect([random.uint32(), random.uint32(), random.float(), random.below(10)]).toMatchInlineSnapshot(`
    [
      3168821344,
      1688523739,
      0.35901292972266674,
      8,
    ]
  `);
});

it("draws evenly", () => {
  const random = new Random("even");
  const counts = new Array(10).fill(0);
  for (let i = 0; i < 100_000; i++) counts[random.below(10)]++;
  // Five standard deviations of a binomial with n = 100,000 and p = 0.1.
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(475);
  const mean = Array.from({ length: 100_000 }, () => random.float()).reduce((a, b) => a + b) / 100_000;
  expect(mean).toBeCloseTo(0.5, 2);
});

it("draws evenly between two numbers", () => {
  const random = new Random("between");
  const draws = Array.from({ length: 10_000 }, () => random.between(-3, 5)).sort((a, b) => a - b);
  expect(draws[0]).toBeGreaterThanOrEqual(-3);
  expect(draws.at(-1)).toBeLessThan(5);
  // The median of so many has a standard deviation of 0.04.
  expect(Math.abs(draws[5000]! - 1)).toBeLessThan(0.2);
});

it("draws evenly below a limit that does not divide 2³²", () => {
  const random = new Random("limit");
  const limit = 3 * 2 ** 30;
  // Without rejection the lower third would come half of the time.
  const low = Array.from({ length: 30_000 }, () => random.below(limit)).filter((value) => value < 2 ** 30).length;
  expect(Math.abs(low - 10_000)).toBeLessThan(410);
});

it("shuffles without losing an item", () => {
  const items = new Random("shuffle").shuffle(Uint32Array.from({ length: 1000 }, (_, i) => i));
  expect(items.slice(0, 5)).not.toEqual(Uint32Array.of(0, 1, 2, 3, 4));
  expect(items.toSorted()).toEqual(Uint32Array.from({ length: 1000 }, (_, i) => i));
});

it("goes on from what was saved, as if it had never stopped", () => {
  const [random, other] = [new Random("words"), new Random("others")];
  random.uint32();
  const words = new Uint32Array(4);
  random.save(words);
  other.restore(words);
  expect(Array.from({ length: 5 }, () => other.uint32())).toEqual(Array.from({ length: 5 }, () => random.uint32()));
});
