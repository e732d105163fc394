// Fits what reading numbers weighs, for a new model: `npm run fit:numbers -- --model FILE --write`. First the weights of
// src/segment/geometry.ts: the text of each number is to be as likely as can be, by all paths through its lattice together. Then those of
// src/segment/number-odds.ts: what is read of numbers is to be told from what is read of letters. Numbers are composed of the digits of
// training writers, of signs where the model has them, and real; letters are of training alphabets and contributors. From TENPEN_DATA.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readSafetensors } from "../dist/formats/safetensors.js";
import { classesOf } from "../dist/model/model.js";
import { createBackend } from "../dist/nn/create-backend.js";
import { Characters, placeOf } from "../dist/recognizer/characters.js";
import { createRecognizer } from "../dist/recognizer/create-recognizer.js";
import { NetworkClassifier, networkOf } from "../dist/recognizer/network-classifier.js";
import { linesOf, prepareGroups } from "../dist/recognizer/prepare.js";
import { addGroup, addPair, featureNames, groupScore, noFeatures, weigh, weights } from "../dist/segment/geometry.js";
import { findPaths } from "../dist/segment/lattice.js";
import { numberFeatureNames, numberFeatures, numberOdds, numberWeights } from "../dist/segment/number-odds.js";
import { composeNumbers, spacings } from "./compose-numbers.mjs";
import { aside, loadLetters, loadRealNumbers, loadSigns } from "./number-data.mjs";
import "./one-line-errors.mjs";
import { loadPenDigits } from "./pen-digits.mjs";

/** @typedef {import("../dist/segment/geometry.js").Features} Features */
/** @typedef {import("../dist/segment/geometry.js").Place} Place */
/** @typedef {import("../dist/segment/number-odds.js").NumberFeatures} NumberFeatures */
/** @typedef {import("../dist/segment/sequence.js").Sequence} Sequence */
/** @typedef {{ label: string | null, ink: import("../dist/ink/stroke.js").Ink, weight: number }} Weighted */
/** @typedef {Weighted & { sequence: Sequence, characters: Characters }} Lattice */
/** @typedef {{ features: Features, right: number }} Candidate */

const [each, eachSigned, single, seed] = [200, 150, 500, 7];
const [rounds, rate, pull] = [3, 0.05, 2e-4];
const steps = { geometry: 300, odds: 3000 };
/** Real numbers are few, and what is measured by in the end; what is joined is composed of more than people do. */
const weightOf = { real: 3, joined: 0.5 };

const { values } = parseArgs({ options: { model: { type: "string" }, write: { type: "boolean", default: false } } });
const given = values.model === undefined ? {} : { model: readSafetensors(readFileSync(values.model), values.model) };
const { model } = await createRecognizer(given);
const options = { classes: classesOf(model), calibration: model.calibration };
const classifier = new NetworkClassifier(networkOf(model, await createBackend(model.spec)));
/** @type {string[]} */
const names = options.classes.flatMap((name) => name ?? []);
const hasSigns = names.length > 10;

const numbers = (await numbersToFitOn()).flatMap(latticeOf);
console.log(`${numbers.length} numbers, each as one sequence`);
const fitted = fitGeometry();
const odds = fitOdds((await lettersToFitOn()).flatMap(latticeOf));
print(featureNames, fitted);
print(numberFeatureNames, odds);
if (values.write) {
  writeWeights("geometry.ts", "weights", featureNames, fitted);
  writeWeights("number-odds.ts", "numberWeights", numberFeatureNames, odds);
}

/** @returns {Promise<Weighted[]>} */
async function numbersToFitOn() {
  const { train } = await loadPenDigits();
  const signs = hasSigns ? (await loadSigns()).train : [];
  const kinds = /** @type {(keyof typeof spacings)[]} */ (Object.keys(spacings));
  const composed = kinds.flatMap((kind) => {
    const weight = kind === "joined" ? weightOf.joined : 1;
    const all = composeNumbers(train, kind, each, seed);
    if (hasSigns) all.push(...composeNumbers(train, kind, eachSigned, seed + 1, signs));
    return all.map(({ label, ink }) => ({ label, ink, weight }));
  });
  const digits = train.filter((_, i) => i % Math.ceil(train.length / single) === 0);
  const real = (await loadRealNumbers()).filter(({ contributor }) => !aside.contributors.includes(contributor));
  return [
    ...composed,
    ...digits.map(({ ink, label }) => ({ ink, label: String(label), weight: 1 })),
    ...real.map(({ ink, label }) => ({ ink, label: String(label), weight: weightOf.real })),
  ].filter(({ label }) => [...label].every((sign) => names.includes(sign)));
}

/** @returns {Promise<Weighted[]>} */
async function lettersToFitOn() {
  return (await loadLetters()).flatMap(({ train }) => train.map(({ ink }) => ({ ink, label: null, weight: 1 })));
}

/** @param {Weighted} drawing @returns {Lattice[]} */
function latticeOf(drawing) {
  const lines = linesOf(drawing.ink);
  const [sequence, ...others] = lines.flat();
  if (!sequence || others.length > 0) return [];
  const prepared = prepareGroups(lines, sequence.groups.flat(), model.preprocessing);
  const logits = classifier.classify(prepared.images, prepared.count);
  const characters = new Characters(
    sequence,
    (group) => /** @type {Float32Array} */ (logits[Number(prepared.imageOf.get(group))]),
    options,
  );
  return [{ ...drawing, sequence, characters }];
}

function fitGeometry() {
  // No composed number has what is to be left out; only with signs there is what stands in a wrong place.
  const set = ["dropped", "tiny", "gap", "sunk", "low", "middle", "misplaced", "oversized"];
  const fittedNames = featureNames.filter((name) => !set.includes(name));
  /** @type {Features} */
  let by = { ...weights };
  for (let round = 1; round <= rounds; round++) {
    const lists = numbers
      .map((lattice) => ({ weight: lattice.weight, candidates: candidatesOf(lattice, by) }))
      .filter(({ candidates }) => candidates.some(({ right }) => right > 1e-9));
    const missed = numbers.length - lists.length;
    const before = lossOf(lists, by).toFixed(4);
    by = ascend(lists, by, fittedNames);
    console.log(
      `round ${round}: loss ${before}, fitted ${lossOf(lists, by).toFixed(4)}; without the right path ${missed}`,
    );
  }
  return by;
}

/** @param {Lattice} lattice @param {Features} by */
function pathsOf({ sequence, characters }, by) {
  return findPaths(sequence, (group) => characters.scoresOf(group), { paths: 24, weights: by });
}

/** @param {Lattice} lattice @param {Features} by @returns {Candidate[]} */
function candidatesOf(lattice, by) {
  const { sequence, characters, label } = lattice;
  return pathsOf(lattice, by).map(({ groups }) => {
    const features = noFeatures();
    const taken = new Set(groups.flatMap(({ atoms }) => atoms));
    for (const atom of sequence.atoms) if (!taken.has(atom)) features[atom.isLigature ? "ligature" : "dropped"]++;
    for (const [i, group] of groups.entries()) {
      const scores = Object.entries(characters.scoresOf(group));
      const [[place, score]] = /** @type {[[Place, number]]} */ (
        scores.toSorted(
          ([a, x], [b, y]) =>
            groupScore(group, sequence, /** @type {Place} */ (b), y, by) -
            groupScore(group, sequence, /** @type {Place} */ (a), x, by),
        )
      );
      addGroup(features, group, sequence, place, score);
      const before = groups[i - 1];
      if (before) addPair(features, before, group, sequence);
    }
    const right = [...String(label)].reduce(
      (product, sign, i) => product * Number(groups[i] && characters.probabilitiesOf(groups[i])[indexOf(sign)]),
      groups.length === label?.length ? 1 : 0,
    );
    return { features, right: Number.isNaN(right) ? 0 : right };
  });
}

/** @param {string} sign */
function indexOf(sign) {
  return names.indexOf(sign);
}

/** @typedef {{ weight: number, candidates: Candidate[] }} List */

/** Mean of −log of the probability of the right text. @param {List[]} lists @param {Features} by */
function lossOf(lists, by) {
  let [sum, all] = [0, 0];
  for (const { weight, candidates } of lists) {
    const shares = sharesOf(candidates, by);
    sum -= weight * Math.log(candidates.reduce((total, { right }, i) => total + Number(shares[i]) * right, 1e-12));
    all += weight;
  }
  return sum / all;
}

/** @param {Candidate[]} candidates @param {Features} by */
function sharesOf(candidates, by) {
  const scores = candidates.map(({ features }) => weigh(features, by));
  const most = Math.max(...scores);
  const all = scores.map((score) => Math.exp(score - most));
  const sum = all.reduce((a, b) => a + b);
  return all.map((share) => share / sum);
}

/** @param {List[]} lists @param {Features} from @param {readonly (typeof featureNames[number])[]} fittedNames */
function ascend(lists, from, fittedNames) {
  const total = lists.reduce((sum, { weight }) => sum + weight, 0);
  return climb(from, fittedNames, steps.geometry, (by, gradient) => {
    for (const { weight, candidates } of lists) {
      const shares = sharesOf(candidates, by);
      const right = candidates.reduce((sum, candidate, i) => sum + Number(shares[i]) * candidate.right, 0);
      if (right < 1e-9) continue;
      for (const [i, candidate] of candidates.entries()) {
        const share = Number(shares[i]);
        const slope = (weight / total) * ((share * candidate.right) / right - share);
        for (const name of featureNames) gradient[name] += slope * candidate.features[name];
      }
    }
  });
}

/** Logistic regression of what is read of several digits: right numbers against letters. @param {Lattice[]} letters */
function fitOdds(letters) {
  /** @type {{ features: NumberFeatures, isNumber: boolean, weight: number }[]} */
  const rows = [...numbers, ...letters].flatMap((lattice) => {
    const [best] = pathsOf(lattice, fitted);
    if (!best || best.groups.length < 2) return [];
    const taken = best.groups.map((group) => {
      const { rejectScore } = lattice.characters.predictionOf(group);
      const probabilities = lattice.characters.probabilitiesOf(group);
      const sign = names[probabilities.indexOf(Math.max(...probabilities))];
      const rejectOdds = Number(rejectScore) / Number(model.calibration?.temperature ?? 1);
      return { group, place: placeOf(sign), rejectOdds, sign };
    });
    const text = taken.map(({ sign }) => sign).join("");
    if (lattice.label !== null && lattice.label !== text) return [];
    const features = numberFeatures(taken, lattice.sequence);
    return [{ features, isNumber: lattice.label !== null, weight: lattice.weight }];
  });
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  const set = ["unread", "bars", ...(hasSigns ? [] : ["signs"])];
  const fittedNames = numberFeatureNames.filter((name) => !set.includes(name));
  const by = climb({ ...numberWeights }, fittedNames, steps.odds, (by, gradient) => {
    for (const { features, isNumber, weight } of rows) {
      const slope = (weight / total) * (Number(isNumber) - 1 / (1 + Math.exp(-numberOdds(features, by))));
      for (const name of numberFeatureNames) gradient[name] += slope * features[name];
    }
  });
  const wrong = (/** @type {boolean} */ kind) =>
    rows.filter(({ features, isNumber }) => isNumber === kind && numberOdds(features, by) > 0 !== kind).length;
  console.log(
    `${rows.length} of several digits; refused though numbers ${wrong(true)}, taken for numbers ${wrong(false)} of ${letters.length} letters`,
  );
  return by;
}

/**
 * Adam upwards, with a pull towards no weight at all.
 *
 * @template {Record<string, number>} Weights
 * @param {Weights} from
 * @param {readonly (keyof Weights & string)[]} fittedNames
 * @param {number} steps
 * @param {(by: Weights, gradient: Weights) => void} addGradient
 */
function climb(from, fittedNames, steps, addGradient) {
  /** @type {Record<string, number>} */
  const by = { ...from };
  /** @type {[Record<string, number>, Record<string, number>]} */
  const [first, second] = [{}, {}];
  for (let step = 1; step <= steps; step++) {
    /** @type {Record<string, number>} */
    const gradient = Object.fromEntries(Object.keys(from).map((name) => [name, 0]));
    addGradient(/** @type {Weights} */ (by), /** @type {Weights} */ (gradient));
    for (const name of fittedNames) {
      const slope = Number(gradient[name]) - pull * Number(by[name]);
      const [mean, square] = [0.9 * (first[name] ?? 0) + 0.1 * slope, 0.99 * (second[name] ?? 0) + 0.01 * slope ** 2];
      [first[name], second[name]] = [mean, square];
      by[name] =
        Number(by[name]) + (rate * (mean / (1 - 0.9 ** step))) / (Math.sqrt(square / (1 - 0.99 ** step)) + 1e-8);
    }
  }
  return /** @type {Weights} */ (by);
}

/** @param {readonly string[]} order @param {Record<string, number>} by */
function print(order, by) {
  console.log(order.map((name) => `  ${name}: ${Number(by[name]).toFixed(2)}`).join("\n"));
}

/** Puts fitted weights in the place of those that stand in the source. @param {string} file @param {string} constant @param {readonly string[]} order @param {Record<string, number>} by */
function writeWeights(file, constant, order, by) {
  const path = join(import.meta.dirname, "../src/segment", file);
  const text = readFileSync(path, "utf8");
  const lines = order.map((name) => `  ${name}: ${Number(Number(by[name]).toFixed(2))},\n`).join("");
  const pattern = new RegExp(`(export const ${constant}: [^=]+ = \\{\\n)[^}]*(\\};)`);
  writeFileSync(path, text.replace(pattern, `$1${lines}$2`));
  console.log(`written to ${path}`);
}
