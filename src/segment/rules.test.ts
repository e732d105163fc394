import { describe, expect, it } from "vitest";
import type { Stroke } from "../ink/stroke.ts";
import { atomsOf } from "./atom.ts";
import { withoutRules } from "./rules.ts";

const line = (...points: [number, number][]): Stroke => points.map(([x, y]) => ({ x, y }));
/** A 3, 50 wide and 100 high. */
const three = (x: number, y = 0) => line([x, y], [x + 50, y], [x + 15, y + 40], [x + 50, y + 70], [x, y + 100]);
const threes = (y = 0) => [three(0, y), three(80, y), three(160, y)];
const level = (left: number, right: number, y: number) => line([left, y], [(left + right) / 2, y + 2], [right, y]);

/** How many strokes are left out as rules. */
const rulesOf = (strokes: readonly Stroke[]) => {
  const atoms = atomsOf(strokes);
  return atoms.length - withoutRules(atoms).length;
};

describe("withoutRules", () => {
  it.each([5, 15, 30])("leaves out a rule under and over numbers, by %d of 100", (gap) => {
    expect(rulesOf([...threes(), level(-10, 220, 100 + gap)])).toBe(1);
    expect(rulesOf([...threes(), level(-10, 220, -gap - 2)])).toBe(1);
    expect(rulesOf([three(0), level(-40, 90, 100 + gap)])).toBe(1);
    expect(rulesOf([...threes(), ...threes(130), level(-10, 220, 230 + gap), ...threes(270 + gap)])).toBe(1);
    expect(rulesOf([...threes(), level(-10, 220, 100 + gap), level(-10, 220, 112 + gap)])).toBe(2);
  });

  it.each([
    ["the minus before a number", [level(-100, -40, 50), ...threes()]],
    ["a long minus", [level(-180, -40, 50), three(0)]],
    ["the bar of a 7 that stands off its stem", [level(0, 70, -6), line([65, 0], [30, 90]), three(100)]],
    ["the hat of a 5", [line([0, 0], [0, 40], [45, 60], [0, 95]), level(0, 95, -5)]],
    ["what is under a part of a number", [...threes(), level(-10, 120, 115)]],
    ["what strikes a number out", [...threes(), level(-10, 220, 50)]],
    ["the bars of a letter", [line([0, 0], [0, 100]), level(-60, 60, 0), level(-60, 60, 100)]],
    ["what stands far off", [...threes(), level(-10, 220, 180)]],
    ["what has no digits beside it", [level(0, 200, 0), level(0, 200, 40)]],
  ])("keeps %s", (_, strokes) => {
    expect(rulesOf(strokes)).toBe(0);
  });
});
