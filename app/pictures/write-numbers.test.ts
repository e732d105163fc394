import { describe, expect, it } from "vitest";
import type { PictureReading } from "../../src/recognizer/read-pixels.ts";
import { arrange } from "./arrange.ts";
import { asCsv, asJson, asText } from "./write-numbers.ts";

const number = (text: string, x: number, y: number, accepted = true) => ({
  ...{ text, accepted, confidence: 0.9, digits: [], alternatives: [] },
  bounds: { x, y, width: 10, height: 10 },
});

/** A table of two by two with an empty cell and a blot in it, and two lines below. */
const reading: PictureReading = {
  text: "1 2\n1\n3,5 4\n1",
  confidence: 0.5,
  numbers: [
    number("1", 10, 10),
    number("8", 30, 30, false),
    number("2", 60, 10),
    number("1", 60, 60),
    number("3,5", 10, 150),
    number("4", 60, 150),
    number("1", 10, 180),
  ],
  digits: [],
  grids: [
    {
      bounds: { x: 0, y: 0, width: 100, height: 100 },
      rows: [
        ["1", "2"],
        ["", "1"],
      ],
    },
  ],
};
const none = new Map<number, string>();

describe("the numbers of a picture", () => {
  it("are arranged by cells of grids, and by lines where they stand in none", () => {
    const { grids, lines } = arrange(reading);
    expect(grids.map(({ rows }) => rows)).toEqual([
      [
        [[0], [2]],
        [[], [3]],
      ],
    ]);
    expect(lines).toEqual([[4, 5], [6]]);
  });

  it("are text and CSV, a table first", () => {
    expect(asText(reading, none)).toBe("1\t2\n\t1\n\n3,5\t4\n1");
    expect(asCsv(reading, none)).toBe('1,2\r\n,1\r\n\r\n"3,5",4\r\n1\r\n');
  });

  it("are what was corrected, and without what was left out", () => {
    const corrections = new Map([
      [3, "7"],
      [5, ""],
      [6, ""],
    ]);
    expect(asText(reading, corrections)).toBe("1\t2\n\t7\n\n3,5");
    const json = JSON.parse(asJson("a.png", reading, corrections));
    expect(json.text).toBe("1 2\n7\n3,5");
    expect(json.grids[0].rows).toEqual([
      ["1", "2"],
      ["", "7"],
    ]);
    expect(json.numbers[3]).toMatchObject({ text: "7", accepted: true, corrected: true });
    expect(json.numbers[5]).toMatchObject({ text: "", accepted: false, corrected: true });
    expect(json.numbers[0]).not.toHaveProperty("corrected");
  });

  it("are none where nothing was read", () => {
    const empty = { text: "", confidence: 0, numbers: [], digits: [], grids: [] };
    expect(arrange(empty)).toEqual({ grids: [], lines: [] });
    expect(asText(empty, none)).toBe("");
  });
});
