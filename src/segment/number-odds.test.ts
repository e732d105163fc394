import { describe, expect, it } from "vitest";
import type { Stroke } from "../ink/stroke.ts";
import { findPaths } from "./lattice.ts";
import { numberFeatures, numberOdds } from "./number-odds.ts";
import { segment } from "./segment.ts";
import type { Group } from "./sequence.ts";

const line = (...points: [number, number][]): Stroke => points.map(([x, y]) => ({ x, y }));
const digit = (x: number, top = 0, bottom = 100): Stroke =>
  line([x, top], [x + 40, top], [x + 5, (top + bottom) / 2], [x + 40, bottom], [x, bottom]);

/** Features of strokes, each taken for a digit. */
function featuresOf(strokes: readonly Stroke[], rejectOdds = -15) {
  const [sequence] = segment(strokes).flat();
  const scoresOf = ({ atoms }: Group) => ({ digit: atoms.length === 1 ? -0.01 : -7 });
  const path = findPaths(sequence!, scoresOf, { paths: 1 })[0]!;
  expect(path.groups).toHaveLength(strokes.length);
  return numberFeatures(
    path.groups.map((group) => ({ group, place: "digit", rejectOdds })),
    sequence!,
  );
}

const odds = (strokes: readonly Stroke[], rejectOdds?: number) => numberOdds(featuresOf(strokes, rejectOdds));

describe("numberOdds", () => {
  const apart = [digit(0), digit(60), digit(120)];

  it("speak for digits that stand beside each other, about as high, and look like digits", () => {
    expect(odds(apart)).toBeGreaterThan(0);
    expect(odds(apart, 4)).toBeLessThan(0);
  });

  it.each([
    ["that reach into each other", [digit(0), digit(32), digit(64)]],
    ["some of which are half as high", [digit(0), digit(60, 50), digit(120)]],
    ["that do not stand on a line", [digit(0), digit(60, -35, 65), digit(120, 35, 135)]],
    ["of which there are few", [digit(0), digit(60)]],
  ])("are less for what has parts %s", (_, strokes) => {
    expect(odds(strokes)).toBeLessThan(odds(apart));
  });

  it("are against what is left unread", () => {
    const [sequence] = segment(apart).flat();
    const groups = sequence!.groups.slice(0, 2).map(([group]) => group!);
    const taken = groups.map((group) => ({ group, place: "digit" as const, rejectOdds: -15 }));
    expect(numberFeatures(taken, sequence!).unread).toBe(1);
    expect(numberOdds(numberFeatures(taken, sequence!))).toBeLessThan(0);
  });

  it("speak for plain bars that stand apart and lean alike", () => {
    const bar = (x: number, lean = 0, top = 0) => line([x + lean, top], [x, 100]);
    expect(odds([bar(0), bar(40)], -3)).toBeGreaterThan(0);
    expect(odds([bar(0, -30), bar(40, -30), bar(80, -25)], -3)).toBeGreaterThan(0);
    for (const others of [
      [bar(0, 0, 40), bar(40)],
      [bar(0, 40), bar(80, -40)],
      [bar(0), digit(40)],
      [bar(0), line([40, 0], [60, 50], [40, 100])],
    ]) {
      expect(odds(others, -3)).toBeLessThan(0);
    }
  });

  it("take signs for no digits of another size", () => {
    const [sequence] = segment([digit(0), line([50, 50], [70, 50]), digit(80)]).flat();
    const groups = sequence!.groups.map((each) => each.find(({ atoms }) => atoms.length === 1)!);
    const as = (place: "middle" | "digit") =>
      numberFeatures(
        groups.map((group, i) => ({ group, place: i === 1 ? place : "digit", rejectOdds: -15 })),
        sequence!,
      );
    expect(as("middle")).toMatchObject({ heights: 1, uneven: 0, unread: 0 });
    expect(as("digit")).toMatchObject({ heights: 0, unread: 1 });
  });
});
