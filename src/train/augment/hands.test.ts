import { expect, it } from "vitest";
import { polyline } from "../../../test/support/drawn.ts";
import { Random } from "../../nn/random.ts";
import { drawByAnotherHand } from "./hands.ts";
import { toUnit } from "./ink.ts";

const drawing = [polyline([0, 0], [20, -10], [40, 0], [10, 60], [45, 60])];

it("leaves more than half of the drawings of each digit as they are, and draws a tenth or more of nothing", () => {
  for (let digit = 0; digit < 10; digit++) {
    const hands = Array.from({ length: 1000 }, (_, seed) => drawByAnotherHand(drawing, digit, new Random(seed)));
    const own = JSON.stringify(toUnit(drawing));
    const kept = hands.filter((hand) => JSON.stringify(hand) === own).length;
    expect(kept).toBeGreaterThan(500);
    expect(kept).toBeLessThan(880);
  }
});

it("gives what is no digit a coarser device alone", () => {
  const hands = Array.from({ length: 300 }, (_, seed) => drawByAnotherHand(drawing, null, new Random(seed)));
  const changed = hands.filter((hand) => hand !== drawing);
  expect(changed.length).toBeGreaterThan(5);
  expect(changed.length).toBeLessThan(40);
});
