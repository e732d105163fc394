// Prints the figures of models/MODEL_CARD.md: `npm run measure`. Reads the sets that the recipes name from TENPEN_DATA.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { loadMnist } from "../dist/data/node/mnist.js";
import { contributorOf } from "../dist/data/unipen/contributor.js";
import { evaluateImages, evaluateReading } from "../dist/evaluation/evaluated.js";
import { percent } from "../dist/evaluation/percent.js";
import { score } from "../dist/evaluation/score.js";
import { readSafetensors } from "../dist/formats/safetensors.js";
import { Random } from "../dist/nn/random.js";
import { createRecognizer } from "../dist/recognizer/create-recognizer.js";
import { drawBoxyDigit } from "../dist/train/augment/boxy.js";
import { buildCorpus } from "../dist/training/corpus.js";
import { loadInkSets } from "../dist/training/node/load-ink-sets.js";
import { parseRecipe } from "../dist/training/recipe.js";
import "./one-line-errors.mjs";
import { inkColumns, inkFigures, share } from "./ink-figures.mjs";

/** @typedef {import("../dist/ink/stroke.js").Ink} Ink */
/** @typedef {import("../dist/recognizer/recognizer.js").Recognizer} Recognizer */

const root = join(import.meta.dirname, "..");
const [training, test] = [await loadMnist("train"), await loadMnist("test")];

/** @type {Record<string, (ink: Ink) => Ink>} */
const changes = {
  "as it was": (ink) => ink,
  "a tenth as large, in a corner": (ink) => mapped(ink, ({ x, y }) => ({ x: 0.1 * x, y: 0.1 * y })),
  "turned by 15°": (ink) => turned(ink, 15),
  "turned by −15°": (ink) => turned(ink, -15),
};

console.log("| model | MNIST test | 95 % interval | ECE | rejected |\n|---|---|---|---|---|");
for (const file of readdirSync(join(root, "models")).filter((file) => file.endsWith(".safetensors"))) {
  const name = file.replace(".safetensors", "");
  const result = onImages(await recognizerOf(`models/${name}.safetensors`), test);
  const [low, high] = /** @type {[number, number]} */ (result.accuracyInterval);
  const interval = `${(100 * low).toFixed(2)}–${(100 * high).toFixed(2)}`;
  console.log(`| ${name} | ${share(result.accuracy)} | ${interval} | ${share(result.ece)} | ${result.rejected} |`);
}

await measureSeeds("mnist");
await measureSeeds("ink");
await measureInk();
await measureBoxyDigits(2000);

/** The models that `npm run models -- NAME --seeds N` has left. @param {string} name */
async function measureSeeds(name) {
  const folder = join(root, "runs", "models");
  const pattern = new RegExp(`^${name}-(\\d+)$`);
  const found = list(folder)
    .filter((run) => pattern.test(run) && hasEnded(join(folder, run)))
    .toSorted((a, b) => Number(pattern.exec(a)?.[1]) - Number(pattern.exec(b)?.[1]));
  if (found.length === 0) return;
  const accuracies = [];
  for (const run of found) {
    const { accuracy } = onImages(await recognizerOf(`runs/models/${run}/best_model.safetensors`), test);
    accuracies.push(100 * Number(accuracy));
  }
  const mean = accuracies.reduce((a, b) => a + b) / accuracies.length;
  const deviation = Math.sqrt(
    accuracies.reduce((sum, a) => sum + (a - mean) ** 2, 0) / Math.max(1, accuracies.length - 1),
  );
  const each = accuracies.map((accuracy) => accuracy.toFixed(2)).join(", ");
  console.log(`\n${found.join(", ")}: MNIST test ${each}; mean ${mean.toFixed(3)}, deviation ${deviation.toFixed(3)}`);
}

/** @param {string} run a folder that `tenpen train` writes into. */
function hasEnded(run) {
  if (!list(run).includes("history.json")) return false;
  const { stopped } = JSON.parse(readFileSync(join(run, "history.json"), "utf8"));
  return stopped === "epochs" || stopped === "early";
}

/** Drawings of people and of an alphabet that the model was not trained on. */
async function measureInk() {
  const { validationInk } = await corpusOf("ink");
  // A point, a comma or a minus alone is read with digits beside it only: it counts neither way.
  const drawings = validationInk.filter(({ char }) => ![".", ",", "-"].includes(char ?? ""));
  /** @param {import("../dist/ink/jsonl.js").LabelledInk} drawing */
  const isStranger = (drawing) => contributorOf(drawing) !== undefined;
  const parts = {
    "writers and an alphabet": drawings.filter((drawing) => !isStranger(drawing)),
    "contributors of UNIPEN": drawings.filter(isStranger),
  };
  for (const name of ["ink", "mnist", "classic"]) {
    const recognizer = await recognizerOf(`models/${name}.safetensors`);
    for (const [part, ofPart] of Object.entries(parts)) {
      const digits = ofPart.filter(({ label }) => typeof label === "string").length;
      console.log(`\n${name}, ${part} set aside, ${digits} digits and ${ofPart.length - digits} others:\n`);
      console.log(`| drawn | ${inkColumns} |\n|---|---|---|---|---|---|`);
      for (const [how, change] of Object.entries(changes)) {
        const answers = ofPart.map(({ ink, label }) =>
          evaluateReading(recognizer.recognize(change(ink)), label ?? null),
        );
        console.log(`| ${how} | ${inkFigures(answers)} |`);
      }
    }
    const images = onImages(recognizer, (await corpusOf(name)).validationImages);
    console.log(
      `\n${images.n} images of MNIST set aside: ${share(images.accuracy)}, accepted ${percent(1 - images.rejected / images.n, 2)}`,
    );
    const started = performance.now();
    for (const { ink } of drawings) recognizer.recognize(ink);
    console.log(`one drawing in ${((performance.now() - started) / drawings.length).toFixed(2)} ms`);
  }
}

/** Digits of square corners, as arrow keys and seven segments draw them, of many proportions. @param {number} count */
async function measureBoxyDigits(count) {
  const drawings = Array.from({ length: count }, (_, i) => {
    const digit = i % 10;
    return { label: String(digit), ink: { strokes: drawBoxyDigit(digit, new Random(1, "boxy", i)) } };
  });
  console.log(`\n${count} digits of square corners:\n\n| model | ${inkColumns} |\n|---|---|---|---|---|---|`);
  for (const name of ["ink", "mnist", "classic"]) {
    const recognizer = await recognizerOf(`models/${name}.safetensors`);
    const answers = drawings.map(({ ink, label }) => evaluateReading(recognizer.recognize(ink), label));
    console.log(`| ${name} | ${inkFigures(answers)} |`);
  }
}

/** @param {Ink} ink @param {number} degrees @returns {Ink} */
function turned(ink, degrees) {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return mapped(ink, ({ x, y }) => ({ x: cos * x - sin * y, y: sin * x + cos * y }));
}

/** @param {Ink} ink @param {(point: import("../dist/ink/stroke.js").Point) => { x: number, y: number }} change @returns {Ink} */
function mapped(ink, change) {
  return { ...ink, strokes: ink.strokes.map((stroke) => stroke.map((point) => ({ ...point, ...change(point) }))) };
}

/** @param {Recognizer} recognizer @param {import("../dist/data/dataset.js").Dataset} data */
function onImages(recognizer, data) {
  return score(evaluateImages(recognizer.recognizeImages(data.images, data.count), data.labels));
}

/** What a shipped model was trained on, and what was set aside for it. @param {string} name */
async function corpusOf(name) {
  const recipe = parseRecipe(readFileSync(join(root, "models", `${name}.recipe.json`), "utf8"));
  return buildCorpus(recipe, training, await loadInkSets(recipe));
}

/** @param {string} path */
async function recognizerOf(path) {
  return createRecognizer({ model: readSafetensors(readFileSync(join(root, path)), path) });
}

/** @param {string} folder */
function list(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
