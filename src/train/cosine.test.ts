import { expect, it } from "vitest";
import { cosine } from "./cosine.ts";

it("is the cosine of π x", () => {
  let furthest = 0;
  for (let i = 0; i <= 100_000; i++) {
    const x = i / 100_000;
    furthest = Math.max(furthest, Math.abs(cosine(x) - Math.cos(Math.PI * x)));
  }
  expect(furthest).toBeLessThan(1e-15);
});

it("is exact where it can be, symmetric, and falls where the series meet", () => {
  expect([cosine(0), cosine(0.5), cosine(1)]).toEqual([1, 0, -1]);
  for (let i = 0; i <= 1024; i++) expect(cosine(1 - i / 1024)).toBe(0 - cosine(i / 1024));
  for (const edge of [0.25, 0.5, 0.75]) {
    expect(cosine(edge - 2 ** -40)).toBeGreaterThan(cosine(edge));
    expect(cosine(edge)).toBeGreaterThan(cosine(edge + 2 ** -40));
  }
});

it("gives the same bits everywhere", () => {
  // Computed once; they must never change.
  expect([0.1, 0.2, 0.3, 0.6, 0.7, 0.9].map(cosine)).toMatchInlineSnapshot(`
    [
      0.9510565162951535,
      0.8090169943749475,
      0.5877852522924731,
      -0.30901699437494734,
      -0.587785252292473,
      -0.9510565162951536,
    ]
  `);
});
