import { areBars } from "./bars.ts";
import { cutsBetween, overlapOf, type Place, smallestDigit, touch } from "./geometry.ts";
import type { Group, Sequence } from "./sequence.ts";

/**
 * What speaks for and against that groups, taken for a number of several digits, are one at all, and not the parts of a letter or of
 * some other drawing: those touch, cross or run into each other, stand one above another, and differ in size.
 */
export const numberFeatureNames = [
  "bias",
  "reject",
  "worst",
  "touching",
  "cut",
  "overlap",
  "uneven",
  "heights",
  "narrow",
  "few",
  "signs",
  "unread",
  "bars",
] as const;

export type NumberFeature = (typeof numberFeatureNames)[number];
export type NumberFeatures = Record<NumberFeature, number>;

/**
 * The weight of each, fitted on composed numbers and on letters (`npm run fit:numbers`). Those of what is left unread
 * and of bars are set: no composed number has any, and few are of bars alone.
 */
export const numberWeights: Readonly<NumberFeatures> = {
  bias: -1.64,
  reject: -0.86,
  worst: 0.08,
  touching: -2.03,
  cut: -2.43,
  overlap: -2.92,
  uneven: -0.78,
  heights: 0.07,
  narrow: 2.03,
  few: -6.83,
  signs: -1.39,
  unread: -10,
  bars: 5,
};

/** On paper digits of a number often touch, and are cut apart for that; and bars may be parts of a frame. Set by hand. */
export const numberWeightsOfPictures: Readonly<NumberFeatures> = {
  ...numberWeights,
  touching: -0.3,
  cut: -0.3,
  bars: 0,
};

/** How groups of a path are taken. */
export interface TakenGroup {
  readonly group: Group;
  readonly place: Place;
  /** Logarithm of the odds that it is no character. */
  readonly rejectOdds: number;
}

/** Beyond that the odds say no more. */
const [leastOdds, mostOdds] = [-24, 12];

/** Lengths are shares of the line's height. */
export function numberFeatures(taken: readonly TakenGroup[], sequence: Sequence): NumberFeatures {
  const { height, atoms } = sequence;
  const groups = taken.map(({ group }) => group);
  const digits = taken.filter(({ place }) => place === "digit").map(({ group }) => group.bounds);
  const odds = taken.map(({ rejectOdds }) => Math.max(leastOdds, Math.min(mostOdds, rejectOdds)));
  const pairs = groups.slice(1).map((right, i) => [groups[i]!, right] as const);
  const heights = digits.map((digit) => digit.height);
  const read = new Set(groups.flatMap((group) => group.atoms));
  const tiny = digits.filter(({ width, height: own }) => Math.max(width, own) < smallestDigit * height);
  return {
    bias: 1,
    reject: mean(odds),
    worst: Math.max(...odds),
    touching: mean(pairs.map(([left, right]) => (touch(left, right, sequence) ? 1 : 0))),
    cut: mean(pairs.map(([left, right]) => cutsBetween(left, right))),
    overlap: Math.max(0, ...pairs.map(([left, right]) => overlapOf(left, right))) / height,
    uneven: deviation(digits.map(({ y, height: own }) => (y + own) / height)),
    heights: digits.length === 0 ? 0 : Math.min(...heights) / Math.max(...heights, Number.MIN_VALUE),
    narrow: digits.length === 0 ? 0 : Math.min(...digits.map(({ width }) => width)) / height,
    few: 1 / groups.length,
    signs: 1 - digits.length / groups.length,
    unread: tiny.length + atoms.filter((atom) => !read.has(atom) && !atom.isLigature).length,
    bars: areBars(taken, sequence) ? 1 : 0,
  };
}

/** Logarithm of the odds that it is a number. */
export function numberOdds(features: NumberFeatures, by: Readonly<NumberFeatures> = numberWeights): number {
  let sum = 0;
  for (const name of numberFeatureNames) sum += by[name] * features[name];
  return sum;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((a, b) => a + b) / values.length;
}

function deviation(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
}
