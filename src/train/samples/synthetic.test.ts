import { expect, it } from "vitest";
import { bounds } from "../../ink/stroke.ts";
import { Random } from "../../nn/random.ts";
import { lengthOf } from "../augment/path.ts";
import { signs } from "../augment/signs.ts";
import { drawSynthetic } from "./synthetic.ts";

it("makes up drawings of every kind, in an area of about 1 by 1, and the characters of several strokes", () => {
  const drawings = Array.from({ length: 300 }, (_, seed) => drawSynthetic(new Random(seed)));
  for (const drawing of drawings) {
    const { width, height } = bounds({ strokes: drawing })!;
    expect(Math.max(width, height)).toBeGreaterThan(0.3);
    expect(Math.max(width, height)).toBeLessThan(1.4);
  }
  const signsSeen = new Set(signs.map((sign) => JSON.stringify(sign)));
  const characters = drawings.filter(
    (drawing) =>
      !signsSeen.has(JSON.stringify(drawing)) && drawing.length > 2 && drawing.every(({ length }) => length < 10),
  );
  expect(characters.length).toBeGreaterThan(45);
  for (const character of characters) {
    for (const stroke of character) expect(lengthOf([stroke])).toBeGreaterThan(0.3);
  }
});
