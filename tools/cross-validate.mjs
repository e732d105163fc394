// Trains by a recipe five times, each time with another fifth of the writers and alphabets set aside, and prints how each fifth
// is read by the model that never saw it: `npm run cross-validate` does so for `ink`, `npm run cross-validate -- PATH --epochs 8`
// for another recipe, in so many epochs. Stopped, it goes on where it was.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { readRecipeFile } from "../dist/cli/recipe-file.js";
import { loadMnist } from "../dist/data/node/mnist.js";
import { TenpenError } from "../dist/errors.js";
import { evaluateReading } from "../dist/evaluation/evaluated.js";
import { readSafetensors } from "../dist/formats/safetensors.js";
import { createRecognizer } from "../dist/recognizer/create-recognizer.js";
import { buildCorpus, groupOf } from "../dist/training/corpus.js";
import { loadInkSets } from "../dist/training/node/load-ink-sets.js";
import { parseRecipe } from "../dist/training/recipe.js";
import { inkColumns, inkFigures } from "./ink-figures.mjs";
import { readCall } from "./one-line-errors.mjs";
import { train } from "./train.mjs";

const folds = 5;
const root = join(import.meta.dirname, "..");
const { name, given } = await readArguments();
const place = join(root, "runs", "folds");
const sets = await loadInkSets(given);
mkdirSync(place, { recursive: true });
for (let fold = 0; fold < folds; fold++) {
  writeFileSync(recipeOf(fold), JSON.stringify(foldOf(fold)));
  train(recipeOf(fold), folderOf(fold));
}

const images = await loadMnist("train");
const all = [];
console.log(`| set aside | ${inkColumns} |\n|---|---|---|---|---|---|`);
for (let fold = 0; fold < folds; fold++) {
  const recipe = parseRecipe(readFileSync(recipeOf(fold), "utf8"));
  const { validationInk } = buildCorpus(recipe, images, sets);
  const path = join(folderOf(fold), "best_model.safetensors");
  const recognizer = await createRecognizer({ model: readSafetensors(readFileSync(path), path) });
  const answers = validationInk.map(({ ink, label }) => evaluateReading(recognizer.recognize(ink), label ?? null));
  console.log(`| ${describe(recipe)} | ${inkFigures(answers)} |`);
  all.push(...answers);
}
const digits = all.filter(({ label }) => label !== null).length;
console.log(`| all, ${digits} digits and ${all.length - digits} others | ${inkFigures(all)} |`);

/** The recipe with the epochs asked for, as large a share of them with weaker augmentation, and a name for what is made by it. */
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

/** The recipe with every fifth writer and alphabet set aside, from the one of that number on. @param {number} fold */
function foldOf(fold) {
  return {
    ...given,
    ink: {
      ...given.ink,
      sets: given.ink?.sets.map((/** @type {{ set: keyof typeof sets }} */ part) => {
        const groups = [...new Set(sets[part.set]?.map(groupOf))];
        return { ...part, validation: groups.filter((_, i) => i % folds === fold) };
      }),
    },
  };
}

/** @param {import("../dist/training/hyperparameters.js").Recipe} recipe */
function describe({ ink }) {
  return ink?.sets.map(({ set, validation }) => `${set} ${validation.join(", ")}`).join("; ");
}

/** @param {number} fold */
function folderOf(fold) {
  return join(place, `${name}-${fold + 1}`);
}

/** @param {number} fold */
function recipeOf(fold) {
  return join(place, `${name}-${fold + 1}.recipe.json`);
}
