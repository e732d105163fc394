import type { Dataset } from "../data/dataset.ts";
import { isRecord, TenpenError, within } from "../errors.ts";
import { writeKeras } from "../formats/keras/write-keras.ts";
import { loadFflate, loadH5wasm } from "../formats/optional-packages.ts";
import { readSafetensors, storedWeights, writeSafetensors } from "../formats/safetensors.ts";
import { checkModel, type Model } from "../model/model.ts";
import type { Backend } from "../nn/backend.ts";
import { namedWeights } from "../nn/network.ts";
import { checkSpec, type Parameter, type Spec } from "../nn/spec.ts";
import { checkState } from "../train/check-state.ts";
import {
  bestEpoch,
  type EpochRecord,
  type TrainOptions,
  type TrainResult,
  type TrainState,
  train,
} from "../train/index.ts";
import { calibrate } from "./calibrate.ts";
import { checkSameSettings, formatCheckpoint, parseCheckpoint, type Settings } from "./checkpoint.ts";
import type { Corpus } from "./corpus.ts";
import { factsOf, hexDigest } from "./facts.ts";
import { howTrained, type Recipe, trainOptionsOf } from "./hyperparameters.ts";
import { createOptimizer } from "./recipe-parts.ts";
import { entries, type RunStore } from "./run-store.ts";

/** What is trained, and where to. */
export interface RunSetup {
  /** It names data and spec without folders. */
  readonly recipe: Recipe;
  readonly spec: Spec;
  /** The images before they were split. */
  readonly data: Dataset;
  readonly corpus: Corpus;
  readonly backend: Backend;
  readonly store: RunStore;
  /** Goes on with what the store holds of this training; otherwise it must hold none. */
  readonly resume: boolean;
}

/** How it is trained, which changes nothing of what comes out, and who hears of it. */
export type RunOptions = Pick<
  TrainOptions,
  "workers" | "startWorker" | "signal" | "checkpointEvery" | "onStep" | "onEpoch"
>;

/**
 * A training by a recipe that keeps in a store whatever it comes to: the best model so far, the history, and a checkpoint, from
 * which it can go on after any end, and be given more epochs. While it is open, no other can write there.
 */
export class TrainingRun {
  readonly #setup: RunSetup;
  readonly #facts: Settings;
  /** What a checkpoint must agree in: the facts, and the spec itself, whose name is the facts'. */
  readonly #settings: Settings;
  readonly #parameters: readonly Parameter[];
  readonly #release: () => Promise<void>;
  #start: TrainState | null = null;
  #finished: "epochs" | "early" | null = null;

  private constructor(setup: RunSetup, facts: Settings, specHash: string, release: () => Promise<void>) {
    this.#setup = setup;
    this.#facts = facts;
    const { validation } = setup.recipe;
    // Before the number of images, which follows from it: the first that differs is named.
    this.#settings = { validation, ...facts, spec_sha256: specHash };
    this.#parameters = checkSpec(setup.spec).flatMap((check) => check.parameters);
    this.#release = release;
  }

  /**
   * Locks the store and looks for what there is to go on from.
   *
   * @throws TenpenError for a store that another training writes into, or that holds one where none is to be gone on with; for
   * what is there when it is damaged or of other settings.
   */
  static async open(setup: RunSetup): Promise<TrainingRun> {
    const { store, recipe, data, backend, spec, resume } = setup;
    if (!resume) await checkFree(store);
    // What writes models for Keras: before an hour of work, not after it.
    await Promise.all([loadFflate(), loadH5wasm()]);
    const facts = await factsOf(recipe, data, backend.name);
    const specHash = await hexDigest(new TextEncoder().encode(JSON.stringify(spec)));
    const run = new TrainingRun(setup, facts, specHash, await store.lock());
    try {
      // Another may have begun and ended since it was looked at.
      if (resume) await run.#find();
      else await checkFree(store);
      return run;
    } catch (error) {
      await run.close();
      throw error;
    }
  }

  /** Where it goes on; null at the beginning. */
  get start(): TrainState | null {
    return this.#start;
  }

  /** How it came to its end, where it was there before it was opened: there is nothing to train. */
  get finished(): "epochs" | "early" | null {
    return this.#finished;
  }

  async train({ onEpoch, ...options }: RunOptions): Promise<TrainResult> {
    const { recipe, spec, corpus, backend } = this.#setup;
    const { monitor, minDelta = 0, patience } = recipe;
    const result = await train({
      ...{ spec, train: corpus.train, validation: corpus.validation, backend },
      ...trainOptionsOf(recipe),
      ...{ optimizer: createOptimizer(recipe.optimizer), best: { monitor } },
      ...(patience === undefined ? {} : { earlyStopping: { monitor, minDelta, patience } }),
      ...(this.#start === null ? {} : { resume: this.#start }),
      ...options,
      onBest: (weights, record) => this.#saveBest(weights, record),
      onEpoch: async (record, history, best) => {
        await this.#saveHistory({ history, best, stopped: null });
        await onEpoch?.(record, history, best);
      },
      onCheckpoint: (state) => this.#saveCheckpoint(state),
    });
    const { best, weights } = result;
    if (best === null || weights === null) return result;
    // Somebody may have taken it away, and it is about to be said that it is there.
    await this.#restoreBest(weights, best);
    await this.#saveHistory(result);
    return result;
  }

  /** Lets go of the store. */
  async close(): Promise<void> {
    await this.#release();
  }

  async #find(): Promise<void> {
    const { store } = this.#setup;
    const bytes = await store.read(entries.checkpoint);
    if (bytes === null) {
      // Its results without a checkpoint: an older Tenpen took it away in the end, or this one was killed before the first.
      this.#finished = await this.#checkResults();
      return;
    }
    const place = store.placeOf(entries.checkpoint);
    const { settings, state } = parseCheckpoint(new TextDecoder().decode(bytes), place);
    const hasMoreEpochs = this.#checkSettings(settings, state, place);
    const start = this.#checkState(state, place);
    this.#start = start;
    const best = bestEpoch(start.history, { monitor: this.#setup.recipe.monitor });
    if (best !== null && start.bestWeights !== null) {
      const weights = namedWeights(this.#parameters, start.bestWeights);
      // The model tells how many epochs there were to be.
      if (hasMoreEpochs) await this.#saveBest(weights, best);
      else await this.#restoreBest(weights, best);
    }
    // A history that is damaged or of fewer epochs is written anew from the checkpoint.
    this.#finished = await this.#endOf().catch(() => null);
  }

  /**
   * Whether there are to be other epochs than there were.
   *
   * @throws TenpenError for other settings, and for a number of epochs that the epochs before hang on.
   */
  #checkSettings({ epochs: then, ...settings }: Settings, state: unknown, place: string): boolean {
    const { epochs: now, ...own } = this.#settings;
    checkSameSettings(settings, own);
    howTrained.epochs.type.check("call", `${place}: settings.epochs`, then);
    if (then === now) return false;
    const { schedule = { type: "constant" }, augmentation } = this.#setup.recipe;
    const dependent = schedule.type !== "constant" ? "schedule" : augmentation?.cooldownEpochs ? "augmentation" : null;
    if (dependent !== null) {
      throw new TenpenError(
        "call",
        "--resume",
        `epochs must be ${then}, as it was: the ${dependent} depends on it`,
        `${now}`,
      );
    }
    const begun = isRecord(state) ? Number(state.epoch) - (state.step === 0 ? 1 : 0) : 0;
    if ((now as number) < begun) {
      throw new TenpenError("call", "--resume", `epochs must be at least ${begun}, which were begun`, `${now}`);
    }
    return true;
  }

  #checkState(state: unknown, place: string): TrainState {
    const { recipe, corpus } = this.#setup;
    try {
      return checkState(state, {
        ...trainOptionsOf(recipe),
        samples: corpus.train.reduce((sum, { count }) => sum + count, 0),
        parameters: this.#parameters,
        optimizer: createOptimizer(recipe.optimizer),
      });
    } catch (error) {
      throw within(place, error);
    }
  }

  /**
   * How the history says that this training ended, if it did.
   *
   * @throws TenpenError for one of another training.
   */
  async #endOf(): Promise<"epochs" | "early" | null> {
    const history = await this.#readHistory();
    if (history === null) return null;
    const { settings, stopped } = history;
    checkSameSettings(settings, this.#facts);
    return stopped === "epochs" || stopped === "early" ? stopped : null;
  }

  /**
   * Checks that model and history, as far as they are there, are of this very training, which may write them again, and of no
   * other. Says why it came to its end, or null when it did not.
   */
  async #checkResults(): Promise<"epochs" | "early" | null> {
    const { store } = this.#setup;
    const [model, keras] = [await store.read(entries.model), await store.read(entries.keras)];
    const place = store.placeOf(entries.model);
    if (model !== null) {
      const { training = {} } = readSafetensors(model, place);
      checkSameSettings(Object.fromEntries(Object.keys(this.#facts).map((key) => [key, training[key]])), this.#facts);
    } else if (keras !== null) {
      // Ours is written after the model: this one is of another program.
      const rule = "must be of the training to resume";
      throw new TenpenError("call", store.placeOf(entries.keras), rule, `it without ${entries.model}`);
    }
    const end = await this.#endOf();
    if (end !== null && model !== null && keras === null) {
      await store.write(entries.keras, await writeKeras(readSafetensors(model, place)));
    }
    return end;
  }

  /** @throws TenpenError unless it is a history with settings. */
  async #readHistory(): Promise<{ settings: Settings; stopped: unknown } | null> {
    const { store } = this.#setup;
    const bytes = await store.read(entries.history);
    if (bytes === null) return null;
    try {
      const { settings, stopped } = JSON.parse(new TextDecoder().decode(bytes));
      if (isRecord(settings)) return { settings, stopped };
    } catch {}
    const place = store.placeOf(entries.history);
    throw new TenpenError("call", place, "must be the history of the training to resume", "something else");
  }

  async #saveCheckpoint(state: TrainState): Promise<void> {
    if (state.epoch === 1 && state.step === 0) return; // nothing is done yet
    await this.#setup.store.write(entries.checkpoint, formatCheckpoint({ settings: this.#settings, state }));
  }

  /** @param stopped why training ended, null while it has not. */
  async #saveHistory({
    history,
    best,
    stopped,
  }: Pick<TrainResult, "history" | "best"> & { stopped: TrainResult["stopped"] | null }): Promise<void> {
    const content = { settings: this.#facts, epochs: history, best_epoch: best?.epoch ?? null, stopped };
    await this.#setup.store.write(entries.history, `${JSON.stringify(content, null, 2)}\n`);
  }

  /** Writes the files of the best model where somebody took one away. */
  async #restoreBest(weights: Model["weights"], record: EpochRecord): Promise<void> {
    const names = await this.#setup.store.list();
    if (names.includes(entries.model) && names.includes(entries.keras)) return;
    await this.#saveBest(weights, record);
  }

  async #saveBest(weights: Model["weights"], record: EpochRecord): Promise<void> {
    const { recipe, spec, corpus, store } = this.#setup;
    const { precision } = recipe;
    const { preprocessing, classes } = corpus;
    const training = { ...this.#facts, ...record };
    const model: Model = { spec, weights, ...(classes && { classes }), preprocessing, training };
    const { bytes, stored } = this.#encode(model, precision);
    await store.write(entries.model, bytes);
    // Of the weights as they are stored, so that both give the same answers.
    await store.write(entries.keras, await writeKeras(stored));
  }

  #encode(model: Model, precision: Recipe["precision"]): { bytes: Uint8Array; stored: Model } {
    const { corpus, recipe, backend } = this.#setup;
    const { calibrationInk, validationImages } = corpus;
    try {
      checkModel(model);
      const stored = { ...model, weights: storedWeights(model, { precision }) };
      // Smoothed labels teach to be unsure, and drawings are not the images that most of the training was on.
      if (!recipe.labelSmoothing && calibrationInk.length === 0) {
        return { bytes: writeSafetensors(model, { precision }), stored };
      }
      // Of the weights as they are stored: they are what will be read with.
      const calibration = calibrate(stored, backend, calibrationInk, validationImages);
      return { bytes: writeSafetensors({ ...model, calibration }, { precision }), stored: { ...stored, calibration } };
    } catch (error) {
      // Weights that are no numbers any more: nobody called us wrongly.
      const { message } = error as Error;
      throw new TenpenError("training", "best model", "must be a model of finite weights", message, { cause: error });
    }
  }
}

/** @throws TenpenError for a store that holds a training. */
async function checkFree(store: RunStore): Promise<void> {
  const names = await store.list();
  const found = Object.values(entries).find((name) => names.includes(name));
  if (found === undefined) return;
  const got = `${found}; --resume goes on with one`;
  throw new TenpenError("call", store.placeOf(), "must hold no earlier training", got);
}
