import type { Dataset } from "../data/dataset.ts";
import type { Network } from "../nn/network.ts";
import type { TrainOptions } from "./trainer.ts";

const known = {
  spec: true,
  train: true,
  validation: true,
  epochs: true,
  batchSize: true,
  learningRate: true,
  seed: true,
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
}

/** @throws RangeError when the data are empty, not as large as they say, or do not fit the network. */
export function checkData(what: string, data: Dataset, network: Network): void {
  const { images, labels, count, height, width } = data;
  if (count === 0) throw new RangeError(`${what}: must have at least one image, got 0`);
  const size = height * width;
  if (size !== network.input.length) {
    throw new RangeError(`${what}: images must have the spec's ${network.input.length} pixels, got ${size}`);
  }
  if (images.length !== count * size) {
    throw new RangeError(`${what}: must have ${count * size} pixels for ${count} images, got ${images.length}`);
  }
  if (labels.length !== count) throw new RangeError(`${what}: must have ${count} labels, got ${labels.length}`);
  const classes = network.logits.length;
  const outside = labels.find((label) => label >= classes);
  if (outside !== undefined)
    throw new RangeError(`${what}: labels must be below the spec's ${classes}, got ${outside}`);
}

function wholeNumber(what: string, value: number, least: number, most: number): void {
  if (!Number.isSafeInteger(value) || value < least || value > most) {
    throw new RangeError(`${what}: must be a whole number from ${least} to ${most}, got ${value}`);
  }
}
