import { expect, it } from "vitest";
import type { Sequence } from "../segment/sequence.ts";
import { inReadingOrder } from "./reading-order.ts";

/** A line of one number: where it stands. */
function lineAt(name: number, x: number, y: number, height = 20): Sequence[] {
  const bounds = { x, y, width: 40, height };
  const atoms = [{ strokes: [], bounds, stroke: name, part: 0, isCut: false, isLigature: false }];
  return [{ atoms, groups: [], touches: [], height, base: y + height }];
}

it("goes from top to bottom, and from left to right where lines stand beside each other", () => {
  const lines = [lineAt(3, 0, 60), lineAt(2, 100, 4), lineAt(1, 0, 0), lineAt(4, 50, 66, 12)];
  const order = inReadingOrder(lines).map((line) => line.map(({ atoms }) => atoms[0]!.stroke));
  expect(order).toEqual([
    [1, 2],
    [3, 4],
  ]);
  expect(inReadingOrder([])).toEqual([]);
});
