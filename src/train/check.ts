import type { Dataset } from "../data/dataset.ts";
import { sizeOf } from "../nn/shape.ts";
import type { LayerCheck, Spec } from "../nn/spec.ts";
import type { Optimizer } from "./optimizers/index.ts";
import { checkSchedule } from "./schedule.ts";
import type { TrainState } from "./state.ts";
import type { TrainOptions } from "./trainer.ts";

const known = {
  spec: true,
  train: true,
  validation: true,
  epochs: true,
  batchSize: true,
  learningRate: true,
  seed: true,
  optimizer: true,
  schedule: true,
  labelSmoothing: true,
  averageDecay: true,
  augmentation: true,
  workers: true,
  startWorker: true,
  onCheckpoint: true,
  checkpointEvery: true,
  resume: true,
  best: true,
  earlyStopping: true,
  signal: true,
  onStep: true,
  onEpoch: true,
  onBest: true,
  backend: true,
} satisfies Record<keyof TrainOptions, true>;

/** @throws RangeError for an unknown option or one out of range. */
export function checkOptions(options: TrainOptions): void {
  for (const key of Object.keys(options)) {
    if (!Object.hasOwn(known, key))
      throw new RangeError(`options: must be ${Object.keys(known).join(", ")}, got ${key}`);
  }
  wholeNumber("epochs", options.epochs, 1, Number.MAX_SAFE_INTEGER);
  wholeNumber("batchSize", options.batchSize, 1, Number.MAX_SAFE_INTEGER);
  wholeNumber("seed", options.seed, 0, 2 ** 32 - 1);
  if (!(options.learningRate > 0 && options.learningRate < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`learningRate: must be above 0, got ${options.learningRate}`);
  }
  const { workers = 1, checkpointEvery = 1, averageDecay = 0, labelSmoothing = 0, schedule } = options;
  wholeNumber("workers", workers, 1, 256);
  wholeNumber("checkpointEvery", checkpointEvery, 1, Number.MAX_SAFE_INTEGER);
  if (!(averageDecay >= 0 && averageDecay < 1)) {
    throw new RangeError(`averageDecay: must be at least 0 and below 1, got ${averageDecay}`);
  }
  if (!(labelSmoothing >= 0 && labelSmoothing < 1)) {
    throw new RangeError(`labelSmoothing: must be at least 0 and below 1, got ${labelSmoothing}`);
  }
  if (schedule) checkSchedule(schedule);
}

/** @throws RangeError when the data are empty, not as large as they say, or do not fit the spec. */
export function checkData(what: string, data: Dataset, spec: Spec, checks: readonly LayerCheck[]): void {
  const { images, labels, count, height, width } = data;
  if (count === 0) throw new RangeError(`${what}: must have at least one image, got 0`);
  const size = height * width;
  const expected = sizeOf(spec.input);
  if (size !== expected) {
    throw new RangeError(`${what}: images must have the spec's ${expected} pixels, got ${size}`);
  }
  if (images.length !== count * size) {
    throw new RangeError(`${what}: must have ${count * size} pixels for ${count} images, got ${images.length}`);
  }
  if (labels.length !== count) throw new RangeError(`${what}: must have ${count} labels, got ${labels.length}`);
  const classes = sizeOf(checks.at(-1)!.output);
  const outside = labels.find((label) => label >= classes);
  if (outside !== undefined)
    throw new RangeError(`${what}: labels must be below the spec's ${classes}, got ${outside}`);
}

/** @throws RangeError when a state is not of a network of this size or not of this optimizer. */
export function checkState(state: TrainState | undefined, length: number, optimizer: Optimizer): void {
  if (state === undefined) return;
  const { weights, average, bestWeights, optimizer: moments } = state;
  for (const [what, values] of Object.entries({ weights, average, bestWeights, ...moments.slots })) {
    if (values !== null && values.length !== length) {
      throw new RangeError(`resume.${what}: must have ${length} values, got ${values.length}`);
    }
  }
  const slots = Object.keys(optimizer.init(0).slots).join(", ");
  const got = Object.keys(moments.slots).join(", ");
  if (slots !== got) throw new RangeError(`resume.optimizer: must have ${slots} for ${optimizer.name}, got ${got}`);
}

function wholeNumber(what: string, value: number, least: number, most: number): void {
  if (!Number.isSafeInteger(value) || value < least || value > most) {
    throw new RangeError(`${what}: must be a whole number from ${least} to ${most}, got ${value}`);
  }
}
