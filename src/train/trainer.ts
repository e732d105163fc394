import { type Dataset, withChannels } from "../data/dataset.ts";
import { fault, isRecord, TenpenError } from "../errors.ts";
import type { Backend, Workspace } from "../nn/backend.ts";
import { createBackend } from "../nn/create-backend.ts";
import { flatWeights, initialWeights, namedWeights } from "../nn/network.ts";
import { Random } from "../nn/random.ts";
import { sizeOf } from "../nn/shape.ts";
import { checkSpec, type Parameter, type Spec } from "../nn/spec.ts";
import { threadTransport } from "../worker/transport.ts";
import { checkData, checkOptions, checkTransport } from "./check.ts";
import { checkState } from "./check-state.ts";
import { updateEma } from "./ema.ts";
import { bestModel, type EpochRecord, earlyStopping } from "./monitor.ts";
import { adam, type Optimizer, type OptimizerState } from "./optimizers/index.ts";
import type { TrainOptions, TrainResult } from "./options.ts";
import { openPool, type Pool } from "./pool.ts";
import { SampleSet } from "./samples/sample-set.ts";
import type { SampleSource } from "./samples/sample-source.ts";
import { learningRateAt } from "./schedule.ts";
import { measureSize, shardSize, type Task } from "./task.ts";

/**
 * Trains a network from its seed. The same options give the same weights, bit for bit, whatever the number of workers and
 * wherever the kernels are the same (`Backend.name`).
 *
 * @throws TenpenError for a spec or an option that breaks a rule, for data that do not fit, and when the loss is no number any more
 * or a worker fails.
 */
export async function train(options: TrainOptions): Promise<TrainResult> {
  checkOptions(options);
  const { spec, workers = 1, signal } = options;
  const checks = checkSpec(spec);
  const sources = sourcesOf(options);
  for (const source of sources) checkData("train", source, spec, checks);
  const samples = new SampleSet(sources, channelsOf(spec, sources[0]!));
  checkData("validation", options.validation, spec, checks);
  if (options.validation.images === undefined) throw fault("option", "validation", "must have images", undefined);
  const parameters = checks.flatMap((check) => check.parameters);
  if (options.resume !== undefined) checkState(options.resume, { ...options, samples: samples.count, parameters });
  const backend = options.backend ?? (await createBackend());
  const { startWorker = startThread } = options;
  const start = () => checkTransport(startWorker());
  const opening = openPool(spec, { workers, start, backend, sources: samples.parts, signal });
  const pool = await opening.catch((error) => {
    if (signal?.aborted && error === signal.reason) return noPool;
    throw error;
  });
  try {
    return await new Trainer(options, { samples, pool, backend, parameters }).run();
  } finally {
    await pool.close();
  }
}

/** Of a training that was aborted before it had one: it asks for no work, and ends as any that is aborted. */
const noPool: Pool = { async run() {}, async close() {} };

// The built file: Node 20 does not run TypeScript.
const startThread = () => threadTransport(new URL("./worker.js", import.meta.url));

/** @throws TenpenError when there is none. */
function sourcesOf({ train, augmentation }: TrainOptions): SampleSource[] {
  const sources = Array.isArray(train) ? (train as readonly SampleSource[]) : [train as SampleSource];
  if (sources.length === 0) throw new TenpenError("option", "train", "must have at least one source", "none");
  if (augmentation === undefined) return [...sources];
  return sources.map((source) => (isRecord(source) ? { rendering: augmentation, ...source } : source));
}

/** Where it is made and worked out. */
interface Means {
  readonly samples: SampleSet;
  readonly pool: Pool;
  readonly backend: Backend;
  readonly parameters: readonly Parameter[];
}

/** A training in work: its state, and what moves it on. */
class Trainer {
  readonly #options: TrainOptions;
  readonly #samples: SampleSet;
  readonly #pool: Pool;
  readonly #parameters: readonly Parameter[];
  /** Of an epoch. */
  readonly #steps: number;
  readonly #optimizer: Optimizer;
  readonly #workspace: Workspace;
  /** In the workspace, as are the next three and the optimizer's slots: all parameters, one after the other. */
  readonly #weights: Float32Array;
  readonly #decays: Float32Array;
  readonly #gradient: Float32Array;
  readonly #shard: Float32Array;
  readonly #optimizerState: OptimizerState;
  readonly #average: Float32Array | null;
  readonly #isBest: (record: EpochRecord) => boolean;
  readonly #shouldStop: (record: EpochRecord) => boolean;
  readonly #history: EpochRecord[] = [];
  #best: EpochRecord | null = null;
  #bestWeights: Float32Array | null;
  #stops = false;
  /** The epoch in work, counted from 1, and its steps that are done. */
  #epoch: number;
  #step: number;
  /** Sums over the epoch's images so far. */
  #loss: number;
  #right: number;

  constructor(options: TrainOptions, { samples, pool, backend, parameters }: Means) {
    const { spec, batchSize, seed, optimizer = adam(), averageDecay, resume } = options;
    this.#options = options;
    this.#samples = samples;
    this.#pool = pool;
    this.#parameters = parameters;
    this.#steps = Math.ceil(samples.count / batchSize);
    this.#optimizer = optimizer;
    const initial = resume?.weights ?? flatWeights(parameters, initialWeights(spec, seed));
    const begun = resume?.optimizer ?? optimizer.init(initial.length);
    const zeros = new Float32Array(initial.length);
    this.#workspace = openWith(backend, [initial, decayMask(parameters), zeros, zeros, ...Object.values(begun.slots)]);
    const [weights, decays, gradient, shard, ...slots] = this.#workspace.buffers;
    this.#weights = weights!;
    this.#decays = decays!;
    this.#gradient = gradient!;
    this.#shard = shard!;
    const names = Object.keys(begun.slots);
    this.#optimizerState = {
      step: begun.step,
      slots: Object.fromEntries(names.map((name, i) => [name, slots[i]!])),
    };
    this.#average = averageDecay === undefined ? null : (resume?.average ?? this.#weights).slice();
    this.#isBest = bestModel(options.best ?? { monitor: "val_loss" });
    this.#shouldStop = options.earlyStopping ? earlyStopping(options.earlyStopping) : () => false;
    this.#bestWeights = resume?.bestWeights?.slice() ?? null;
    for (const record of resume?.history ?? []) this.#note(record);
    const { epoch, step, loss, right } = resume ?? { epoch: 1, step: 0, loss: 0, right: 0 };
    [this.#epoch, this.#step, this.#loss, this.#right] = [epoch, step, loss, right];
  }

  async run(): Promise<TrainResult> {
    while (this.#epoch <= this.#options.epochs) {
      if (this.#stops) return this.#result("early");
      const isWhole = await this.#runEpoch();
      if (!isWhole) {
        await this.#checkpoint();
        return this.#result("aborted");
      }
    }
    return this.#result("epochs");
  }

  /** False when it was aborted. */
  async #runEpoch(): Promise<boolean> {
    const { seed, signal, checkpointEvery } = this.#options;
    const numbers = Uint32Array.from({ length: this.#samples.count }, (_, i) => i);
    const order = new Random(seed, "shuffle", this.#epoch).shuffle(numbers);
    while (this.#step < this.#steps) {
      if (signal?.aborted) return false;
      await this.#runStep(order);
      const isDue = checkpointEvery !== undefined && this.#stepsDone % checkpointEvery === 0;
      if (isDue && this.#step < this.#steps) await this.#checkpoint();
    }
    const validated = await this.#validate();
    if (validated === null) return false;
    await this.#endEpoch(validated);
    return true;
  }

  /** One batch of an epoch, whose samples are in this order. */
  async #runStep(order: Uint32Array): Promise<void> {
    const { batchSize, seed, labelSmoothing: smoothing = 0 } = this.#options;
    const epoch = this.#epoch;
    const start = this.#step * batchSize;
    const end = Math.min(start + batchSize, this.#samples.count);
    const scale = 1 / (end - start);
    const tasks = starts(start, end, shardSize).map((position) => (): Task => {
      const indices = order.slice(position, Math.min(position + shardSize, end));
      const { images, labels } = this.#samples.take(indices);
      return { type: "train", images, labels, indices, position, epoch, seed, scale, smoothing };
    });
    this.#gradient.fill(0);
    await this.#pool.run(this.#weights, tasks, (result) => {
      this.#shard.set(result.gradient!);
      this.#workspace.add(this.#gradient, this.#shard);
      this.#loss += result.loss;
      this.#right += result.right;
    });
    this.#update(end - start);
    if (!Number.isFinite(this.#loss))
      throw new TenpenError("training", "loss", "must be a number", `${this.#loss} in epoch ${epoch}`);
    this.#step += 1;
    this.#options.onStep?.({
      ...{ epoch, epochs: this.#options.epochs, step: this.#step, steps: this.#steps, images: end },
      ...{ loss: this.#loss / end, accuracy: this.#right / end },
    });
  }

  /** Moves the weights by the gradient of a batch of so many images. */
  #update(images: number): void {
    const { learningRate, epochs, schedule = { type: "constant" }, averageDecay } = this.#options;
    const done = this.#stepsDone;
    moveStatistics(this.#parameters, this.#weights, this.#gradient, images);
    const rate = learningRateAt(schedule, learningRate, done, this.#steps * epochs);
    const { update } = this.#optimizer;
    update(this.#optimizerState, this.#weights, this.#gradient, rate, this.#decays, this.#workspace);
    if (this.#average) updateEma(this.#average, this.#weights, averageDecay!, done);
  }

  /** Since training began. */
  get #stepsDone(): number {
    return (this.#epoch - 1) * this.#steps + this.#step;
  }

  /** What is validated and kept. */
  get #useful(): Float32Array {
    return this.#average ?? this.#weights;
  }

  /** Sums over the validation images as in use, without dropout; null when aborted. */
  async #validate(): Promise<Sums | null> {
    const { spec, validation, labelSmoothing: smoothing = 0, signal } = this.#options;
    const channels = channelsOf(spec, validation);
    const total = { loss: 0, right: 0 };
    // A few tasks at a time, so that a signal is heard.
    for (const start of starts(0, validation.count, 8 * measureSize)) {
      if (signal?.aborted) return null;
      const end = Math.min(start + 8 * measureSize, validation.count);
      const tasks = starts(start, end, measureSize).map(
        (from) => () => measureTask(validation, from, smoothing, channels),
      );
      await this.#pool.run(this.#useful, tasks, ({ loss, right }) => {
        total.loss += loss;
        total.right += right;
      });
    }
    return total;
  }

  async #endEpoch(validated: Sums): Promise<void> {
    const { validation, onBest, onEpoch } = this.#options;
    const record: EpochRecord = {
      epoch: this.#epoch,
      loss: this.#loss / this.#samples.count,
      accuracy: this.#right / this.#samples.count,
      val_loss: validated.loss / validation.count,
      val_accuracy: validated.right / validation.count,
    };
    this.#note(record);
    if (this.#best === record) {
      this.#bestWeights = this.#useful.slice();
      await onBest?.(namedWeights(this.#parameters, this.#bestWeights), record);
    }
    await onEpoch?.(record, this.#history, this.#best!);
    this.#epoch += 1;
    [this.#step, this.#loss, this.#right] = [0, 0, 0];
    await this.#checkpoint();
  }

  /** Takes an epoch that has ended into account. */
  #note(record: EpochRecord): void {
    this.#history.push(record);
    if (this.#isBest(record)) this.#best = record;
    this.#stops = this.#shouldStop(record);
  }

  async #checkpoint(): Promise<void> {
    await this.#options.onCheckpoint?.({
      ...{ epoch: this.#epoch, step: this.#step, loss: this.#loss, right: this.#right },
      ...{ weights: this.#weights, optimizer: this.#optimizerState, average: this.#average },
      ...{ bestWeights: this.#bestWeights, history: this.#history },
    });
  }

  #result(stopped: TrainResult["stopped"]): TrainResult {
    const weights = this.#bestWeights && namedWeights(this.#parameters, this.#bestWeights);
    return { history: this.#history, best: this.#best, weights, stopped };
  }
}

interface Sums {
  readonly loss: number;
  readonly right: number;
}

/** What the network's input has for each pixel of the samples. */
function channelsOf({ input }: Spec, { height, width }: Pick<SampleSource, "height" | "width">): number {
  return sizeOf(input) / (height * width);
}

/** Of the images from a place on. */
function measureTask(dataset: Dataset, from: number, smoothing: number, channels: number): Task {
  const { images, labels, count, height, width } = dataset;
  const size = height * width * (dataset.channels ?? 1);
  const to = Math.min(from + measureSize, count);
  return {
    type: "measure",
    // Copies: a message with a view takes all of the view's memory along, and `slice` of a Buffer is a view.
    images: withChannels(new Uint8Array(images.subarray(from * size, to * size)), dataset, channels),
    labels: new Uint8Array(labels.subarray(from, to)),
    smoothing,
  };
}

/** A memory with copies of these arrays. */
function openWith(backend: Backend, arrays: readonly Float32Array[]): Workspace {
  const workspace = backend.open(arrays.map(({ length }) => length));
  for (const [i, values] of arrays.entries()) workspace.buffers[i]!.set(values);
  return workspace;
}

/** 1 for the values that weight decay applies to: those of kernels. */
function decayMask(parameters: readonly Parameter[]): Float32Array {
  return Float32Array.from(
    parameters.flatMap(({ shape, initial }) => new Array<number>(sizeOf(shape)).fill(initial === "glorot" ? 1 : 0)),
  );
}

/**
 * Moves what no gradient trains, such as moving means, towards the mean over the batch: in place of a gradient they have
 * sums over its images. Leaves them no gradient, so that the optimizer does not touch them.
 */
function moveStatistics(
  parameters: readonly Parameter[],
  weights: Float32Array,
  sums: Float32Array,
  images: number,
): void {
  let start = 0;
  for (const { shape, momentum } of parameters) {
    const end = start + sizeOf(shape);
    if (momentum !== undefined) {
      for (let i = start; i < end; i++) weights[i] = momentum * weights[i]! + (1 - momentum) * (sums[i]! / images);
      sums.fill(0, start, end);
    }
    start = end;
  }
}

/** Where parts of a size start, from `start` to before `end`. */
function starts(start: number, end: number, size: number): number[] {
  return Array.from({ length: Math.ceil((end - start) / size) }, (_, i) => start + i * size);
}
