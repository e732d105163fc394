import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseInkLines } from "../src/ink/jsonl.ts";
import type { Stroke } from "../src/ink/stroke.ts";
import { chainOf } from "./chain.ts";
import { scratchedOut as scratchedOutOf } from "./scratch-out.ts";

const scratchedOut = (line: Stroke, strokes: readonly Stroke[]) => scratchedOutOf(line, chainOf(strokes));

/** Straight pieces through these points, eight steps each. */
function through(...corners: readonly (readonly [x: number, y: number])[]): Stroke {
  return corners.flatMap(([x, y], i) => {
    const [fromX, fromY] = corners[Math.max(i - 1, 0)]!;
    return Array.from({ length: 8 }, (_, step) => ({
      x: fromX + ((x - fromX) * (step + 1)) / 8,
      y: fromY + ((y - fromY) * (step + 1)) / 8,
    }));
  });
}

/** To and fro between two sides, going down by `step` each time. */
function zigzag(left: number, right: number, top: number, step: number, passes: number): Stroke {
  return through(
    ...Array.from({ length: passes + 1 }, (_, i): [number, number] => [i % 2 === 0 ? left : right, top + i * step]),
  );
}

const one = through([200, 100], [200, 300]);
const seven = through([300, 100], [400, 100], [330, 300]);

describe("scratching out", () => {
  it("takes the strokes that a dense zigzag goes over, and no others", () => {
    expect(scratchedOut(zigzag(150, 250, 90, 20, 11), [one, seven])).toEqual([one]);
    expect(scratchedOut(zigzag(150, 450, 90, 20, 11), [one, seven])).toEqual([one, seven]);
    const upright = zigzag(90, 310, 280, 15, 9).map(({ x, y }) => ({ x: y, y: x }));
    expect(scratchedOut(upright, [one, seven])).toEqual([seven]);
  });

  it("takes nothing by fewer passes, by passes of all lengths, or beside the strokes", () => {
    expect(scratchedOut(zigzag(150, 250, 90, 40, 5), [one])).toEqual([]);
    const uneven = through(
      [150, 100],
      [250, 120],
      [190, 140],
      [250, 160],
      [190, 180],
      [230, 200],
      [150, 220],
      [250, 300],
    );
    expect(scratchedOut(uneven, [one])).toEqual([]);
    expect(scratchedOut(zigzag(500, 600, 90, 20, 11), [one])).toEqual([]);
    expect(scratchedOut([], [one])).toEqual([]);
    expect(scratchedOut([{ x: 200, y: 200 }], [one])).toEqual([]);
  });

  it("takes no stroke that mostly lies elsewhere", () => {
    expect(scratchedOut(zigzag(150, 250, 90, 10, 9), [one])).toEqual([]);
  });

  it("takes nothing where a stroke is gone over to make it bolder", () => {
    const bolder = zigzag(100, 300, 200, 0.5, 9).map(({ x, y }) => ({ x: y, y: x }));
    expect(scratchedOut(bolder, [one])).toEqual([]);
  });

  it("takes nothing by ones and sevens that are joined", () => {
    const joined = zigzag(100, 300, 100, 50, 13).map(({ x, y }) => ({ x: y, y: x }));
    expect(scratchedOut(joined, [through([90, 310], [800, 310])])).toEqual([]);
  });

  it("takes nothing by any digit that people drew, wherever it is drawn over another", () => {
    const text = readFileSync(new URL("../test/fixtures/digits.ink.jsonl", import.meta.url), "utf8");
    const drawings = parseInkLines(text).map(({ ink }) => ink.strokes);
    for (const strokes of drawings) {
      for (const under of drawings) for (const line of strokes) expect(scratchedOut(line, under)).toEqual([]);
    }
  });
});
