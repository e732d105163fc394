import { digits, hasRejectClass } from "../model/classes.ts";
import { exp } from "../nn/exact.ts";
import { isLevel } from "../segment/atom.ts";
import { weights, weightsWithoutReject } from "../segment/geometry.ts";
import { findPaths, type Path } from "../segment/lattice.ts";
import { around } from "../segment/lines.ts";
import { numberFeatures, numberOdds } from "../segment/number-odds.ts";
import { mostAtoms } from "../segment/segment.ts";
import type { Group, Sequence } from "../segment/sequence.ts";
import { isSlash } from "../segment/slash.ts";
import { hasColon } from "../segment/specks.ts";
import { asDigit, isAlone, wholeOf } from "../segment/whole.ts";
import { Characters, placeOf } from "./characters.ts";
import type { Expect } from "./expect.ts";
import { hasForm } from "./form.ts";
import { characterCount, type DecodeOptions, predictCharacter } from "./prediction.ts";
import { type RankedText, rankTexts } from "./rank-texts.ts";
import type { ReadNumber } from "./reading.ts";
import { type WeighedText, weighTexts } from "./weigh-texts.ts";

/** So many paths are looked at, and texts of each; with hints more, since the right one may be an unlikely one. */
const looked = { paths: 16, texts: 6 };
const lookedWithHints = { paths: 64, texts: 200 };

/** A text that is wrong four times in five is a guess, and no number to be taken. */
const leastConfidence = 0.2;

const mostAlternatives = 4;
/** What is less likely is no alternative. */
const leastProbability = 0.001;

/**
 * Reads a sequence as one number, by all paths through its lattice together. Undefined where there is no path.
 *
 * What has no digit is no number: a point, a comma or a minus alone is read as such, but not accepted. Alone there is no line that tells
 * a 1 from a comma: a short stroke down is a 1, and a stroke from side to side no digit.
 *
 * @throws TenpenError as `toPrediction` does.
 */
export function readNumber(
  sequence: Sequence,
  logitsOf: (group: Group) => Float32Array,
  options: DecodeOptions,
  expect?: Expect,
): { readonly number: ReadNumber; readonly groups: readonly Group[] } | undefined {
  const characters = new Characters(sequence, logitsOf, options);
  const paths = pathsOf(sequence, characters, options, expect);
  const [best, ...others] = textsOf(paths, characters, options, expect);
  if (!best) return undefined;
  const path = paths[best.path]!;
  const isOne = isNumber(path, best, characters, sequence, options);
  if (!isOne && path.groups.length > 1) {
    const alone = readDigit(sequence, logitsOf, options, expect);
    if (alone) return alone;
  }
  const unexpected = isOne && best.fits === false;
  const accepted = isOne && !unexpected;
  // One by one they may be digits that are none together, and the other way round.
  const read = path.groups.map((group, i) => {
    // By shape and place, as the number is: by its shape alone a comma is a 1.
    const prediction = { ...characters.predictionOf(group), probabilities: characters.probabilitiesOf(group) };
    return {
      ...predictCharacter(prediction, best.classes[i]!, options.classes),
      ...{ accepted, bounds: group.bounds },
    };
  });
  const number = {
    text: best.text,
    confidence: best.probability,
    bounds: around(path.groups),
    digits: read,
    alternatives: others
      .filter(({ probability }) => probability >= leastProbability)
      .slice(0, mostAlternatives)
      .map(({ text, probability }) => ({ text, confidence: probability })),
    accepted,
    ...(unexpected ? { unexpected } : {}),
  };
  return { number, groups: path.groups };
}

/** A sequence as one digit, where it is accepted as that: what is no number by its parts is a digit of them. */
function readDigit(...[sequence, logitsOf, options, expect]: Parameters<typeof readNumber>) {
  const digit = asDigit(sequence);
  // By its image a 5 with a point before it is a 5.
  if (!digit || wholeOf(sequence)!.signs > 0) return undefined;
  const read = readNumber(digit, logitsOf, options, expect);
  return read?.number.accepted ? read : undefined;
}

function pathsOf(
  sequence: Sequence,
  characters: Characters,
  { classes, weights: own = weights }: DecodeOptions,
  expect: Expect | undefined,
): Path[] {
  const by = hasRejectClass(classes) ? own : weightsWithoutReject;
  const { paths } = expect ? lookedWithHints : looked;
  const scoresOf = (group: Group) => characters.scoresOf(group);
  const all = findPaths(sequence, scoresOf, { paths, weights: by });
  if (expect?.length === undefined) return all;
  // Those of the length expected may be unlikely, and are looked at among the others, since they are as sure as they are likely.
  const { length } = expect;
  const fitting = findPaths(sequence, scoresOf, { paths, length, weights: by });
  return [...all.filter(({ groups }) => groups.length !== length), ...fitting].sort((a, b) => b.score - a.score);
}

/** What the paths may say, the likeliest first. */
function textsOf(
  paths: readonly Path[],
  characters: Characters,
  { classes }: DecodeOptions,
  expect: Expect | undefined,
): readonly (RankedText & Partial<WeighedText>)[] {
  const likelihoods = paths.map(({ score }) => exp(score - paths[0]!.score));
  const sum = likelihoods.reduce((a, b) => a + b, 0);
  const weighted = paths.map(({ groups }, i) => ({
    probability: likelihoods[i]! / sum,
    digits: groups.map((group) => characters.probabilitiesOf(group)),
  }));
  const names = classes.slice(0, characterCount(classes)) as string[];
  const all = rankTexts(weighted, names, (expect ? lookedWithHints : looked).texts);
  return expect ? weighTexts(all, expect) : all;
}

/**
 * One digit where it is accepted; several where their shapes and how they stand to each other speak more for a number than for
 * something else.
 */
function isNumber(
  { groups }: Path,
  { classes: chosen, probability }: RankedText,
  characters: Characters,
  sequence: Sequence,
  { classes, calibration, numberWeights }: DecodeOptions,
): boolean {
  if (!hasForm(chosen, classes)) return false;
  if (groups.length === 1 && isAlone(groups[0]!, sequence)) {
    // Whatever a network says.
    const { bounds, strokes } = groups[0]!;
    return characters.isDigit(groups[0]!) && !isLevel(bounds) && strokes.length <= mostAtoms;
  }
  if (probability < leastConfidence || hasColon(sequence)) return false;
  const ofDigits = groups.filter((_, i) => chosen[i]! < digits);
  const isOne = (group: Group) => classes[chosen[groups.indexOf(group)]!] === "1";
  const othersOf = (group: Group) => ofDigits.filter((each) => each !== group).map(({ bounds }) => bounds);
  if (ofDigits.some((group) => isOne(group) && isSlash(group, othersOf(group)))) return false;
  if (!hasRejectClass(classes)) return true; // it takes everything for a digit
  const taken = groups.map((group, i) => ({
    group,
    place: placeOf(classes[chosen[i]!]),
    rejectOdds: characters.predictionOf(group).rejectScore! / (calibration?.temperature ?? 1),
  }));
  return numberOdds(numberFeatures(taken, sequence), numberWeights) > 0;
}
