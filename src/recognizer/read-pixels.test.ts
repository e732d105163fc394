import { beforeAll, describe, expect, it } from "vitest";
import { drawnNumber, drawPicture, line } from "../../test/support/draw-picture.ts";
import { drawnWord } from "../../test/support/drawn-word.ts";
import type { Picture } from "../picture/picture.ts";
import { createRecognizer } from "./create-recognizer.ts";
import type { Recognizer } from "./recognizer.ts";

const two = [...drawnNumber("483", 60, 80), ...drawnNumber("27", 90, 260)];

/** A part of a picture; whole pixels. */
function cutOut({ width, data }: Picture, x: number, y: number, columns: number, rows: number): Picture {
  const part = new Uint8ClampedArray(4 * columns * rows);
  for (let row = 0; row < rows; row++) {
    const from = 4 * ((y + row) * width + x);
    part.set(data.subarray(from, from + 4 * columns), 4 * row * columns);
  }
  return { width: columns, height: rows, data: part };
}

describe("a picture", () => {
  let recognizer: Recognizer;
  beforeAll(async () => {
    recognizer = await createRecognizer();
  });

  it("is read by lines, with the places of its numbers in its pixels", () => {
    const { text, numbers, digits, confidence, grids } = recognizer.readPicture(drawPicture(400, { strokes: two }));
    expect(text).toBe("483\n27");
    expect(confidence).toBeGreaterThan(0.5);
    expect(digits).toHaveLength(5);
    expect(grids).toEqual([]);
    const { x, y, height } = numbers[0]!.bounds;
    expect(Math.abs(x - 57)).toBeLessThan(4);
    expect(Math.abs(y - 77)).toBeLessThan(4);
    expect(Math.abs(height - 66)).toBeLessThan(5);
  });

  it.each([
    ["light ink on a dark board", { ink: [235, 235, 225, 255], paper: [40, 60, 50, 255] }],
    ["red ink", { ink: [200, 30, 40, 255], paper: [250, 235, 235, 255] }],
    ["ink on nothing", { ink: [0, 0, 0, 255], paper: [0, 0, 0, 0] }],
    ["light ink on nothing", { ink: [255, 255, 255, 255], paper: [255, 255, 255, 0] }],
    ["faint pencil in a shadow", { ink: [150, 150, 150, 255], light: (x: number, y: number) => 1 - (x + y) / 1200 }],
  ] as const)("is read with %s", (_, drawing) => {
    expect(recognizer.readPicture(drawPicture(400, { strokes: two, ...drawing })).text).toBe("483\n27");
  });

  it("is read where a row of digits was cut out close", () => {
    const { numbers } = recognizer.readPicture(drawPicture(400, { strokes: drawnNumber("483", 60, 80) }));
    const { x, y, width, height } = numbers[0]!.bounds;
    const whole = drawPicture(400, { strokes: drawnNumber("483", 60, 80) });
    expect(recognizer.readPicture(cutOut(whole, x, y, width, height)).text).toBe("483");
  });

  it("is read on ruled and on squared paper", () => {
    const level = Array.from({ length: 9 }, (_, i) => line([0, 46 * i + 8], [400, 46 * i + 8]));
    const upright = Array.from({ length: 9 }, (_, i) => line([46 * i + 20, 0], [46 * i + 20, 400]));
    const ruled = drawPicture(400, { strokes: two, rules: level });
    expect(recognizer.readPicture(ruled).text).toBe("483\n27");
    const squared = drawPicture(400, { strokes: two, rules: [...level, ...upright] });
    expect(recognizer.readPicture(squared).text).toBe("483\n27");
  });

  it("gives a grid by its cells, the empty ones as well", () => {
    const at = (i: number) => 40 + 80 * i;
    const rules = [0, 1, 2, 3, 4].flatMap((i) => [
      line([at(0), at(i)], [at(4), at(i)]),
      line([at(i), at(0)], [at(i), at(4)]),
    ]);
    const rows = [
      ["3", "", "8", ""],
      ["", "9", "", ""],
      ["", "", "7", "5"],
      ["6", "", "", "4"],
    ];
    const strokes = rows.flatMap((row, y) =>
      row.flatMap((text, x) => (text === "" ? [] : drawnNumber(text, at(x) + 20, at(y) + 16, 48))),
    );
    const { grids, text } = recognizer.readPicture(drawPicture(400, { strokes, rules }));
    expect(grids).toMatchObject([{ rows }]);
    expect(text).toBe("3 8\n9\n7 5\n6 4");
  });

  it.each([
    ["joined", 56],
    ["apart", 66],
  ])("gives a row of boxes that are %s as one number, without the empty ones", (_, step) => {
    const boxes = [0, 1, 2, 3, 4].map((i) => {
      const [left, right] = [40 + step * i, 96 + step * i];
      return line([left, 150], [right, 150], [right, 216], [left, 216], [left, 150]);
    });
    const digits = ["7", "", "3", "0", "5"].map((text, i) => (text ? drawnNumber(text, 54 + step * i, 162, 42) : []));
    const { text, grids } = recognizer.readPicture(drawPicture(400, { strokes: digits.flat(), rules: boxes }));
    expect(text).toBe("7305");
    expect(grids).toEqual([]);
  });

  it("gives what stands in a single box", () => {
    const box = line([40, 60], [330, 60], [330, 160], [40, 160], [40, 60]);
    expect(recognizer.readPicture(drawPicture(400, { strokes: two, rules: [box] })).text).toBe("483\n27");
  });

  it("is read without what is drawn under it, and without the dashes that fill its line", () => {
    const sum = [...two, line([100, 163], [320, 167]), line([90, 330], [150, 332]), line([240, 290], [300, 290])];
    expect(recognizer.readPicture(drawPicture(400, { strokes: sum })).text).toBe("483\n27");
    const filled = [...two, line([275, 290], [320, 291]), line([335, 292], [375, 290])];
    expect(recognizer.readPicture(drawPicture(400, { strokes: filled })).text).toBe("483\n27");
  });

  it("is read beside words, which are no numbers", () => {
    const page = [
      ...[...drawnWord("TAKEN", 20, 60, 36), ...drawnNumber("483", 230, 60, 36, 0.9)],
      ...[...drawnWord("HAM", 20, 150, 36), ...drawnNumber("60", 160, 150, 36, 0.9), ...drawnWord("NET", 260, 150, 36)],
      ...drawnWord("TEAM", 20, 240, 36),
    ];
    expect(recognizer.readPicture(drawPicture(400, { strokes: page })).text).toBe("483\n60");
  });

  it("is not read where the page ends or a shadow begins", () => {
    const light = (x: number, y: number) => (x > 330 + 0.06 * y ? 0.3 : y > 350 ? 0.75 : 1);
    const { text, numbers } = recognizer.readPicture(drawPicture(400, { strokes: two, light }));
    expect(text).toBe("483\n27");
    expect(numbers).toHaveLength(2);
  });

  it("has nothing to say where nothing is", () => {
    // A line across is no 1 of a page that lies on its side.
    for (const strokes of [[], [line([200, 200])], [line([10, 200], [390, 200])], [line([170, 200], [230, 197])]]) {
      const { text, confidence } = recognizer.readPicture(drawPicture(400, { strokes }));
      expect(text).toBe("");
      expect(confidence).toBeGreaterThanOrEqual(0);
    }
    const pixel = { width: 1, height: 1, data: new Uint8Array(4) };
    expect(recognizer.readPicture(pixel)).toEqual({ text: "", confidence: 0, numbers: [], digits: [], grids: [] });
  });

  it("has nothing to say of what is hardly darker than paper", () => {
    const paper = [200, 200, 195, 255] as const;
    expect(recognizer.readPicture(drawPicture(400, { strokes: two, paper, ink: [188, 188, 184, 255] })).text).toBe("");
    expect(recognizer.readPicture(drawPicture(400, { strokes: two, paper, ink: [168, 168, 164, 255] })).text).toBe(
      "483\n27",
    );
  });

  it("is read however it is turned, where it says nothing as it lies", () => {
    const picture = drawPicture(400, { strokes: drawnNumber("3475", 60, 150, 50, 1.3) });
    const turned = { width: 400, height: 400, data: new Uint8Array(picture.data.length) };
    for (let y = 0; y < 400; y++) {
      for (let x = 0; x < 400; x++) {
        // To the left: what was its right side is above.
        const to = 4 * ((399 - x) * 400 + y);
        turned.data.set(picture.data.subarray(4 * (400 * y + x), 4 * (400 * y + x) + 4), to);
      }
    }
    const before = recognizer.readPicture(picture).numbers[0]!;
    const { text, numbers } = recognizer.readPicture(turned);
    expect(text).toBe(before.text);
    const { x, y, width, height } = before.bounds;
    expect(numbers[0]!.bounds).toEqual({ x: y, y: 400 - x - width, width: height, height: width });
  });

  it.each([-16, -7, 4, 9, 19])("is read by lines on a page turned by %i degrees", (degrees) => {
    const lines = ["4805", "736", "2487"].flatMap((text, row) => drawnNumber(text, 90, 60 + 100 * row, 50, 1.1));
    const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
    const strokes = lines.map((stroke) =>
      stroke.map(({ x, y }) => ({
        x: 200 + (x - 200) * cos - (y - 200) * sin,
        y: 200 + (x - 200) * sin + (y - 200) * cos,
      })),
    );
    const upright = recognizer.readPicture(drawPicture(400, { strokes: lines })).text;
    expect(upright).toBe("4805\n736\n2487");
    expect(recognizer.readPicture(drawPicture(400, { strokes })).text).toBe(upright);
  });

  it("parts digits that touch", () => {
    const strokes = [...drawnNumber("5", 100, 150, 80), ...drawnNumber("2", 148, 150, 80)];
    expect(recognizer.readPicture(drawPicture(400, { strokes })).text).toBe("52");
  });

  it("shows what the network saw of each digit", () => {
    const { reading, images } = recognizer.lookAtPicture(drawPicture(400, { strokes: two }));
    expect(images).toHaveLength(reading.digits.length * 28 * 28);
  });

  it.each([
    [null, "picture: must be an object with width, height and data, got null"],
    [{ width: 0, height: 1, data: new Uint8Array(0) }, "picture.width: must be a whole number of at least 1, got 0"],
    [{ width: 2, height: 1, data: new Uint8Array(4) }, "picture.data: must have 8 values, got 4"],
    [
      { width: 1, height: 1, data: [0, 0, 0, 0] },
      "picture.data: must be a Uint8Array or a Uint8ClampedArray, got a list of 4",
    ],
    [
      { width: 60_000, height: 60_000, data: new Uint8Array(4) },
      "picture: must have at most 100000000 pixels, got 3600000000",
    ],
    [
      { width: 70_000, height: 1, data: new Uint8Array(4) },
      "picture: must have at most 65535 pixels a side, got 70000",
    ],
  ])("must be one: %j", (picture, message) => {
    expect(() => recognizer.readPicture(picture as never)).toThrow(message);
  });
});
