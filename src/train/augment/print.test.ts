import { beforeAll, expect, it } from "vitest";
import { bounds } from "../../ink/stroke.ts";
import { Random } from "../../nn/random.ts";
import { createRecognizer } from "../../recognizer/create-recognizer.ts";
import type { Recognizer } from "../../recognizer/recognizer.ts";
import { drawPrintedDigit, drawType } from "./print.ts";

let recognizer: Recognizer;
beforeAll(async () => {
  recognizer = await createRecognizer();
});

it("prints digits that are read, in all types", () => {
  let read = 0;
  for (let i = 0; i < 200; i++) {
    const type = drawType(new Random(1, i));
    const strokes = drawPrintedDigit(i % 10, type).map((stroke) =>
      stroke.map(({ x, y }) => ({ x: 50 * x, y: 50 * y })),
    );
    if (recognizer.recognize({ strokes }).text === `${i % 10}`) read++;
  }
  expect(read).toBeGreaterThan(180);
});

it.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])("prints %d as high as all others", (digit) => {
  for (let i = 0; i < 12; i++) {
    const { height } = bounds({ strokes: drawPrintedDigit(digit, { shape: i, width: 1, slant: 0 }) })!;
    expect(height).toBeGreaterThan(0.94);
    expect(height).toBeLessThan(1.04);
  }
});
