import { checkKeys, checkNumber, checkWhole, checkWord, fault, isRecord, TenpenError } from "../errors.ts";
import { sizeOf } from "../nn/shape.ts";
import type { ResolvedLayer, Spec } from "../nn/spec.ts";
import type { WorkerTransport } from "../worker/transport.ts";
import type { TrainOptions } from "./options.ts";
import { checkAugmentation, checkRendering } from "./samples/check-rendering.ts";
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

/** Whether a value has members of these types, as `typeof` names them. */
const has = (members: Readonly<Record<string, string>>) => (value: unknown) =>
  isRecord(value) && Object.entries(members).every(([name, type]) => typeof value[name] === type);

const callback = ["must be a function", (value: unknown) => typeof value === "function"] as const;

/** What options must be that are objects or functions, where they are given. */
const kinds: { readonly [Name in keyof TrainOptions]?: readonly [rule: string, is: (value: unknown) => boolean] } = {
  optimizer: ["must be an optimizer", has({ name: "string", init: "function", update: "function" })],
  backend: ["must be a backend", has({ name: "string", fuse: "function", scratch: "function", open: "function" })],
  signal: ["must be an AbortSignal", has({ aborted: "boolean", addEventListener: "function" })],
  startWorker: callback,
  onStep: callback,
  onEpoch: callback,
  onBest: callback,
  onCheckpoint: callback,
};

/** @throws TenpenError for an unknown option or one out of range. */
export function checkOptions(options: TrainOptions): void {
  if (!isRecord(options)) throw fault("option", "options", "must be an object", options);
  checkKeys("option", "options", options, Object.keys(known));
  checkWhole("option", "epochs", options.epochs, 1);
  checkWhole("option", "batchSize", options.batchSize, 1);
  checkWhole("option", "seed", options.seed, 0, 2 ** 32 - 1);
  checkNumber("option", "learningRate", options.learningRate, { above: 0 });
  const { workers = 1, checkpointEvery = 1, averageDecay = 0, labelSmoothing = 0 } = options;
  checkWhole("option", "workers", workers, 1, 256);
  checkWhole("option", "checkpointEvery", checkpointEvery, 1);
  checkNumber("option", "averageDecay", averageDecay, { least: 0, below: 1 });
  checkNumber("option", "labelSmoothing", labelSmoothing, { least: 0, below: 1 });
  for (const [name, [rule, is]] of Object.entries(kinds)) {
    const value = options[name as keyof TrainOptions];
    if (value !== undefined && !is(value)) throw fault("option", name, rule, value);
  }
  const { schedule, best, earlyStopping, augmentation } = options;
  if (schedule !== undefined) checkSchedule(schedule);
  if (best !== undefined) checkMonitor("best", best, []);
  if (earlyStopping !== undefined) {
    checkMonitor("earlyStopping", earlyStopping, ["minDelta", "patience"]);
    checkNumber("option", "earlyStopping.minDelta", earlyStopping.minDelta ?? 0, { least: 0 });
    checkWhole("option", "earlyStopping.patience", earlyStopping.patience ?? 0, 0);
  }
  if (augmentation !== undefined) checkAugmentation("augmentation", augmentation);
}

/** @param more the keys that it may have besides. */
function checkMonitor(what: string, value: unknown, more: readonly string[]): void {
  if (!isRecord(value)) throw fault("option", what, "must be an object with a monitor", value);
  checkKeys("option", what, value, ["monitor", "mode", ...more]);
  checkWord("option", `${what}.monitor`, value.monitor, ["val_loss", "val_accuracy"]);
  if (value.mode !== undefined) checkWord("option", `${what}.mode`, value.mode, ["min", "max"]);
}

/** What a `startWorker` has returned, as what it is. @throws TenpenError unless it carries messages. */
export function checkTransport(value: unknown): WorkerTransport {
  const isTransport = has({ send: "function", listen: "function", end: "function" });
  if (isTransport(value)) return value as WorkerTransport;
  throw fault("option", "startWorker", "must return a transport, as webTransport does", value);
}

/** @throws TenpenError when the data are none, are empty, not as large as they say, or do not fit the spec. */
export function checkData(what: string, data: SampleSource, spec: Spec, checks: readonly ResolvedLayer[]): void {
  if (!isRecord(data)) throw fault("option", what, "must be an object with images and labels", data);
  const { images, labels, count, height, width, channels = 1, rendering } = data;
  if (count === 0) throw new TenpenError("option", what, "must have at least one image", "0");
  checkWhole("option", `${what}.count`, count, 1);
  checkWhole("option", `${what}.height`, height, 1);
  checkWhole("option", `${what}.width`, width, 1);
  checkWhole("option", `${what}.channels`, channels, 1);
  const size = height * width * channels;
  const expected = sizeOf(spec.input);
  // What has one channel is seen in the first of several.
  const first = spec.input.length === 3 ? expected / spec.input[2]! : expected;
  if (size !== expected && !(channels === 1 && size === first)) {
    throw fault("option", what, `images must have the spec's ${expected} pixels`, size);
  }
  if (images !== undefined) checkBytes(`${what}.images`, images);
  if (images && images.length !== count * size) {
    throw fault("option", what, `must have ${count * size} pixels for ${count} images`, images.length);
  }
  checkBytes(`${what}.labels`, labels);
  if (labels.length !== count) throw fault("option", what, `must have ${count} labels`, labels.length);
  const classes = sizeOf(checks.at(-1)!.output);
  const outside = labels.find((label) => label >= classes);
  if (outside !== undefined) throw fault("option", what, `labels must be below the spec's ${classes}`, outside);
  if (rendering !== undefined) checkRendering(`${what}.rendering`, rendering, count);
}

function checkBytes(what: string, value: unknown): void {
  if (!(value instanceof Uint8Array)) throw fault("option", what, "must be a Uint8Array", value);
}
