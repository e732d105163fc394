import { hasRejectClass } from "../model/classes.ts";
import { exp } from "../nn/exact.ts";
import { groupScore, type Place, type PlaceScores, weights, weightsWithoutReject } from "../segment/geometry.ts";
import { findPaths, type Path } from "../segment/lattice.ts";
import { around } from "../segment/lines.ts";
import type { Group, Sequence } from "../segment/sequence.ts";
import { type Expect, fitsExpect } from "./expect.ts";
import {
  characterCount,
  type DecodeOptions,
  logProbabilityOf,
  type Prediction,
  predictCharacter,
  toPrediction,
} from "./prediction.ts";
import { type RankedText, rankTexts } from "./rank-texts.ts";
import type { ReadNumber } from "./reading.ts";

/** So many paths are looked at, and texts of each; with hints more, since the right one may be an unlikely one. */
const looked = { paths: 16, texts: 6 };
const lookedWithHints = { paths: 64, texts: 200 };

const mostAlternatives = 4;
/** What is less likely is no alternative. */
const leastProbability = 0.001;

/** A path of several digits is a number where it scores at least so much a digit: of letters and other signs nine in ten do not. */
const leastScore = -1.5;

/**
 * Reads a sequence as one number, by all paths through its lattice together. Undefined where no path has a digit.
 *
 * @throws TenpenError as `toPrediction` does.
 */
export function readNumber(
  sequence: Sequence,
  logitsOf: (group: Group) => Float32Array,
  options: DecodeOptions,
  expect?: Expect,
): { readonly number: ReadNumber; readonly groups: readonly Group[] } | undefined {
  const predictions = new Map<Group, Prediction>();
  const predictionOf = (group: Group) => {
    const prediction = predictions.get(group) ?? toPrediction(logitsOf(group), options);
    predictions.set(group, prediction);
    return prediction;
  };
  const places = placesOf(options.classes);
  const scoresOf = (group: Group) => {
    const scores: Partial<Record<Place, number>> = {};
    for (const [place, indices] of places) scores[place] = logProbabilityOf(logitsOf(group), indices, options);
    return scores;
  };
  const paths = pathsOf(sequence, scoresOf, options, expect);
  const probabilitiesOf = (group: Group) => inPlace(predictionOf(group).probabilities, group, sequence, places);
  const [best, ...others] = textsOf(paths, probabilitiesOf, options, expect);
  if (!best) return undefined;
  const path = paths[best.path]!;
  const accepted = isNumber(path, predictionOf, sequence, options);
  // One by one they may be digits that are none together, and the other way round.
  const digits = path.groups.map((group, i) => ({
    ...predictCharacter(predictionOf(group), best.classes[i]!, options.classes),
    ...{ accepted, bounds: group.bounds },
  }));
  const number = {
    text: best.text,
    confidence: best.probability,
    bounds: around(path.groups),
    digits,
    alternatives: others
      .filter(({ probability }) => probability >= leastProbability)
      .slice(0, mostAlternatives)
      .map(({ text, probability }) => ({ text, confidence: probability })),
    accepted,
  };
  return { number, groups: path.groups };
}

/** Where other characters than digits stand; what is not named here, as high as digits. */
const placeOfCharacter: Readonly<Record<string, Place>> = { ".": "low", ",": "low", "-": "middle", "−": "middle" };

/** The classes of each place that a model has characters of. */
function placesOf(classes: DecodeOptions["classes"]): Map<Place, number[]> {
  const places = new Map<Place, number[]>();
  for (let i = 0; i < characterCount(classes); i++) {
    const place = placeOfCharacter[classes[i]!] ?? "digit";
    const indices = places.get(place) ?? [];
    places.set(place, indices);
    indices.push(i);
  }
  return places;
}

/** Probabilities of characters by their shape, made those by shape and place. */
function inPlace(
  probabilities: readonly number[],
  group: Group,
  sequence: Sequence,
  places: ReadonlyMap<Place, readonly number[]>,
): readonly number[] {
  if (places.size === 1) return probabilities;
  const weighted = [...probabilities];
  const scores = [...places.keys()].map((place) => groupScore(group, sequence, place, 0));
  const most = scores.reduce((a, b) => Math.max(a, b));
  for (const [i, indices] of [...places.values()].entries()) {
    for (const index of indices) weighted[index]! *= exp(scores[i]! - most);
  }
  const sum = weighted.reduce((a, b) => a + b);
  return sum > 0 ? weighted.map((each) => each / sum) : probabilities;
}

function pathsOf(
  sequence: Sequence,
  scoresOf: (group: Group) => PlaceScores,
  { classes }: DecodeOptions,
  expect: Expect | undefined,
): Path[] {
  const by = hasRejectClass(classes) ? weights : weightsWithoutReject;
  const { paths } = expect ? lookedWithHints : looked;
  const fitting = findPaths(sequence, scoresOf, { paths, length: expect?.length, weights: by });
  // A hint that nothing fits is none.
  return fitting.length > 0 || expect?.length === undefined
    ? fitting
    : findPaths(sequence, scoresOf, { paths, weights: by });
}

/** What the paths may say, the likeliest first: what fits the hints, if anything does. */
function textsOf(
  paths: readonly Path[],
  probabilitiesOf: (group: Group) => readonly number[],
  { classes }: DecodeOptions,
  expect: Expect | undefined,
): RankedText[] {
  const likelihoods = paths.map(({ score }) => exp(score - paths[0]!.score));
  const sum = likelihoods.reduce((a, b) => a + b, 0);
  const weighted = paths.map(({ groups }, i) => ({
    probability: likelihoods[i]! / sum,
    digits: groups.map(probabilitiesOf),
  }));
  const names = classes.slice(0, characterCount(classes)) as string[];
  const all = rankTexts(weighted, names, (expect ? lookedWithHints : looked).texts);
  if (!expect) return all;
  const fits = fitsExpect(expect);
  const fitting = all.filter(({ text }) => fits(text));
  if (fitting.length === 0) return all;
  const share = fitting.reduce((total, { probability }) => total + probability, 0);
  return fitting.map((each) => ({ ...each, probability: share > 0 ? Math.min(1, each.probability / share) : 0 }));
}

/**
 * One digit where it is accepted; several where none looks more like no digit than like any, all together are accepted, and they stand
 * as those of a number do.
 */
function isNumber(
  { groups, score }: Path,
  predictionOf: (group: Group) => Prediction,
  { atoms }: Sequence,
  { calibration }: DecodeOptions,
): boolean {
  const isWhole = groups.flatMap((group) => group.atoms).length === atoms.length;
  if (groups.length === 1 && isWhole) return predictionOf(groups[0]!).accepted;
  const scores = groups.flatMap((group) => predictionOf(group).rejectScore ?? []);
  if (scores.length === 0) return true; // by a model that takes everything for a digit
  const threshold = calibration?.threshold ?? 0;
  if (score < leastScore * groups.length || scores.some((each) => each > Math.max(0, threshold))) return false;
  return scores.reduce((a, b) => a + b) / scores.length <= threshold;
}
