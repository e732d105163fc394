// Fits the weights of src/segment/geometry.ts on numbers composed of the digits of training writers, and prints them: `npm run
// fit:numbers`. What is as likely as can be is the text of each number, by all paths through its lattice together. Reads the sets
// that the recipe of `ink` names from TENPEN_DATA.

import { classesOf } from "../dist/model/model.js";
import { createBackend } from "../dist/nn/create-backend.js";
import { createRecognizer } from "../dist/recognizer/create-recognizer.js";
import { NetworkClassifier, networkOf } from "../dist/recognizer/network-classifier.js";
import { logProbabilityOf, toPrediction } from "../dist/recognizer/prediction.js";
import { prepare } from "../dist/recognizer/prepare.js";
import { addGroup, addPair, featureNames, noFeatures, weigh, weights } from "../dist/segment/geometry.js";
import { findPaths } from "../dist/segment/lattice.js";
import { composeNumbers, spacings } from "./compose-numbers.mjs";
import "./one-line-errors.mjs";
import { loadPenDigits } from "./pen-digits.mjs";

/** @typedef {import("../dist/segment/geometry.js").Features} Features */
/** @typedef {import("../dist/segment/sequence.js").Sequence} Sequence */
/** @typedef {import("../dist/segment/sequence.js").Group} Group */
/** @typedef {{ label: string, ink: import("../dist/ink/stroke.js").Ink }} Labelled */
/** @typedef {{ sequence: Sequence, label: string, logProbability: (group: Group) => number, probability: (group: Group, digit: string) => number }} Lattice */
/** @typedef {{ features: Features, right: number }} Candidate */

const [each, single, seed] = [300, 900, 7];
const [rounds, steps, rate, pull] = [3, 300, 0.05, 2e-4];

const recognizer = await createRecognizer();
const { model } = recognizer;
const options = { classes: classesOf(model), calibration: model.calibration };
const digitClasses = Array.from({ length: 10 }, (_, digit) => digit);
const classifier = new NetworkClassifier(networkOf(model, await createBackend(model.spec)));
const { train } = await loadPenDigits();
const kinds = /** @type {(keyof typeof spacings)[]} */ (Object.keys(spacings));
/** @type {Labelled[]} */
const numbers = kinds.flatMap((kind) => composeNumbers(train, kind, each, seed));
for (let i = 0; i < single; i++) {
  const drawing = train[Math.floor((i * train.length) / single)];
  if (drawing) numbers.push({ ink: drawing.ink, label: String(drawing.label) });
}
const lattices = numbers.flatMap(latticeOf);
console.log(`${lattices.length} of ${numbers.length} numbers, each as one sequence`);

/** Composed numbers have nothing that is to be left out, and no other characters. */
const fittedNames = featureNames.filter((name) => !["dropped", "tiny", "misplaced"].includes(name));

/** @type {Features} */
let fitted = { ...weights };
for (let round = 1; round <= rounds; round++) {
  const lists = lattices.map((lattice) => candidatesOf(lattice, fitted)).filter(({ length }) => length > 0);
  const missed = lists.filter((list) => list.every(({ right }) => right === 0)).length;
  console.log(`round ${round}: loss ${lossOf(lists, fitted).toFixed(4)}, without the right path ${missed}`);
  fitted = ascend(lists, fitted);
  console.log(`  fitted: loss ${lossOf(lists, fitted).toFixed(4)}`);
}
for (const name of featureNames) console.log(`  ${name}: ${Number(fitted[name].toFixed(2))},`);

/** @param {Labelled} number @returns {Lattice[]} */
function latticeOf({ ink, label }) {
  const prepared = prepare(ink, model.preprocessing);
  const sequences = prepared.lines.flat();
  if (sequences.length !== 1) return [];
  const logits = classifier.classify(prepared.images, prepared.count);
  const predictions = logits.map((each) => toPrediction(each, options));
  const logs = logits.map((each) => logProbabilityOf(each, digitClasses, options));
  const imageOf = (/** @type {Group} */ group) => Number(prepared.imageOf.get(group));
  return sequences.map((sequence) => ({
    sequence,
    label,
    logProbability: (group) => Number(logs[imageOf(group)]),
    probability: (group, digit) => Number(predictions[imageOf(group)]?.probabilities[Number(digit)]),
  }));
}

/** @param {Lattice} lattice @param {Features} by @returns {Candidate[]} */
function candidatesOf({ sequence, label, logProbability, probability }, by) {
  return findPaths(sequence, (group) => ({ digit: logProbability(group) }), { paths: 24, weights: by }).map(
    ({ groups }) => {
      const features = noFeatures();
      const taken = new Set(groups.flatMap(({ atoms }) => atoms));
      for (const atom of sequence.atoms) if (!taken.has(atom)) features[atom.isLigature ? "ligature" : "dropped"]++;
      for (const [i, group] of groups.entries()) {
        addGroup(features, group, sequence, "digit", logProbability(group));
        const before = groups[i - 1];
        if (before) addPair(features, before, group, sequence);
      }
      const right =
        groups.length === label.length
          ? groups.reduce((product, group, i) => product * probability(group, String(label[i])), 1)
          : 0;
      return { features, right };
    },
  );
}

/** Mean of −log of the probability of the right text, of numbers that have it among their paths. @param {Candidate[][]} lists @param {Features} by */
function lossOf(lists, by) {
  let [sum, count] = [0, 0];
  for (const list of lists) {
    const shares = sharesOf(list, by);
    const right = list.reduce((total, each, i) => total + Number(shares[i]) * each.right, 0);
    if (right === 0) continue;
    sum -= Math.log(right);
    count++;
  }
  return sum / count;
}

/** @param {Candidate[]} list @param {Features} by */
function sharesOf(list, by) {
  const scores = list.map(({ features }) => weigh(features, by));
  const most = Math.max(...scores);
  const all = scores.map((score) => Math.exp(score - most));
  const sum = all.reduce((a, b) => a + b);
  return all.map((each) => each / sum);
}

/** Adam on the loss, with a pull towards no weight at all. @param {Candidate[][]} lists @param {Features} from */
function ascend(lists, from) {
  const by = { ...from };
  const [first, second] = [noFeatures(), noFeatures()];
  for (let step = 1; step <= steps; step++) {
    const gradient = noFeatures();
    for (const list of lists) {
      const shares = sharesOf(list, by);
      const right = list.reduce((total, each, i) => total + Number(shares[i]) * each.right, 0);
      if (right < 1e-9) continue;
      for (const [i, each] of list.entries()) {
        const share = Number(shares[i]);
        const weight = (share * each.right) / right - share;
        for (const name of featureNames) gradient[name] += (weight * each.features[name]) / lists.length;
      }
    }
    for (const name of fittedNames) {
      const slope = gradient[name] - pull * by[name];
      first[name] = 0.9 * first[name] + 0.1 * slope;
      second[name] = 0.99 * second[name] + 0.01 * slope ** 2;
      by[name] += (rate * (first[name] / (1 - 0.9 ** step))) / (Math.sqrt(second[name] / (1 - 0.99 ** step)) + 1e-8);
    }
  }
  return by;
}
