import { describe, expect, it } from "vitest";
import type { ReadDigit, ReadNumber } from "../../src/recognizer/reading.ts";
import type { Read, View } from "../reader.ts";
import { arrange } from "./arrange.ts";
import type { PictureRead } from "./picture-worker.ts";
import { isWritten, withWritten } from "./with-written.ts";

const bounds = (x: number, y: number, width = 20) => ({ x, y, width, height: 10 });
const numberAt = (text: string, x: number, y: number, accepted = true): ReadNumber => ({
  ...{ text, accepted, confidence: 0.9, alternatives: [], bounds: bounds(x, y) },
  digits: [...text].map((each) => ({ digit: Number(each) }) as ReadDigit),
});
/** Each digit has a view that tells which it is. */
const readOf = (text: string, numbers: readonly ReadNumber[], who: number): Read => ({
  reading: { text, numbers, digits: numbers.flatMap(({ digits }) => digits), confidence: 0.5 },
  views: numbers.flatMap(({ digits }) => digits.map((): View => ({ size: who, pixels: new Uint8Array() }))),
  characters: [],
});

const plain = readOf(
  "1 2\n47 5",
  [
    numberAt("1", 10, 10),
    numberAt("8", 40, 10, false),
    numberAt("2", 60, 10),
    numberAt("47", 10, 150),
    numberAt("5", 60, 150),
  ],
  1,
);
const picture: PictureRead = {
  ...plain,
  reading: { ...plain.reading, grids: [{ bounds: { x: 0, y: 0, width: 100, height: 40 }, rows: [["1", "2"]] }] },
};

describe("what is written on a picture", () => {
  it("takes the place of the number that it lies over, wherever that stands", () => {
    const { reading, views } = withWritten(
      picture,
      readOf("39 61", [numberAt("39", 65, 12), numberAt("61", 12, 149)], 2),
    );
    expect(reading.text).toBe("1 39\n61 5");
    expect(reading.grids[0]!.rows).toEqual([["1", "39"]]);
    expect(reading.numbers.map(({ text }) => text)).toEqual(["1", "8", "39", "61", "5"]);
    expect(reading.numbers.map(isWritten)).toEqual([false, false, true, true, false]);
    expect(reading.numbers[2]!.bounds).toEqual(bounds(60, 10));
    // Digits and what the network saw of them go along.
    expect(reading.digits.map(({ digit }) => digit)).toEqual([1, 8, 3, 9, 6, 1, 5]);
    expect(views.map(({ size }) => size)).toEqual([1, 1, 2, 2, 2, 2, 1]);
    expect(arrange(reading)).toEqual({ grids: [expect.objectContaining({ rows: [[[0], [2]]] })], lines: [[3, 4]] });
  });

  it("is added where no number is, line by line, over what was taken for none as well", () => {
    const ink = readOf(
      "8 9\n6\n3",
      [
        numberAt("8", 40, 10),
        numberAt("9", 200, 10),
        numberAt("0", 200, 50, false),
        numberAt("6", 10, 300),
        numberAt("3", 12, 152),
      ],
      2,
    );
    const { reading } = withWritten(picture, ink);
    expect(reading.text).toBe("1 2\n3 5\n8 9\n6");
    expect(reading.numbers.slice(5).map(({ text }) => text)).toEqual(["8", "9", "6"]);
    expect(arrange(reading).lines).toEqual([[3, 4], [5, 6], [7]]);
  });

  it("takes the nearest of several numbers, and each one once", () => {
    const wide = { ...numberAt("71", 0, 148), bounds: { x: 0, y: 148, width: 100, height: 14 } };
    const { reading } = withWritten(picture, readOf("71\n6", [wide, numberAt("6", 50, 152)], 2));
    expect(reading.text).toBe("1 2\n47 71\n6");
  });

  it("changes nothing where it is no number", () => {
    expect(withWritten(picture, undefined)).toBe(picture);
    expect(withWritten(picture, readOf("", [numberAt("7", 10, 10, false)], 2))).toBe(picture);
  });
});
