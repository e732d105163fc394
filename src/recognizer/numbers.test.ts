import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { parseInkLines } from "../ink/jsonl.ts";
import { normalize } from "../ink/normalize.ts";
import { bounds, type Ink, place, type Stroke } from "../ink/stroke.ts";
import { createRecognizer } from "./create-recognizer.ts";
import type { Expect } from "./expect.ts";
import type { Recognizer } from "./recognizer.ts";

const fixture = (name: string) =>
  parseInkLines(readFileSync(new URL(`../../test/fixtures/${name}`, import.meta.url), "utf8"));
const recorded = fixture("digits.ink.jsonl").map(({ ink }) => ink);

/** A recorded digit, 100 high, its left top there. */
function digit(value: number, x: number, y = 0): readonly Stroke[] {
  const ink = recorded[value]!;
  const area = bounds(ink)!;
  return place(ink, { from: area, to: { x, y }, scale: 100 / area.height }).strokes;
}

const number = (text: string, step = 120): Ink => ({
  strokes: [...text].flatMap((each, i) => digit(Number(each), step * i)),
});

describe("numbers", () => {
  let recognizer: Recognizer;
  beforeAll(async () => {
    recognizer = await createRecognizer();
  });

  it("reads one digit as its image is read, of which nobody knows the path of the pen", () => {
    for (const ink of [
      ...recorded,
      ...fixture("odd.ink.jsonl")
        .slice(0, 2)
        .map(({ ink }) => ink),
    ]) {
      const { numbers, digits, text, confidence } = recognizer.recognize(ink);
      const [prediction] = recognizer.recognizeImages(normalize(ink), 1);
      expect(digits).toMatchObject([{ digit: prediction!.digit, accepted: true, bounds: bounds(ink) }]);
      expect(text).toBe(String(prediction!.digit));
      expect(numbers).toHaveLength(1);
      // There may be other ways to take its strokes.
      expect(confidence).toBeLessThanOrEqual(digits[0]!.confidence);
      expect(confidence).toBeGreaterThan(0.9);
    }
  });

  it("reads a number, with the digits of it, where they stand and what the network saw", () => {
    const { reading, images } = recognizer.read(number("2026"));
    expect(reading.text).toBe("2026");
    expect(reading.numbers).toMatchObject([{ text: "2026", accepted: true }]);
    expect(reading.digits.map(({ digit }) => digit)).toEqual([2, 0, 2, 6]);
    expect(reading.digits[2]!.bounds.x).toBeCloseTo(240, 6);
    expect(images).toHaveLength(4 * 784);
    expect(images.subarray(0, 784)).toEqual(normalize({ strokes: digit(2, 0) }));
    expect(reading.confidence).toBeGreaterThan(0.9);
    expect(reading.confidence).toBeLessThanOrEqual(1);
  });

  it("reads it whatever was drawn first", () => {
    const strokes = number("5074").strokes;
    expect(recognizer.recognize({ strokes: strokes.toReversed() }).text).toBe("5074");
  });

  it("reads numbers of one line with a space between them, and lines one below the other", () => {
    const strokes = [
      ...number("12").strokes,
      ...digit(3, 600),
      ...digit(4, 700),
      ...digit(5, 20, 180),
      ...digit(6, 120, 190),
    ];
    const { text, numbers } = recognizer.recognize({ strokes });
    expect(text).toBe("12 34\n56");
    expect(numbers.map(({ text }) => text)).toEqual(["12", "34", "56"]);
  });

  it("reads a sheet of many lines one by one", () => {
    const texts = Array.from({ length: 38 }, (_, line) => "01234567890123456789".slice(line % 10, (line % 10) + 10));
    const strokes = texts.flatMap((text, line) =>
      [...text].flatMap((each, i) => digit(Number(each), 150 * i, 180 * line)),
    );
    expect(strokes.length).toBeGreaterThan(400);
    expect(recognizer.recognize({ strokes }).text).toBe(texts.join("\n"));
  });

  it("takes no drawing of a thousand strokes for a digit", () => {
    const strokes = Array.from({ length: 1300 }, (_, i) => digit(1, 0.001 * i)[0]!);
    expect(recognizer.recognize({ strokes })).toMatchObject({ text: "", digits: [{ accepted: false }] });
  });

  it("says what else it may be, the likeliest first", () => {
    const { numbers } = recognizer.recognize({ strokes: [...digit(4, 0), ...digit(1, 90), ...digit(7, 140)] });
    const { confidence, alternatives } = numbers[0]!;
    const all = [confidence, ...alternatives.map(({ confidence }) => confidence)];
    expect(all).toEqual(all.toSorted((a, b) => b - a));
    expect(all.reduce((a, b) => a + b)).toBeLessThanOrEqual(1 + 1e-6);
  });

  describe("with dots and lines beside the digits", () => {
    const dot = (x: number, y: number): Stroke => [{ x, y }];
    const minus = (x: number, y = 50): Stroke => [
      { x, y },
      { x: x + 20, y: y - 1 },
      { x: x + 40, y },
    ];
    const ring = (x: number, y: number, radius: number): Stroke =>
      [0, 1, 2, 3, 4, 5, 6, 7, 8].map((i) => ({
        x: x + radius * Math.cos((i * Math.PI) / 4),
        y: y + radius * Math.sin((i * Math.PI) / 4),
      }));
    const read = (...strokes: readonly Stroke[]) => recognizer.recognize({ strokes }).numbers[0]!;

    it.each([
      ["56", 75, 40],
      ["56", 30, 60],
      ["56", 0, 20],
      ["50", 140, 50],
    ])("reads %s with a stray dot at %i, %i, and a point at the base line", (text, x, y) => {
      const digits = [...digit(Number(text[0]), 0), ...digit(Number(text[1]), 105)];
      expect(read(...digits, dot(x, y))).toMatchObject({ text, accepted: true });
      expect(read(...digits, dot(85, 98))).toMatchObject({ text: [...text].join("."), accepted: true });
    });

    it.each<[string, readonly Stroke[]]>([
      ["dots", [dot(140, 30), dot(140, 70)]],
      ["a low dot and one above", [dot(144, 40), dot(140, 97)]],
      ["small rings", [ring(140, 30, 6), ring(140, 70, 6)]],
      ["larger rings", [ring(140, 30, 9), ring(140, 80, 9)]],
    ])("takes no colon for a sign: %s", (_, colon) => {
      const between = (signs: readonly Stroke[]) =>
        read(...digit(1, 0), ...digit(3, 65), ...signs, ...digit(3, 165), ...digit(8, 230));
      expect(between(colon).accepted).toBe(false);
      expect(between([])).toMatchObject({ text: "1338", accepted: true });
      expect(between([minus(120)])).toMatchObject({ text: "13-38", accepted: true });
    });

    it("takes no text for a number that is none", () => {
      expect(read(minus(0), minus(60), ...digit(5, 120)).accepted).toBe(false);
      expect(read(...digit(3, 0), minus(85), minus(145), ...digit(4, 205)).accepted).toBe(false);
      expect(read(minus(-60), ...digit(5, 0))).toMatchObject({ text: "-5", accepted: true });
    });
  });

  describe("with hints", () => {
    const seventeen = number("17");
    const read = (expect: Expect | undefined, ink: Ink = seventeen) =>
      recognizer.recognize(ink, expect && { expect }).numbers[0]!;

    it("reads what fits, and is as sure as without them or surer", () => {
      const plain = read(undefined);
      for (const expected of [{ pattern: "[0-9]7" }, { length: 2, min: 17, max: 17 }, { integer: true }]) {
        const { text, unexpected, accepted, confidence } = read(expected);
        expect({ text, unexpected, accepted }).toEqual({ text: "17", unexpected: undefined, accepted: true });
        expect(confidence).toBeGreaterThanOrEqual(plain.confidence - 1e-9);
      }
    });

    it.each<Expect>([{ max: 15, min: 10 }, { pattern: "[2-9]7" }, { length: 9 }, { length: 1 }, { max: 0 }])(
      "does not make a clear number fit %j: it is told, as sure as it is, and not accepted",
      (expected) => {
        const { reading } = recognizer.read(seventeen, { expect: expected });
        const { text, unexpected, accepted, alternatives } = reading.numbers[0]!;
        expect({ text, unexpected, accepted }).toEqual({ text: "17", unexpected: true, accepted: false });
        expect(reading.text).toBe("");
        for (const { confidence } of alternatives) expect(confidence).toBeLessThan(0.5);
      },
    );

    it("decides between what unclear ink may be", () => {
      // A stem whose flag grows is a 1 and becomes a 7.
      const drawn = (flag: number): Ink => ({
        strokes: [
          [
            { x: 60 - flag, y: 10 },
            { x: 60, y: 8 },
            { x: 45, y: 100 },
          ],
        ],
      });
      const unclear = Array.from({ length: 40 }, (_, i) => drawn(i + 2)).find((ink) => {
        const { text, confidence } = read(undefined, ink);
        return (text === "1" || text === "7") && confidence < 0.9;
      })!;
      for (const text of ["1", "7"]) {
        const number = read({ pattern: text }, unclear);
        expect(number.text).toBe(text);
        expect(number.confidence).toBeGreaterThan(0.9);
      }
    });

    it("does not tell of what is no number that it is unexpected", () => {
      for (const { ink } of fixture("letters.ink.jsonl")) {
        for (const each of recognizer.recognize(ink, { expect: { length: 7 } }).numbers) {
          expect(each).not.toHaveProperty("unexpected");
        }
      }
    });

    it("refuses hints that are none", () => {
      expect(() => read({ length: -1 })).toThrow("expect.length");
      expect(() => read({ min: 3, max: 2 })).toThrow("expect.min");
    });
  });

  it("finds no number in letters, though parts of them are digits", () => {
    for (const { ink, char } of fixture("letters.ink.jsonl")) expect(recognizer.recognize(ink).text, char).toBe("");
  });

  it("takes strokes from side to side for no digit, and stays sound where ink has no height", () => {
    const level = (y: number) => [0, 20, 40].map((x) => ({ x, y }));
    for (const strokes of [
      [level(0)],
      [level(0), level(30)],
      [
        [
          { x: 0, y: 0 },
          { x: 1e-12, y: 0 },
        ],
      ],
    ]) {
      const { text, confidence } = recognizer.recognize({ strokes });
      expect(text).toBe("");
      expect(confidence).toBeGreaterThanOrEqual(0);
    }
  });

  it("finds no number in a scribble, whatever its size", () => {
    // Back and forth without an end; a sum of sines that do not repeat.
    const scribble = (points: number, strokes: number): Ink => ({
      strokes: Array.from({ length: strokes }, (_, s) =>
        Array.from({ length: points }, (_, i) => ({
          x: 300 * Math.sin(0.9 * i + s) + 80 * Math.sin(0.13 * i),
          y: 200 * Math.sin(1.7 * i + 2 * s) + 50 * Math.sin(0.31 * i * (s + 1)),
        })),
      ),
    });
    for (const ink of [scribble(400, 1), scribble(60, 12), scribble(5, 1000), scribble(200_000, 1)]) {
      expect(recognizer.recognize(ink).text).toBe("");
    }
  });

  it("reads a digit whose parts fall into lines, as each bar of a display by itself", () => {
    const bars = (...corners: [number, number][]) =>
      corners.slice(1).map((to, i) => [corners[i]!, to].map(([x, y]) => ({ x: 100 * x, y: 100 * y })));
    const five = bars([1, 0], [0, 0], [0, 1], [1, 1], [1, 2], [0, 2]);
    const reading = recognizer.recognize({ strokes: five });
    expect(reading.text).toBe("5");
    expect(reading.digits.map(({ bounds }) => bounds)).toEqual([{ x: 0, y: 0, width: 100, height: 200 }]);
    const crosses = [0, 150].flatMap((y) =>
      bars([0, y / 100], [1, y / 100 + 1]).concat(bars([1, y / 100], [0, y / 100 + 1])),
    );
    expect(recognizer.recognize({ strokes: crosses }).text).toBe("");
  });

  it("reads an 8 of two rings, however many there are of it", () => {
    const ring = (x: number, y: number, width: number) =>
      Array.from({ length: 25 }, (_, i) => ({
        x: x + width * Math.sin((i / 12) * Math.PI),
        y: y - 25 * Math.cos((i / 12) * Math.PI),
      }));
    const eight = (x: number, gap: number) => [ring(x + 30, 25 - gap / 2, 24), ring(x + 30, 75 + gap / 2, 28)];
    for (const gap of [-6, 0, 6]) {
      const read = (...xs: number[]) => recognizer.recognize({ strokes: xs.flatMap((x) => eight(x, gap)) }).text;
      expect(read(0)).toBe("8");
      expect(read(0, 85, 170)).toBe("888");
      const point = [{ x: 75, y: 98 }];
      expect(recognizer.recognize({ strokes: [...eight(0, gap), point, ...eight(95, gap)] }).text).toBe("8.8");
    }
  });

  it("reads a point beside a digit of two strokes", () => {
    const line = (...points: [number, number][]) => points.map(([x, y]) => ({ x, y }));
    const four = (x: number) => [line([x + 30, 0], [x, 60], [x + 55, 62]), line([x + 42, 30], [x + 40, 100])];
    const point = (x: number) => line([x, 98], [x + 1, 99]);
    const read = (...strokes: Stroke[]) => recognizer.recognize({ strokes }).text;
    expect(read(...four(0), point(75))).toBe("4.");
    expect(read(...digit(4, 0), point(100))).toBe("4.");
    expect(read(...digit(8, 0), point(75))).toBe("8.");
    expect(read(...four(0), point(75), ...digit(8, 95))).toBe("4.8");
    expect(read(...digit(8, 0), point(75), ...four(95))).toBe("8.4");
    expect(read(point(0), ...four(20), ...digit(8, 100))).toBe(".48");
  });

  it("reads a point and a comma where they stand on the line, and a minus half way up", () => {
    const line = (...points: [number, number][]) => points.map(([x, y]) => ({ x, y }));
    const [first, ...rest] = [digit(3, 0), digit(1, 130), digit(4, 180)];
    const read = (sign: Stroke) => recognizer.recognize({ strokes: [...first!, sign, ...rest.flat()] }).text;
    expect(read(line([100, 98], [101, 99]))).toBe("3.14");
    expect(read(line([106, 92], [107, 100], [99, 116]))).toBe("3,14");
    expect(read(line([88, 50], [112, 50]))).toBe("3-14");
    // By its shape a straight comma is a point.
    expect(read(line([107, 90], [107, 118]))).toBe("3,14");
    expect(read(line([110, 88], [100, 125]))).toBe("3,14");
    // The whole looks like a 5, and surely so.
    const five = [line([0, 98], [1, 99]), ...digit(5, 30)];
    expect(recognizer.recognize({ strokes: five }).text).toBe(".5");
  });
});
