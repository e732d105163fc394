import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { parseInkLines } from "../ink/jsonl.ts";
import { bounds, place, type Stroke } from "../ink/stroke.ts";
import { createRecognizer } from "./create-recognizer.ts";
import type { Recognizer } from "./recognizer.ts";

const recorded = parseInkLines(
  readFileSync(new URL("../../test/fixtures/digits.ink.jsonl", import.meta.url), "utf8"),
).map(({ ink }) => ink);

/** A recorded digit, 100 high, its left top there. */
function digit(value: number, x: number, y = 0): readonly Stroke[] {
  const ink = recorded[value]!;
  const area = bounds(ink)!;
  return place(ink, { from: area, to: { x, y }, scale: 100 / area.height }).strokes;
}

const number = (text: string, y = 0) => [...text].flatMap((each, i) => digit(Number(each), 120 * i, y));

/** Straight, of 9 points. */
const straight = (x1: number, y1: number, x2: number, y2: number): Stroke =>
  Array.from({ length: 9 }, (_, i) => ({ x: x1 + ((x2 - x1) * i) / 8, y: y1 + ((y2 - y1) * i) / 8 }));

const sheared = (strokes: readonly Stroke[], share: number) =>
  strokes.map((stroke) => stroke.map(({ x, y }) => ({ x: x + (100 - y) * share, y })));

describe("sheets", () => {
  let recognizer: Recognizer;
  beforeAll(async () => {
    recognizer = await createRecognizer();
  });
  const read = (strokes: readonly Stroke[]) => recognizer.recognize({ strokes }).text;

  const bar = (x: number, lean = 0) => straight(x + lean, 0, x, 100);
  const level = (left: number, right: number, y: number) => straight(left, y, right, y);

  it("reads numbers of 1s that are plain bars", () => {
    for (const gap of [20, 40, 70, 99]) {
      for (const lean of [-30, 0, 30]) expect(read([bar(0, lean), bar(gap, lean)])).toBe("11");
    }
    expect(read([0, 40, 80].map((x) => bar(x)))).toBe("111");
    expect(read([0, 40, 80, 120].map((x) => bar(x)))).toBe("1111");
    expect(read([level(-60, -20, 50), bar(0)])).toBe("-1");
    expect(read([bar(0), straight(20, 98, 21, 99), bar(40)])).toBe("1.1");
  });

  it.each([
    ["H", [bar(0), bar(60), level(0, 60, 50)]],
    ["an H whose bar stands off", [bar(0), bar(60), level(5, 55, 50)]],
    ["N", [bar(0), bar(60), straight(0, 0, 60, 100)]],
    ["K", [bar(0), [...straight(50, 0, 3, 50), ...straight(3, 50, 50, 100)]]],
    ["bars with a bar across", [bar(0), bar(40), level(-20, 60, 50)]],
    ["V", [straight(0, 0, 30, 100), straight(60, 0, 30, 100)]],
    ["Π", [level(-10, 60, -6), bar(0), bar(50)]],
    ["T", [level(-40, 40, -6), bar(0)]],
  ])("reads no number of %s", (_, strokes) => {
    expect(recognizer.recognize({ strokes }).numbers.map(({ accepted }) => accepted)).not.toContain(true);
  });

  it.each([115, 125, 150])("reads single digits, each %d below the other, by lines", (step) => {
    const column = [..."49516"].flatMap((each, i) => digit(Number(each), 0, step * i));
    expect(read(column)).toBe("4\n9\n5\n1\n6");
  });

  it.each([-0.35, 0.1, 0.25, 0.35])("reads 8s of two rings that are slanted by %d", (share) => {
    expect(read(sheared([...digit(8, 0), ...digit(8, 90)], share))).toBe("88");
  });

  it.each([5, 15, 30])("reads numbers with a rule under or over them, %d of 100 away", (gap) => {
    const sum = [...number("128"), ...number("364", 150), level(-10, 350, 250 + gap), ...number("492", 290 + gap)];
    expect(read(sum)).toBe("128\n364\n492");
    expect(read([...number("364"), level(-10, 350, 100 + gap)])).toBe("364");
    expect(read([...number("364"), level(-10, 350, -gap)])).toBe("364");
    expect(read([...digit(3, 0), level(-40, 120, 100 + gap)])).toBe("3");
  });
});
