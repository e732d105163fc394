import { existsSync, statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { basename, join } from "node:path";
import type { Command } from "commander";
import { checkImageSize, type Dataset } from "../data/dataset.ts";
import { isIdx } from "../data/idx.ts";
import { readIdxPair } from "../data/node/idx-pair.ts";
import { loadMnist } from "../data/node/mnist.ts";
import { readHead } from "../data/node/read-file.ts";
import { fault, shown, TenpenError } from "../errors.ts";
import { percent } from "../evaluation/percent.ts";
import { fileKind, headLength } from "../file-kind.ts";
import { mnistPreprocessing, mnistPreprocessingFor } from "../ink/normalize.ts";
import { createBackend } from "../nn/create-backend.ts";
import type { EpochRecord, TrainResult, TrainState } from "../train/index.ts";
import { buildCorpus, type Corpus, classesOfInk, type InkSets } from "../training/corpus.ts";
import type { Recipe } from "../training/hyperparameters.ts";
import { FolderStore } from "../training/node/folder-store.ts";
import { loadCrops } from "../training/node/load-crops.ts";
import { loadInkSets } from "../training/node/load-ink-sets.ts";
import { entries } from "../training/run-store.ts";
import { TrainingRun } from "../training/training-run.ts";
import { whole } from "../training/value-type.ts";
import type { Io } from "./io.ts";
import { parserOf } from "./option-parsers.ts";
import { ProgressLine } from "./progress.ts";
import { addRecipeOptions, flagOf, inRecipe, recipeOf, usualValidation } from "./recipe-file.ts";
import { readSpec } from "./spec-file.ts";

interface Options {
  readonly recipe?: string;
  readonly workers: number;
  readonly checkpointEvery: number;
  readonly resume?: boolean;
  readonly out: string;
  readonly json?: boolean;
}

export function addTrain(program: Command, io: Io): void {
  const command = program
    .command("train")
    .description(
      "train a network; the best epoch so far is always in best_model.safetensors and, for Keras, best_model.keras",
    )
    .requiredOption("--out <folder>", "where best_model.safetensors, best_model.keras and history.json go");
  addRecipeOptions(command);
  command
    .option(
      "--workers <n>",
      "threads that share the work; the model does not depend on it",
      parserOf("--workers", whole(1, 256)),
      Math.min(16, availableParallelism()),
    )
    .option(
      "--checkpoint-every <n>",
      "steps after which the state is saved, besides each epoch's end",
      parserOf("--checkpoint-every", whole(1, 1e9)),
      200,
    )
    .option(
      "--resume",
      "go on with the training in the folder, to the same end as if it had never stopped; with more --epochs, where the schedule is constant, to that end",
    )
    .option("--json", "print a JSON object an epoch")
    .action((options: Options, command: Command) => trainBy(options, command, io));
}

async function trainBy(options: Options, command: Command, io: Io): Promise<void> {
  const setup = await prepare(options, command, io);
  const run = await TrainingRun.open({
    ...setup,
    store: new FolderStore(options.out),
    resume: options.resume ?? false,
  });
  try {
    if (run.finished !== null) {
      io.stderr.write(`${options.out}: finished already (${run.finished})\n`);
      return;
    }
    if (options.resume && run.start === null) {
      io.stderr.write(`${options.out}: nothing to resume, starting from the beginning\n`);
    }
    const progress = new ProgressLine(io.stderr, undefined, before(run.start, setup));
    const signal = io.interruptible?.();
    const result = await run
      .train({
        ...{ workers: options.workers, checkpointEvery: options.checkpointEvery },
        ...(signal === undefined ? {} : { signal }),
        onStep: (step) => progress.step(step),
        onEpoch: (record, _history, best) => {
          progress.clear();
          const text = options.json ? JSON.stringify(record) : epochText(record, setup.recipe, best === record);
          io.stdout.write(`${text}\n`);
          progress.endEpoch();
        },
      })
      .finally(() => progress.clear());
    sayEnd(result, options, io);
  } finally {
    await run.close();
  }
}

/** All that is to be known before training. @throws TenpenError for an option, a recipe or a file that breaks a rule. */
async function prepare(options: Options, command: Command, io: Io) {
  const open = await recipeOf(command);
  const said = (key: keyof Recipe) => (options.recipe === undefined ? flagOf(key) : `${options.recipe}: ${key}`);
  const spec = await readSpec(open.spec, said("spec"), open.ink && classesOfInk(open.ink));
  const data = await readData(open.data, said("data"));
  if (data.count < 2) throw fault("call", said("data"), "must have images to train on and to choose by", data.count);
  const recipe: Recipe = { ...open, validation: open.validation ?? usualValidation(data.count) };
  if (recipe.validation >= data.count) {
    const rule = `must leave some of the ${data.count} images for training`;
    throw fault("call", said("validation"), rule, recipe.validation);
  }
  if (options.out === "" || (existsSync(options.out) && !statSync(options.out).isDirectory())) {
    throw fault("call", "--out", "must be a folder", options.out);
  }
  const corpus = await inRecipe(options.recipe, async () => {
    const ink = await readInk(recipe, io);
    return buildCorpus(recipe, data, ink, mnistPreprocessingFor(spec.input), await readCrops(recipe, ink, options, io));
  });
  // What the model tells of its training has no folders: it is the same on every machine.
  const named = { ...recipe, data: basename(recipe.data), spec: basename(recipe.spec) };
  return { recipe: named, spec, data, corpus, backend: await createBackend() };
}

/** @throws TenpenError for a training that was interrupted. */
function sayEnd({ stopped, best }: TrainResult, { out, json }: Options, io: Io): void {
  if (best !== null) {
    const why = { epochs: "done", early: "stopped early", aborted: "stopped" }[stopped];
    const where = `it is in ${join(out, entries.model)} and .keras`;
    // With --json, stdout is for the epochs alone.
    const output = json ? io.stderr : io.stdout;
    output.write(`${why}: epoch ${best.epoch} is the best, with ${figures(best)}; ${where}\n`);
  }
  if (stopped !== "aborted") return;
  throw new TenpenError("unfinished", "training", "must come to its end", "a stop before; --resume goes on");
}

/** The drawings of a recipe, with the progress of what is fetched. */
async function readInk(recipe: Recipe, { stderr }: Io): Promise<InkSets> {
  let isShown = false;
  return loadInkSets(recipe, (set, received, total) => {
    if (!stderr.isTTY) return;
    stderr.redraw(`${set}: ${received}${total === null ? "" : ` of ${total}`} bytes`);
    isShown = true;
  }).finally(() => isShown && stderr.redraw(""));
}

/** The parts of pictures that a recipe with pictures is trained on, with the progress of their rendering. */
async function readCrops(recipe: Recipe, sets: InkSets, { workers }: Options, { stderr }: Io) {
  const { ink, pictures, seed } = recipe;
  if (!ink || !pictures) return undefined;
  const show = (share: number) => stderr.isTTY && stderr.redraw(`pictures: ${percent(share, 0)}`);
  return loadCrops({ ink, pictures, seed }, sets, { workers, onProgress: show }).finally(
    () => stderr.isTTY && stderr.redraw(""),
  );
}

function epochText(record: EpochRecord, { epochs }: Recipe, isBest: boolean): string {
  const epoch = String(record.epoch).padStart(String(epochs).length);
  const training = `loss ${record.loss.toFixed(4)}  accuracy ${percent(record.accuracy, 2)}`;
  const validation = `val_loss ${record.val_loss.toFixed(4)}  val_accuracy ${percent(record.val_accuracy, 2)}`;
  return `epoch ${epoch}/${epochs}  ${training}  ${validation}${isBest ? "  saved" : ""}`;
}

async function readData(name: string, what: string): Promise<Dataset> {
  if (name === "mnist") return loadMnist("train");
  const { head } = await readHead(name, headLength);
  if (!isIdx(head)) {
    const kind = fileKind(head);
    const got = kind === undefined ? shown(name) : `${shown(name)}, ${kind}`;
    throw new TenpenError("call", what, "must be mnist or a file of IDX images", got);
  }
  const data = await readIdxPair(name);
  checkImageSize(name, data, mnistPreprocessing.size);
  return data;
}

/** What was done before, for the times that are shown. */
function before(state: TrainState | null, { corpus, recipe }: { corpus: Corpus; recipe: Recipe }) {
  if (state === null) return { images: 0, done: 0 };
  const samples = corpus.train.reduce((sum, { count }) => sum + count, 0);
  const steps = Math.ceil(samples / recipe.batch);
  const done = (state.epoch - 1 + state.step / steps) / recipe.epochs;
  return { images: Math.min(state.step * recipe.batch, samples), done };
}

function figures({ val_loss, val_accuracy }: EpochRecord): string {
  return `val_loss ${val_loss.toFixed(4)} and val_accuracy ${percent(val_accuracy, 2)}`;
}
