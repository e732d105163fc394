import { expect, it } from "vitest";
import { Random } from "../../nn/random.ts";
import { DisplacementField } from "./displacement-field.ts";

it("a smooth field is 1 where all of its values are, has no jumps, and stays at its edges", () => {
  const field = new DisplacementField(3);
  field.draw({ float: () => 1 } as Random);
  for (const [u, v] of [
    [0, 0],
    [0.4, 0.7],
    [1, 1],
  ])
    expect(field.at(u!, v!)).toBeCloseTo(1, 12);
  field.draw(new Random(1));
  for (let i = 0; i < 1000; i++) {
    expect(Math.abs(field.at(i / 1000, 0.3) - field.at((i + 1) / 1000, 0.3))).toBeLessThan(0.01);
  }
  expect(field.at(-5, 2)).toBe(field.at(0, 1));
});
