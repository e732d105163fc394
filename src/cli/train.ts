import { createHash } from "node:crypto";
import { existsSync, statSync } from "node:fs";
import { rm } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { basename, join } from "node:path";
import type { Command } from "commander";
import { checkImageSize, type Dataset } from "../data/dataset.ts";
import { isIdx } from "../data/idx.ts";
import { readIdxPair } from "../data/node/idx-pair.ts";
import { loadMnist } from "../data/node/mnist.ts";
import { readBytes, readHead } from "../data/node/read-file.ts";
import { fault, isRecord, TenpenError } from "../errors.ts";
import { percent } from "../evaluation/percent.ts";
import { headLength } from "../file-kind.ts";
import { writeKeras } from "../formats/keras/write-keras.ts";
import { loadFflate, loadH5wasm } from "../formats/optional-packages.ts";
import { readSafetensors, writeSafetensors } from "../formats/safetensors.ts";
import { mnistPreprocessing } from "../ink/normalize.ts";
import { digits, hasRejectClass } from "../model/classes.ts";
import { classesOf, type Model } from "../model/model.ts";
import type { Backend } from "../nn/backend.ts";
import { createBackend } from "../nn/create-backend.ts";
import { namedWeights } from "../nn/network.ts";
import { checkSpec, type Spec } from "../nn/spec.ts";
import { bestModel, type EpochRecord, specs, type TrainResult, type TrainState, train } from "../train/index.ts";
import { calibrate } from "../training/calibrate.ts";
import { buildCorpus, type Corpus, type InkSets } from "../training/corpus.ts";
import { loadInkSets } from "../training/node/load-ink-sets.ts";
import { createOptimizer, type Recipe } from "../training/recipe.ts";
import { checkSameSettings, formatCheckpoint, parseCheckpoint, type Settings } from "./checkpoint-file.ts";
import { makeFolder, readModel, removeLeftovers, writeOutput } from "./files.ts";
import type { Io } from "./io.ts";
import { number, oneOf, wholeNumber } from "./numbers.ts";
import { ProgressLine } from "./progress.ts";
import { inRecipe, type RecipeOptions, recipeOf } from "./recipe-file.ts";
import { readSpec } from "./spec-file.ts";

interface Options extends RecipeOptions {
  readonly workers: number;
  readonly checkpointEvery: number;
  readonly resume?: boolean;
  readonly out: string;
  readonly json?: boolean;
}

export function addTrain(program: Command, io: Io): void {
  program
    .command("train")
    .description(
      "train a network; the best epoch so far is always in best_model.safetensors and, for Keras, best_model.keras",
    )
    .option("--data <set>", "mnist, or the images file of an IDX pair of training images")
    .option("--recipe <file>", "a .recipe.json, which says all that decides what comes out; --seed may differ")
    .requiredOption("--out <folder>", "where best_model.safetensors, best_model.keras and history.json go")
    .option("--spec <name>", `${Object.keys(specs).join(", ")}, or a .json file with a spec`, "classic")
    .option("--epochs <n>", "how often each image is seen", wholeNumber("--epochs", 1, 1000), 30)
    .option("--batch <n>", "images a step", wholeNumber("--batch", 1, 65536), 64)
    .option("--learning-rate <x>", "of Adam", number("--learning-rate", { above: 0, most: 1 }), 0.001)
    .option("--validation <n>", "images set aside to choose by", wholeNumber("--validation", 1, 1e9), 5000)
    .option(
      "--monitor <figure>",
      "val_loss or val_accuracy",
      oneOf("--monitor", ["val_loss", "val_accuracy"]),
      "val_loss",
    )
    .option("--patience <n>", "stop after so many epochs that are no better", wholeNumber("--patience", 0, 1000), 5)
    .option(
      "--min-delta <x>",
      "what counts as better, for --patience",
      number("--min-delta", { least: 0, most: 1e6 }),
      0,
    )
    .option(
      "--seed <n>",
      "same seed, same weights (default: 1, or the recipe's)",
      wholeNumber("--seed", 0, 2 ** 32 - 1),
    )
    .option(
      "--workers <n>",
      "threads that share the work; the model does not depend on it",
      wholeNumber("--workers", 1, 256),
      Math.min(16, availableParallelism()),
    )
    .option(
      "--checkpoint-every <n>",
      "steps after which the state is saved, besides each epoch's end",
      wholeNumber("--checkpoint-every", 1, 1e9),
      200,
    )
    .option("--resume", "go on with the training in the folder, to the same end as if it had never stopped")
    .option("--json", "print a JSON object an epoch")
    .action((options: Options, command: Command) => runTraining(options, command, io));
}

async function runTraining(options: Options, command: Command, io: Io): Promise<void> {
  const recipe = await recipeOf(options, command);
  const said = (key: string) => (options.recipe === undefined ? `--${key}` : `${options.recipe}: ${key}`);
  const spec = await readSpec(recipe.spec, mnistPreprocessing, said("spec"));
  const data = await readData(recipe.data, said("data"));
  if (recipe.validation >= data.count) {
    throw fault(
      "call",
      said("validation"),
      `must leave some of the ${data.count} images for training`,
      recipe.validation,
    );
  }
  if (options.out === "" || (existsSync(options.out) && !statSync(options.out).isDirectory())) {
    throw fault("call", "--out", "must be a folder", options.out);
  }
  const corpus = await inRecipe(options.recipe, async () => {
    checkOutputs(recipe, spec);
    return buildCorpus(recipe, data, await readInk(recipe, io));
  });
  const backend = await createBackend();
  const run = new Run({ options, recipe, spec, data, corpus, backend, io });
  const resume = await run.findCheckpoint();
  if (resume === "finished") return;
  // Before an hour of work, not after it.
  await Promise.all([loadFflate(), loadH5wasm()]);
  await makeFolder(options.out);
  await removeLeftovers(options.out, Object.values(outputs));
  const { epochs, batch: batchSize, learningRate, seed, monitor, minDelta, patience } = recipe;
  const { schedule, labelSmoothing, averageDecay } = recipe;
  const { train: sources, validation } = corpus;
  const samples = sources.reduce((sum, { count }) => sum + count, 0);
  const progress = new ProgressLine(io.stderr, undefined, before(resume, samples, recipe));
  const signal = io.interruptible?.();
  if (resume) await run.restore(resume);
  const result = await train({
    ...{ spec, train: sources, validation, epochs, batchSize, learningRate, seed },
    ...{ backend, workers: options.workers, optimizer: createOptimizer(recipe.optimizer) },
    ...(schedule === undefined ? {} : { schedule }),
    ...(labelSmoothing === undefined ? {} : { labelSmoothing }),
    ...(averageDecay === undefined ? {} : { averageDecay }),
    best: { monitor },
    ...(patience === undefined ? {} : { earlyStopping: { monitor, minDelta: minDelta ?? 0, patience } }),
    ...(signal === undefined ? {} : { signal }),
    ...(resume === null ? {} : { resume }),
    onStep: (step) => progress.step(step),
    onBest: (weights, record) => run.saveBest(weights, record),
    onEpoch: async (record) => {
      progress.clear();
      await run.endEpoch(record);
      progress.endEpoch();
    },
    checkpointEvery: options.checkpointEvery,
    onCheckpoint: (state) => run.saveCheckpoint(state),
  }).finally(() => progress.clear());
  await run.end(result);
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

/** @throws TenpenError when there is ink to train on, some of which is no digit, and no output for that. */
function checkOutputs({ ink }: Recipe, spec: Spec): void {
  if (!ink || hasRejectClass(classesOf({ spec }))) return;
  throw fault("recipe", "spec", `must have ${digits + 1} outputs with ink`, digits);
}

/** What a training leaves in its folder. */
const outputs = {
  ...{ model: "best_model.safetensors", keras: "best_model.keras" },
  ...{ history: "history.json", checkpoint: "checkpoint.json" },
};

interface RunParts {
  readonly options: Options;
  readonly recipe: Recipe;
  readonly spec: Spec;
  readonly data: Dataset;
  readonly corpus: Corpus;
  readonly backend: Backend;
  readonly io: Io;
}

/** Tells of a training, in files and in words. */
class Run {
  readonly #options: Options;
  readonly #recipe: Recipe;
  readonly #spec: Spec;
  readonly #corpus: Corpus;
  readonly #backend: Backend;
  readonly #io: Io;
  readonly #facts: Record<string, unknown>;
  /** What a checkpoint must agree in: the facts, and the spec itself, whose name is the facts'. */
  readonly #settings: Settings;
  readonly #history: EpochRecord[] = [];
  #best: EpochRecord | null = null;

  constructor({ options, recipe, spec, data, corpus, backend, io }: RunParts) {
    this.#options = options;
    this.#recipe = recipe;
    this.#spec = spec;
    this.#corpus = corpus;
    this.#backend = backend;
    this.#io = io;
    this.#facts = factsOf(recipe, data, backend);
    this.#settings = {
      validation: recipe.validation, // before the number of images, which follows from it: the first that differs is named
      ...this.#facts,
      spec_sha256: createHash("sha256").update(JSON.stringify(spec)).digest("hex"),
    };
  }

  #path(output: keyof typeof outputs): string {
    return join(this.#options.out, outputs[output]);
  }

  /**
   * What `--resume` goes on from, null for a new start. Without it a folder must be free of an earlier training.
   *
   * @throws TenpenError for a folder that is not, for files of an earlier training that are damaged or of other settings.
   */
  async findCheckpoint(): Promise<TrainState | null | "finished"> {
    const { out, resume } = this.#options;
    const found = Object.values(outputs).find((name) => existsSync(join(out, name)));
    if (!resume) {
      if (found === undefined) return null;
      throw new TenpenError("call", out, "must hold no earlier training", `${found}; --resume goes on with one`);
    }
    if (!existsSync(this.#path("checkpoint"))) {
      // Its results without a checkpoint: it has finished, or was killed before the first one.
      const end = found === undefined ? null : await this.#checkResults();
      const isHalf = existsSync(this.#path("model")) && !existsSync(this.#path("keras"));
      if (end && isHalf) await this.#saveKeras(await readBytes(this.#path("model")));
      const text = end ? `finished already (${end})` : "nothing to resume, starting from the beginning";
      this.#io.stderr.write(`${out}: ${text}\n`);
      return end ? "finished" : null;
    }
    const text = new TextDecoder().decode(await readBytes(this.#path("checkpoint")));
    const { settings, state } = parseCheckpoint(text, this.#path("checkpoint"));
    checkSameSettings(settings, this.#settings);
    const isBest = bestModel({ monitor: this.#recipe.monitor });
    for (const record of state.history) {
      this.#history.push(record);
      if (isBest(record)) this.#best = record;
    }
    return state;
  }

  /**
   * Checks that model and history, as far as they are there, are of this very training, which may write them again, and of no
   * other. Says why it came to its end, or null when it did not.
   */
  async #checkResults(): Promise<"epochs" | "early" | null> {
    if (existsSync(this.#path("model"))) {
      const { training = {} } = (await readModel(this.#io, this.#path("model"))).model;
      const settings = Object.keys(this.#facts).map((key) => [key, training[key]]);
      checkSameSettings(Object.fromEntries(settings), this.#facts);
    } else if (existsSync(this.#path("keras"))) {
      // Ours is written after the model: this one is of another program.
      throw new TenpenError(
        "call",
        `${this.#path("keras")}`,
        "must be of the training to resume",
        `it without ${outputs.model}`,
      );
    }
    const path = this.#path("history");
    if (!existsSync(path)) return null;
    const { settings, stopped } = parseHistory(new TextDecoder().decode(await readBytes(path)), path);
    checkSameSettings(settings, this.#facts);
    return stopped === "epochs" || stopped === "early" ? stopped : null;
  }

  /** Writes the files of the best model of a checkpoint where somebody took one away. */
  async restore({ bestWeights }: TrainState): Promise<void> {
    const isWhole = existsSync(this.#path("model")) && existsSync(this.#path("keras"));
    if (this.#best === null || bestWeights === null || isWhole) return;
    const parameters = checkSpec(this.#spec).flatMap((check) => check.parameters);
    await this.saveBest(namedWeights(parameters, bestWeights), this.#best);
  }

  async saveCheckpoint(state: TrainState): Promise<void> {
    if (state.epoch === 1 && state.step === 0) return; // nothing is done yet
    await writeOutput(this.#path("checkpoint"), formatCheckpoint({ settings: this.#settings, state }));
  }

  async saveBest(weights: Record<string, Float32Array>, record: EpochRecord): Promise<void> {
    const training = { ...this.#facts, ...record };
    const bytes = this.#modelFile(weights, training);
    await writeOutput(this.#path("model"), bytes);
    await this.#saveKeras(bytes);
    this.#best = record;
  }

  /** @param bytes the model's file: of the weights as they are stored, so that both give the same answers. */
  async #saveKeras(bytes: Uint8Array): Promise<void> {
    await writeOutput(this.#path("keras"), await writeKeras(readSafetensors(bytes)));
  }

  #modelFile(weights: Record<string, Float32Array>, training: Record<string, unknown>): Uint8Array {
    const { precision, labelSmoothing } = this.#recipe;
    const model: Model = { spec: this.#spec, weights, preprocessing: mnistPreprocessing, training };
    try {
      const bytes = writeSafetensors(model, { precision });
      const { validationInk, validationImages } = this.#corpus;
      // Smoothed labels teach to be unsure, and drawings are not the images that most of the training was on.
      if (!labelSmoothing && validationInk.length === 0) return bytes;
      // Of the weights as they are stored: they are what will be read with.
      const calibration = calibrate(readSafetensors(bytes), this.#backend, validationInk, validationImages);
      return writeSafetensors({ ...model, calibration }, { precision });
    } catch (error) {
      // Weights that are no numbers any more: nobody called us wrongly.
      throw new TenpenError("training", "best model", "must be a model of finite weights", (error as Error).message, {
        cause: error,
      });
    }
  }

  async endEpoch(record: EpochRecord): Promise<void> {
    this.#history.push(record);
    await this.#saveHistory(null);
    this.#io.stdout.write(`${this.#options.json ? JSON.stringify(record) : this.#epochText(record)}\n`);
  }

  /** @param stopped why training ended, null while it has not. */
  async #saveHistory(stopped: TrainResult["stopped"] | null): Promise<void> {
    const history = { settings: this.#facts, epochs: this.#history, best_epoch: this.#best?.epoch ?? null, stopped };
    await writeOutput(this.#path("history"), `${JSON.stringify(history, null, 2)}\n`);
  }

  async end({ stopped, best }: TrainResult): Promise<void> {
    const goOn = existsSync(this.#path("checkpoint")) ? "; --resume goes on" : "";
    if (best === null) {
      throw new TenpenError("work", "training", "must end an epoch to save a model", `a stop before the first${goOn}`);
    }
    await this.#saveHistory(stopped);
    if (stopped !== "aborted") await rm(this.#path("checkpoint"), { force: true });
    const why = { epochs: "done", early: "stopped early", aborted: "stopped" }[stopped];
    const where = `it is in ${this.#path("model")} and .keras${stopped === "aborted" ? goOn : ""}`;
    const text = `${why}: epoch ${best.epoch} is the best, with ${figures(best)}; ${where}\n`;
    // With --json, stdout is for the epochs alone.
    (this.#options.json ? this.#io.stderr : this.#io.stdout).write(text);
  }

  #epochText(record: EpochRecord): string {
    const { epochs } = this.#recipe;
    const epoch = String(record.epoch).padStart(String(epochs).length);
    const training = `loss ${record.loss.toFixed(4)}  accuracy ${percent(record.accuracy, 2)}`;
    const validation = `val_loss ${record.val_loss.toFixed(4)}  val_accuracy ${percent(record.val_accuracy, 2)}`;
    return `epoch ${epoch}/${epochs}  ${training}  ${validation}${this.#best === record ? "  saved" : ""}`;
  }
}

/** What the model tells of its training. No date and no full path: the same training gives the same file, on every machine. */
function factsOf(recipe: Recipe, data: Dataset, backend: Backend): Record<string, unknown> {
  const { type, ...options } = recipe.optimizer;
  const { ink, schedule, augmentation, precision } = recipe;
  const facts = {
    data: basename(recipe.data),
    data_sha256: createHash("sha256").update(data.images).update(data.labels).digest("hex"),
    images: data.count - recipe.validation,
    validation: recipe.validation,
    ink,
    spec: basename(recipe.spec),
    batch: recipe.batch,
    optimizer: Object.keys(options).length === 0 ? type : recipe.optimizer,
    learning_rate: recipe.learningRate,
    schedule,
    label_smoothing: recipe.labelSmoothing,
    average_decay: recipe.averageDecay,
    augmentation,
    epochs: recipe.epochs,
    seed: recipe.seed,
    kernels: backend.name,
    monitor: recipe.monitor,
    patience: recipe.patience,
    min_delta: recipe.minDelta,
    precision: precision === "float32" ? undefined : precision,
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}

async function readData(name: string, what: string): Promise<Dataset> {
  if (name === "mnist") return loadMnist("train");
  const { head } = await readHead(name, headLength);
  if (!isIdx(head)) throw fault("call", what, "must be mnist or a file of IDX images", name);
  const data = await readIdxPair(name);
  checkImageSize(name, data, mnistPreprocessing.size);
  return data;
}

/** @throws TenpenError unless it is a history with settings. */
function parseHistory(text: string, path: string): { settings: Settings; stopped: unknown } {
  try {
    const { settings, stopped } = JSON.parse(text);
    if (isRecord(settings)) return { settings, stopped };
  } catch {}
  throw new TenpenError("call", path, "must be the history of the training to resume", "something else");
}

/** What was done before, for the times that are shown. */
function before(state: TrainState | null, images: number, { epochs, batch }: Recipe) {
  if (state === null) return { images: 0, done: 0 };
  const steps = Math.ceil(images / batch);
  return { images: Math.min(state.step * batch, images), done: (state.epoch - 1 + state.step / steps) / epochs };
}

function figures({ val_loss, val_accuracy }: EpochRecord): string {
  return `val_loss ${val_loss.toFixed(4)} and val_accuracy ${percent(val_accuracy, 2)}`;
}
