import { expect, it } from "vitest";
import type { Group, Sequence } from "../segment/sequence.ts";
import { affordable } from "./affordable.ts";

const sequence = (...sizes: number[]) =>
  ({ groups: [sizes.map((size) => ({ bounds: { x: 0, y: 0, width: size, height: size } }))] }) as unknown as Sequence;
const page = { boundsOf: ({ bounds }: Group) => bounds };

it("leaves out the largest where all together take too long", () => {
  const [word, pattern, digit] = [sequence(200, 200), sequence(...new Array(50).fill(1000)), sequence(30)];
  expect(affordable([word, pattern, digit], page)).toEqual([word, digit]);
});

it("keeps all of a page of writing, in order", () => {
  const all = Array.from({ length: 2000 }, (_, i) => sequence(40 - (i % 20), 60));
  expect(affordable(all, page)).toEqual(all);
});
