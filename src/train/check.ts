import { checkKeys, checkNumber, checkWhole, fault, TenpenError } from "../errors.ts";
import { sizeOf } from "../nn/shape.ts";
import type { ResolvedLayer, Spec } from "../nn/spec.ts";
import type { TrainOptions } from "./options.ts";
import type { SampleSource } from "./samples/sample-source.ts";
import { checkSchedule } from "./schedule.ts";

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

/** @throws TenpenError for an unknown option or one out of range. */
export function checkOptions(options: TrainOptions): void {
  checkKeys("option", "options", options, Object.keys(known));
  checkWhole("option", "epochs", options.epochs, 1);
  checkWhole("option", "batchSize", options.batchSize, 1);
  checkWhole("option", "seed", options.seed, 0, 2 ** 32 - 1);
  checkNumber("option", "learningRate", options.learningRate, { above: 0 });
  const { workers = 1, checkpointEvery = 1, averageDecay = 0, labelSmoothing = 0, schedule } = options;
  checkWhole("option", "workers", workers, 1, 256);
  checkWhole("option", "checkpointEvery", checkpointEvery, 1);
  checkNumber("option", "averageDecay", averageDecay, { least: 0, below: 1 });
  checkNumber("option", "labelSmoothing", labelSmoothing, { least: 0, below: 1 });
  if (schedule) checkSchedule(schedule);
}

/** @throws TenpenError when the data are empty, not as large as they say, or do not fit the spec. */
export function checkData(what: string, data: SampleSource, spec: Spec, checks: readonly ResolvedLayer[]): void {
  const { images, labels, count, height, width } = data;
  if (count === 0) throw new TenpenError("option", what, "must have at least one image", "0");
  const size = height * width;
  const expected = sizeOf(spec.input);
  if (size !== expected) {
    throw fault("option", what, `images must have the spec's ${expected} pixels`, size);
  }
  if (images && images.length !== count * size) {
    throw fault("option", what, `must have ${count * size} pixels for ${count} images`, images.length);
  }
  if (labels.length !== count) throw fault("option", what, `must have ${count} labels`, labels.length);
  const classes = sizeOf(checks.at(-1)!.output);
  const outside = labels.find((label) => label >= classes);
  if (outside !== undefined) throw fault("option", what, `labels must be below the spec's ${classes}`, outside);
}
