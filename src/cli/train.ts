import { createHash } from "node:crypto";
import { basename, join } from "node:path";
import type { Command } from "commander";
import type { Dataset } from "../data/dataset.ts";
import { loadMnist } from "../data/mnist.ts";
import { writeSafetensors } from "../formats/safetensors.ts";
import { mnistPreprocessing } from "../ink/normalize.ts";
import type { Spec } from "../nn/spec.ts";
import { type EpochRecord, splitValidation, type TrainResult, train } from "../train/index.ts";
import { WorkError, wrongCall } from "./errors.ts";
import { writeOutput } from "./files.ts";
import { readImages } from "./images.ts";
import type { Io } from "./io.ts";
import { number, oneOf, wholeNumber } from "./numbers.ts";
import { ProgressLine } from "./progress.ts";
import { readSpec } from "./spec-file.ts";

interface Options {
  readonly data: string;
  readonly spec: string;
  readonly epochs: number;
  readonly batch: number;
  readonly learningRate: number;
  readonly validation: number;
  readonly patience: number;
  readonly minDelta: number;
  readonly monitor: "val_loss" | "val_accuracy";
  readonly seed: number;
  readonly out: string;
  readonly json?: boolean;
}

export function addTrain(program: Command, io: Io): void {
  program
    .command("train")
    .description("train a network; the best epoch so far is always in best_model.safetensors")
    .requiredOption("--data <set>", "mnist, or the images file of an IDX pair of training images")
    .requiredOption("--out <folder>", "where best_model.safetensors and history.json go")
    .option("--spec <name>", "classic, or a .json file with a spec", "classic")
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
    .option("--seed <n>", "same seed, same weights", wholeNumber("--seed", 0, 2 ** 32 - 1), 1)
    .option("--json", "print a JSON object an epoch")
    .action((options: Options) => runTraining(options, io));
}

async function runTraining(options: Options, io: Io): Promise<void> {
  const spec = await readSpec(options.spec, mnistPreprocessing);
  const data = await readData(options.data);
  if (options.validation >= data.count) {
    throw wrongCall("--validation", `must leave some of the ${data.count} images for training`, options.validation);
  }
  const run = new Run(options, spec, data, io);
  // Before an hour of work, not after it.
  await run.saveHistory(null);
  const { epochs, batch: batchSize, learningRate, seed, monitor, minDelta, patience } = options;
  const progress = new ProgressLine(io.stderr);
  const signal = io.interruptible?.();
  const result = await train({
    ...{ spec, ...splitValidation(data, options.validation, seed), epochs, batchSize, learningRate, seed },
    best: { monitor },
    earlyStopping: { monitor, minDelta, patience },
    ...(signal === undefined ? {} : { signal }),
    onStep: (step) => progress.step(step),
    onBest: (weights, record) => run.saveBest(weights, record),
    onEpoch: async (record) => {
      progress.clear();
      await run.endEpoch(record);
      progress.endEpoch();
    },
  }).finally(() => progress.clear());
  await run.saveHistory(result.stopped);
  run.tellEnd(result);
}

/** What one training leaves behind, in files and in words. */
class Run {
  readonly #options: Options;
  readonly #spec: Spec;
  readonly #io: Io;
  readonly #facts: Record<string, unknown>;
  readonly #history: EpochRecord[] = [];
  #best: EpochRecord | null = null;

  constructor(options: Options, spec: Spec, data: Dataset, io: Io) {
    this.#options = options;
    this.#spec = spec;
    this.#io = io;
    // No date and no full path: the same training gives the same file, on every machine.
    this.#facts = {
      data: basename(options.data),
      data_sha256: createHash("sha256").update(data.images).update(data.labels).digest("hex"),
      images: data.count - options.validation,
      validation: options.validation,
      spec: basename(options.spec),
      batch: options.batch,
      learning_rate: options.learningRate,
      seed: options.seed,
      monitor: options.monitor,
    };
  }

  get modelPath(): string {
    return join(this.#options.out, "best_model.safetensors");
  }

  async saveBest(weights: Record<string, Float32Array>, record: EpochRecord): Promise<void> {
    const training = { ...this.#facts, ...record };
    await writeOutput(this.modelPath, this.#modelFile(weights, training));
    this.#best = record;
  }

  #modelFile(weights: Record<string, Float32Array>, training: Record<string, unknown>): Uint8Array {
    try {
      return writeSafetensors({ spec: this.#spec, weights, preprocessing: mnistPreprocessing, training });
    } catch (error) {
      // Weights that are no numbers any more: nobody called us wrongly.
      throw new WorkError(`best model: ${(error as Error).message}`, { cause: error });
    }
  }

  async endEpoch(record: EpochRecord): Promise<void> {
    this.#history.push(record);
    await this.saveHistory(null);
    this.#io.stdout.write(`${this.#options.json ? JSON.stringify(record) : this.#epochText(record)}\n`);
  }

  /** @param stopped why training ended, null while it has not. */
  async saveHistory(stopped: TrainResult["stopped"] | null): Promise<void> {
    const { epochs, patience, minDelta } = this.#options;
    const settings = { ...this.#facts, epochs, patience, min_delta: minDelta };
    const history = { settings, epochs: this.#history, best_epoch: this.#best?.epoch ?? null, stopped };
    await writeOutput(join(this.#options.out, "history.json"), `${JSON.stringify(history, null, 2)}\n`);
  }

  tellEnd({ stopped, best }: TrainResult): void {
    if (best === null) throw new WorkError("training was stopped before its first epoch ended: nothing was saved");
    const why = { epochs: "done", early: "stopped early", aborted: "stopped" }[stopped];
    const text = `${why}: epoch ${best.epoch} is the best, with ${figures(best)}; it is in ${this.modelPath}\n`;
    // With --json, stdout is for the epochs alone.
    (this.#options.json ? this.#io.stderr : this.#io.stdout).write(text);
  }

  #epochText(record: EpochRecord): string {
    const { epochs } = this.#options;
    const epoch = String(record.epoch).padStart(String(epochs).length);
    const training = `loss ${record.loss.toFixed(4)}  accuracy ${percent(record.accuracy)}`;
    const validation = `val_loss ${record.val_loss.toFixed(4)}  val_accuracy ${percent(record.val_accuracy)}`;
    return `epoch ${epoch}/${epochs}  ${training}  ${validation}${this.#best === record ? "  saved" : ""}`;
  }
}

async function readData(name: string): Promise<Dataset> {
  const images = name === "mnist" ? await loadMnist("train") : await readImages(name);
  if (images === null) throw wrongCall("--data", "must be mnist or a file of IDX images", name);
  return images;
}

function figures({ val_loss, val_accuracy }: EpochRecord): string {
  return `val_loss ${val_loss.toFixed(4)} and val_accuracy ${percent(val_accuracy)}`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}
