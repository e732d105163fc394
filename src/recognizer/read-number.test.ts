import { describe, expect, it } from "vitest";
import type { Stroke } from "../ink/stroke.ts";
import type { Class } from "../model/classes.ts";
import { segment } from "../segment/segment.ts";
import type { Group } from "../segment/sequence.ts";
import { readNumber } from "./read-number.ts";

const classes: readonly Class[] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", ".", ",", "-", null];
const line = (...points: [number, number][]): Stroke => points.map(([x, y]) => ({ x, y }));
/** A digit that reaches from 0 to 100, in one stroke. */
const digit = (x: number): Stroke => line([x + 20, 0], [x + 50, 40], [x, 100], [x + 50, 100]);
const bar = (x: number): Stroke => line([x, 0], [x + 1, 50], [x, 100]);
const point = (x: number): Stroke => line([x, 96], [x + 3, 100], [x, 100]);
const comma = (x: number): Stroke => line([x + 8, 88], [x + 4, 110], [x, 122]);
const minus = (x: number, y = 50): Stroke => line([x, y], [x + 20, y - 1], [x + 40, y]);

/** Logits of a network that knows these strokes alone as these characters, and takes all else for no character. */
const network =
  (known: ReadonlyMap<Stroke, Partial<Record<string, number>>>) =>
  (group: Group): Float32Array => {
    const logits = new Float32Array(classes.length);
    const own = group.strokes.length === 1 ? known.get(group.strokes[0]!) : undefined;
    if (!own) logits[13] = 12;
    else for (const [name, logit] of Object.entries(own)) logits[classes.indexOf(name as Class)] = logit!;
    return logits;
  };

type Drawn = readonly [Stroke, Partial<Record<string, number>>];

function read(...drawn: readonly Drawn[]) {
  const [sequence, ...others] = segment(drawn.map(([stroke]) => stroke)).flat();
  expect(others).toEqual([]);
  return readNumber(sequence!, network(new Map(drawn)), { classes, calibration: { temperature: 1, threshold: 0 } })!
    .number;
}

const sure = (name: string) => ({ [name]: 14 });
/** By its shape alone a network cannot tell. */
const either = { "1": 10, ",": 10, ".": 6 };

describe("points, commas and minus signs", () => {
  it.each<[string, ...Drawn[]]>([
    ["3.14", [digit(0), sure("3")], [point(62), sure(".")], [bar(80), sure("1")], [digit(110), sure("4")]],
    ["-5", [minus(0), sure("-")], [digit(60), sure("5")]],
    ["7-2", [digit(0), sure("7")], [minus(60), sure("-")], [digit(115), sure("2")]],
    ["20", [digit(0), sure("2")], [digit(70), sure("0")]],
  ])("are read in their places: %s", (text, ...drawn) => {
    expect(read(...drawn)).toMatchObject({ text, accepted: true });
  });

  it("are told from digits by size and place where the shape is the same", () => {
    const thousand = [digit(70), digit(140), digit(210)].map((stroke) => [stroke, sure("0")] as const);
    const low = read([digit(-20), sure("4")], [comma(45), either], ...thousand);
    expect(low).toMatchObject({ text: "4,000", accepted: true });
    expect(low.digits[1]).toMatchObject({ digit: null, symbol: "," });
    const high = read([digit(-20), sure("4")], [bar(50), either], ...thousand);
    expect(high).toMatchObject({ text: "41000", accepted: true });
    expect(high.confidence).toBeGreaterThan(0.98);
  });

  it("are told from each other by size and by how far they reach below the line, where the shape speaks for the other", () => {
    const read3 = (sign: Drawn) => read([digit(-20), sure("3")], sign, [digit(70), sure("5")]).text;
    expect(read3([comma(45), { ".": 10, ",": 9 }])).toBe("3,5");
    expect(read3([point(45), { ".": 9, ",": 10 }])).toBe("3.5");
    expect(read3([point(45), { ".": 0, ",": 14 }])).toBe("3,5");
  });

  it("are told also where they are high: a comma begins in the lower half and reaches below", () => {
    const tall = line([75, 70], [70, 100], [60, 132]);
    expect(read([digit(0), sure("4")], [tall, either])).toMatchObject({ text: "4,", accepted: true });
  });

  it("are other texts that a number may be, where neither shape nor place tells", () => {
    const between = line([58, 55], [54, 80], [50, 100]);
    const { text, alternatives } = read([digit(-20), sure("4")], [between, either], [digit(80), sure("2")]);
    expect(["412", "4,2"]).toContain(text);
    expect(["412", "4,2"].filter((each) => each !== text)).toEqual([alternatives[0]?.text]);
  });

  it("are no numbers alone", () => {
    expect(read([minus(0), sure("-")])).toMatchObject({ text: "-", accepted: false });
    expect(read([point(0), sure(".")])).toMatchObject({ text: ".", accepted: false });
  });

  it("take no digit that stands alone: a short stroke down is a 1, one from side to side is none", () => {
    for (const stroke of [bar(0), line([0, 0], [0, 3]), line([2, 0], [0, 9])]) {
      expect(read([stroke, either])).toMatchObject({ text: "1", accepted: true });
    }
    // Whatever the network says.
    for (const known of [sure("1"), sure("-"), { "1": 9, "-": 8 }]) {
      expect(read([minus(0), known]).accepted).toBe(false);
    }
    expect(read([digit(0), { "5": 9, "-": 3 }])).toMatchObject({ text: "5", accepted: true });
  });
});

it("answers with what is no number where the parts of it are digits, but do not stand as those of a number", () => {
  // A 1 that leans into a digit of half its height, which crosses it.
  const [left, right] = [line([0, 0], [10, 50], [20, 100]), line([4, 60], [34, 58], [14, 75], [40, 74])];
  expect(read([left, { "1": 8 }], [right, { "2": 8 }]).accepted).toBe(false);
  expect(read([bar(0), { "1": 8 }], [digit(40), { "2": 8 }]).accepted).toBe(true);
});

it("answers with no number where a slash stands between digits, which has the shape of a 1", () => {
  const [left, right] = [[digit(0), sure("3")] as const, [digit(130), sure("4")] as const];
  const slash = line([105, -12], [85, 50], [65, 112]);
  expect(read(left, [slash, sure("1")], right).accepted).toBe(false);
  // A 1 leans as much, and is no higher than others.
  const leaning = line([105, 0], [85, 50], [65, 100]);
  expect(read(left, [leaning, sure("1")], right)).toMatchObject({ text: "314", accepted: true });
});

it("answers with one digit where that is accepted, and what its parts are together is no number", () => {
  const [left, right] = [bar(0), digit(20)];
  const parts = network(
    new Map([
      [left, { "1": 4 }],
      [right, { "2": 4 }],
    ]),
  );
  const [sequence] = segment([left, right]).flat();
  const readAs = (whole: Partial<Record<string, number>>) =>
    readNumber(
      sequence!,
      (group) => {
        if (group.strokes.length === 1) return parts(group);
        return Float32Array.from(classes, (name) => whole[name ?? "none"] ?? 0);
      },
      { classes, calibration: { temperature: 1, threshold: 0 } },
    )!.number;
  expect(readAs({ none: 12 })).toMatchObject({ text: "12", accepted: false });
  expect(readAs({ "4": 1.5, none: 1 })).toMatchObject({ text: "4", accepted: true, digits: [{ digit: 4 }] });
});
