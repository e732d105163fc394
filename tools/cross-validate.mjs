// Trains by a recipe five times, each time with another fifth of the writers, contributors and alphabets set aside, and prints how
// each is read by the model that never saw any of it: `npm run cross-validate` does so for `ink`, `npm run cross-validate -- PATH
// --epochs 3` for another recipe, in so many epochs. Each model is calibrated by what the other four do not know, as a model that
// is shipped is by people who are not those who use it. Stopped, it goes on where it was.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { readRecipeFile } from "../dist/cli/recipe-file.js";
import { TenpenError } from "../dist/errors.js";
import { evaluateReading } from "../dist/evaluation/evaluated.js";
import { readSafetensors } from "../dist/formats/safetensors.js";
import { createRecognizer } from "../dist/recognizer/create-recognizer.js";
import { groupOf } from "../dist/training/group-of.js";
import { loadInkSets } from "../dist/training/node/load-ink-sets.js";
import { parseRecipe } from "../dist/training/recipe.js";
import { inkColumns, inkFigures } from "./ink-figures.mjs";
import { readCall } from "./one-line-errors.mjs";
import { train } from "./train.mjs";

/** @typedef {import("../dist/ink/jsonl.js").LabelledInk} LabelledInk */
/** @typedef {import("../dist/evaluation/score.js").Evaluated} Evaluated */

const folds = 5;
const root = join(import.meta.dirname, "..");
const { name, given } = await readArguments();
const place = join(root, "runs", "folds");
const sets = await loadInkSets(given);
const foldOf = splitGroups();
mkdirSync(place, { recursive: true });
for (let fold = 0; fold < folds; fold++) {
  writeFileSync(recipeOf(fold), JSON.stringify(recipeWithout(fold)));
  train(recipeOf(fold), folderOf(fold));
}

const models = Array.from({ length: folds }, (_, fold) => {
  const path = join(folderOf(fold), "best_model.safetensors");
  return readSafetensors(readFileSync(path), path);
});
/** @type {Map<string, Evaluated[]>} */
const answers = new Map();
for (const [fold, model] of models.entries()) {
  const recognizer = await createRecognizer({ model: { ...model, calibration: calibrationWithout(fold) } });
  for (const { set, drawings } of drawingsOf(fold)) {
    for (const drawing of drawings) {
      const row = set === "unipen" ? `unipen, ${groupOf(drawing)}` : set;
      const answer = evaluateReading(recognizer.recognize(drawing.ink), drawing.label ?? null);
      answers.set(row, [...(answers.get(row) ?? []), answer]);
    }
  }
}
console.log(`| set aside | drawings | ${inkColumns} |\n|---|---|---|---|---|---|---|`);
const strangers = [...answers].flatMap(([row, list]) => (row.startsWith("unipen, ") ? list : []));
const rows = [...answers].sort(([, a], [, b]) => b.length - a.length);
for (const [row, list] of /** @type {[string, Evaluated[]][]} */ ([["unipen, all contributors", strangers], ...rows])) {
  console.log(`| ${row} | ${list.length} | ${inkFigures(list)} |`);
}

/** The recipe with the epochs asked for, as large a share of them cooled down, and a name for what is made by it. */
async function readArguments() {
  const { positionals, values } = readCall({ allowPositionals: true, options: { epochs: { type: "string" } } });
  const [path = join(root, "models", "ink.recipe.json"), ...more] = positionals;
  if (more.length > 0) throw new TenpenError("call", "recipe", "must be one file", `${more[0]} as well`);
  const recipe = await readRecipeFile(path);
  if (!recipe.ink) throw new TenpenError("call", path, "must be of a model that learns from ink", "none");
  const epochs = values.epochs === undefined ? recipe.epochs : Number(values.epochs);
  const { augmentation } = recipe;
  const cooldownEpochs = Math.round(((augmentation?.cooldownEpochs ?? 0) * epochs) / recipe.epochs);
  const shorter = { ...recipe, epochs, augmentation: augmentation && { ...augmentation, cooldownEpochs } };
  return { name: `${basename(path, ".recipe.json")}-${epochs}`, given: parseRecipe(JSON.stringify(shorter)) };
}

/** Which fold each writer, contributor or alphabet is in: all that they made, of all sets. As many drawings in each, as far as may be. */
function splitGroups() {
  /** @type {Map<string, number>} */
  const sizes = new Map();
  for (const drawing of Object.values(sets).flat()) {
    // Of what is no digit there is plenty.
    const weight = typeof drawing?.label === "string" ? 1 : 0.01;
    if (drawing) sizes.set(groupOf(drawing), (sizes.get(groupOf(drawing)) ?? 0) + weight);
  }
  const totals = new Array(folds).fill(0);
  /** @type {Map<string, number>} */
  const fold = new Map();
  for (const [group, size] of [...sizes].sort(([, a], [, b]) => b - a)) {
    const smallest = totals.indexOf(Math.min(...totals));
    totals[smallest] += size;
    fold.set(group, smallest);
  }
  return fold;
}

/** What of each set is in a fold, but for symbols, which are not read alone. @param {number} fold */
function drawingsOf(fold) {
  return (given.ink?.sets ?? []).flatMap(({ set }) => {
    const drawings = (sets[set] ?? []).filter((drawing) => foldOf.get(groupOf(drawing)) === fold);
    return set === "unipen-symbols" ? [] : [{ set, drawings }];
  });
}

/** The recipe with a fold set aside. @param {number} fold */
function recipeWithout(fold) {
  return {
    ...given,
    ink: {
      ...given.ink,
      sets: given.ink?.sets.map((part) => {
        const groups = new Set(sets[part.set]?.map(groupOf));
        return { ...part, validation: [...groups].filter((group) => foldOf.get(group) === fold) };
      }),
    },
  };
}

/** The mean of what the other models measured of those whom they do not know. @param {number} fold */
function calibrationWithout(fold) {
  const others = models.flatMap(({ calibration }, i) => (i === fold || !calibration ? [] : [calibration]));
  const mean = (/** @type {"temperature" | "threshold"} */ key) =>
    others.reduce((sum, each) => sum + (each[key] ?? 0), 0) / others.length;
  return { temperature: mean("temperature"), threshold: mean("threshold") };
}

/** @param {number} fold */
function folderOf(fold) {
  return join(place, `${name}-${fold + 1}`);
}

/** @param {number} fold */
function recipeOf(fold) {
  return join(place, `${name}-${fold + 1}.recipe.json`);
}
