import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Stroke } from "../ink/stroke.ts";
import type { PlaceScores } from "./geometry.ts";
import { findPaths } from "./lattice.ts";
import { mostGroups, segment } from "./segment.ts";
import { type Group, groupsOfInk } from "./sequence.ts";

const line = (...points: [number, number][]): Stroke => points.map(([x, y]) => ({ x, y }));
const one = (x: number, y = 0): Stroke => line([x, y], [x + 2, y + 50], [x, y + 100]);
/** A 7 with its bar apart, as it may come later. */
const seven = (x: number) => [line([x, 0], [x + 50, 0], [x + 20, 100]), line([x + 10, 50], [x + 50, 50])];
const round = (x: number, from = 0, to = 24): Stroke =>
  Array.from({ length: to - from + 1 }, (_, i) => {
    const angle = ((from + i) / 24) * 2 * Math.PI - Math.PI / 2;
    return { x: x + 30 - 30 * Math.cos(angle + Math.PI / 2 - Math.PI / 2), y: 50 + 50 * Math.sin(angle) };
  });

const numbersOf = (strokes: readonly Stroke[]) => segment(strokes).map((line) => line.length);
const groupsOf = (strokes: readonly Stroke[]) =>
  segment(strokes)
    .flat()
    .flatMap(({ groups }) => groups.flat());

describe("segment", () => {
  it("has nothing without points", () => {
    expect(segment([])).toEqual([]);
    expect(segment([[], []])).toEqual([]);
  });

  it("has one group of one stroke", () => {
    expect(groupsOf([one(0)])).toMatchObject([{ first: 0, mask: 1, strokes: [one(0)] }]);
  });

  it("finds lines by what stands beside each other, and numbers by wide gaps", () => {
    const sheet = [one(0), one(40), one(300), one(340), one(5, 180), one(45, 190), one(10, 360)];
    expect(numbersOf(sheet)).toEqual([2, 1, 1]);
  });

  it("takes digits that stand apart evenly for one number", () => {
    expect(numbersOf([0, 150, 300, 450].map((x) => one(x)))).toEqual([1]);
  });

  it("gives bars and hats to the line that is nearest", () => {
    const upper = [one(0), one(60)];
    const lower = [one(0, 160), one(60, 160)];
    const [first, second] = segment([...upper, ...lower, line([50, 150], [80, 150])]);
    expect([first![0]!.atoms.length, second![0]!.atoms.length]).toEqual([2, 3]);
  });

  it("keeps a comma that reaches below the line on it, and no digit of the line below", () => {
    const comma = line([100, 103], [92, 130], [84, 160]);
    expect(numbersOf([one(0), one(60), comma])).toEqual([1]);
    expect(numbersOf([one(0), comma, one(120)])).toEqual([1]);
    expect(numbersOf([one(0), one(60), one(60, 140)])).toEqual([1, 1]);
    expect(numbersOf([one(0), one(60), line([60, 130], [61, 190])])).toEqual([1, 1]);
  });

  it("takes two rings one above the other for an 8, alone and beside others, and not two digits of two lines", () => {
    const ring = (x: number, y: number, height = 50) =>
      round(x).map(({ x, y: own }) => ({ x, y: y + (own * height) / 100 }));
    const atomsOf = (strokes: readonly Stroke[]) =>
      segment(strokes).map((line) => line.map(({ atoms }) => atoms.length));
    const eight = (x: number, gap = 2) => [ring(x, 0), ring(x, 50 + gap)];
    expect(atomsOf(eight(0, 18))).toEqual([[1]]);
    expect(atomsOf([...eight(0), ...eight(80, 6), ...eight(160, -8)])).toEqual([[3]]);
    expect(atomsOf([...eight(0), one(80), line([95, 99], [96, 99]), ...eight(110)])).toEqual([[4]]);
    const zeros = (y: number) => [ring(0, y, 100), ring(80, y, 100)];
    expect(atomsOf([...zeros(0), ...zeros(108)])).toEqual([[2], [2]]);
    expect(atomsOf([one(0), ring(20, 0, 80), one(0, 110), ring(20, 110, 80)])).toEqual([[2], [2]]);
  });

  it("measures digits of several strokes as a whole, whatever stands beside them", () => {
    const four = [line([30, 0], [0, 60], [55, 62]), line([42, 30], [40, 100])];
    const fourApart = [line([0, 0], [2, 60], [40, 60]), line([56, 10], [56, 100])];
    const point = line([75, 98], [76, 99]);
    for (const digit of [four, fourApart]) {
      const [sequence] = segment([...digit, point]).flat();
      expect(sequence!.base).toBe(100);
      expect(sequence!.height).toBeGreaterThanOrEqual(90);
    }
  });

  it("puts a bar that was drawn last with the digit that it crosses", () => {
    const [body, bar] = seven(0);
    const [line] = segment([body!, one(70), one(100), bar!]);
    expect(line![0]!.atoms.map(({ strokes }) => strokes)).toEqual([[body, bar], [one(70)], [one(100)]]);
  });

  it("is ordered by place, whatever was drawn first", () => {
    const [[sequence]] = segment([one(60), one(120), one(0)]) as [[ReturnType<typeof segment>[0][0]]];
    expect(sequence.atoms.map(({ bounds }) => bounds.x)).toEqual([0, 60, 120]);
  });

  it("takes the pieces of a broken stroke for one", () => {
    const pieces = Array.from({ length: 40 }, (_, i) => line([9, 3 * i], [9, 3 * i + 2]));
    expect(groupsOf(pieces)).toHaveLength(1);
  });

  it("cuts a stroke that runs through two digits, and lets the way between them be left out", () => {
    const [sequence] = segment([[...round(0), ...round(110).toReversed()]]).flat();
    expect(sequence!.atoms.length).toBeGreaterThan(1);
    expect(sequence!.atoms.every(({ isCut }) => isCut)).toBe(true);
    // As a whole it is a group all the same.
    const all = 2 ** sequence!.atoms.length - 1;
    expect(sequence!.groups.flat().map(({ mask }) => mask)).toContain(all);
  });

  it("has a group of all of few strokes, into however many parts they are cut", () => {
    const wave = (top: number, turns = 3): Stroke =>
      Array.from({ length: 20 * turns + 1 }, (_, i) => ({
        x: (6 / turns) * i,
        y: top + 25 - 25 * Math.cos((i / 20) * Math.PI),
      }));
    const [sequence] = segment([wave(0), wave(50)]).flat();
    expect(sequence!.atoms.length).toBeGreaterThan(4);
    expect(sequence!.groups[0]!.map(({ atoms }) => atoms.length)).toContain(sequence!.atoms.length);
    // Also where it is of more parts than are looked at together otherwise.
    const [more] = segment([wave(0, 7), wave(50, 7)]).flat();
    expect(more!.atoms.length).toBeGreaterThan(groupsOfInk.window);
    expect(more!.groups[0]!.map(({ atoms }) => atoms.length)).toContain(more!.atoms.length);
  });

  it("takes what has too many strokes, or too many that overlap, for one drawing", () => {
    const many = Array.from({ length: 1000 }, (_, i) => one(20 * i));
    expect(groupsOf(many)).toHaveLength(1);
  });

  it("stays within its bounds for any ink", () => {
    const coordinate = fc.integer({ min: -40, max: 40 });
    const stroke = fc.array(fc.record({ x: coordinate, y: coordinate }), { maxLength: 12 });
    fc.assert(
      fc.property(fc.array(stroke, { maxLength: 60 }), (strokes) => {
        const lines = segment(strokes);
        const groups = lines.flat().flatMap(({ groups }) => groups.flat());
        expect(groups.length).toBeLessThanOrEqual(3 * mostGroups);
        for (const sequence of lines.flat()) {
          const [best] = findPaths(sequence, () => ({ digit: -1 }), { paths: 24 });
          expect(best).toBeDefined();
          // No atom is in two digits.
          const atoms = best!.groups.flatMap(({ atoms }) => atoms);
          expect(new Set(atoms).size).toBe(atoms.length);
        }
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});

describe("findPaths", () => {
  const [sequence] = segment([one(0), one(60), one(120)]).flat();
  const scores =
    (likely: (group: Group) => boolean) =>
    (group: Group): PlaceScores => ({ digit: likely(group) ? -0.01 : -5 });

  it("gives as many groups as are asked for, also of hundreds of strokes", () => {
    const [long] = segment(Array.from({ length: 120 }, (_, i) => one(20 * i))).flat();
    const paths = findPaths(long!, () => ({ digit: -1 }), { paths: 64, length: 50 });
    expect(paths.length).toBeGreaterThan(0);
    for (const { groups } of paths) expect(groups).toHaveLength(50);
    expect(findPaths(long!, () => ({ digit: -1 }), { paths: 64, length: 121 })).toEqual([]);
  });

  it("gives the groups that are likeliest, from left to right, then other ways", () => {
    const paths = findPaths(
      sequence!,
      scores(({ atoms }) => atoms.length === 1),
      { paths: 24 },
    );
    expect(paths[0]!.groups.map(({ bounds }) => bounds.x)).toEqual([0, 60, 120]);
    expect(paths.map(({ score }) => score)).toEqual(paths.map(({ score }) => score).toSorted((a, b) => b - a));
  });

  it("has as many groups as it is told", () => {
    const near = segment([one(0), one(20), one(40)]).flat()[0]!;
    for (const length of [1, 2, 3]) {
      const paths = findPaths(
        near,
        scores(({ atoms }) => atoms.length === 1),
        { paths: 24, length },
      );
      expect(paths.length).toBeGreaterThan(0);
      expect(new Set(paths.map(({ groups }) => groups.length))).toEqual(new Set([length]));
    }
    expect(
      findPaths(
        near,
        scores(() => true),
        { paths: 24, length: 4 },
      ),
    ).toEqual([]);
  });
});
