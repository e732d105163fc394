import type { Dataset } from "../data/dataset.ts";
import type { Backend } from "../nn/backend.ts";
import { createBackend } from "../nn/create-backend.ts";
import { initialWeights, Network } from "../nn/network.ts";
import { Random } from "../nn/random.ts";
import { softmaxCrossEntropy } from "../nn/softmax.ts";
import type { Spec } from "../nn/spec.ts";
import { bestModel, type EarlyStoppingOptions, type EpochRecord, earlyStopping, type Monitor } from "./monitor.ts";
import { adam } from "./optimizer.ts";
import { TrainError } from "./train-error.ts";

export interface TrainOptions {
  readonly spec: Spec;
  readonly train: Dataset;
  /** Decides what is the best model and when to stop; nothing is trained on it. */
  readonly validation: Dataset;
  readonly epochs: number;
  readonly batchSize: number;
  readonly learningRate: number;
  /** Initial weights, order and dropout follow from it. */
  readonly seed: number;
  /** The figure by which the best epoch is chosen; `val_loss` when missing. */
  readonly best?: Monitor;
  readonly earlyStopping?: EarlyStoppingOptions;
  /** Ends training after the batch in work, which is not counted as an epoch. */
  readonly signal?: AbortSignal;
  readonly onStep?: (progress: StepProgress) => void;
  readonly onEpoch?: (record: EpochRecord) => void | Promise<void>;
  /** Called before `onEpoch` for an epoch that is the best so far, with a copy of its weights. */
  readonly onBest?: (weights: Record<string, Float32Array>, record: EpochRecord) => void | Promise<void>;
  /** The kernels to use; the fastest that runs here when missing. */
  readonly backend?: Backend;
}

export interface StepProgress {
  /** Counted from 1. */
  readonly epoch: number;
  readonly epochs: number;
  /** Counted from 1. */
  readonly step: number;
  readonly steps: number;
  /** Images of this epoch so far. */
  readonly images: number;
  /** Means over the epoch so far. */
  readonly loss: number;
  readonly accuracy: number;
}

export interface TrainResult {
  readonly history: readonly EpochRecord[];
  /** The best epoch and its weights; null when not one was finished. */
  readonly best: EpochRecord | null;
  readonly weights: Record<string, Float32Array> | null;
  readonly stopped: "epochs" | "early" | "aborted";
}

/** How long, in ms, training may hold up signals and drawing. It changes when we pause, never what comes out. */
const longestHold = 40;

/**
 * Trains a network from its seed. The same options give the same weights, bit for bit.
 *
 * @throws SpecError for a spec that breaks a rule, TrainError when the data do not fit it or the loss is no number.
 */
export async function train(options: TrainOptions): Promise<TrainResult> {
  const { spec, train: data, validation, epochs, batchSize, learningRate, seed, signal } = options;
  const network = new Network({ spec, backend: options.backend ?? (await createBackend()), training: true });
  checkData("train", data, network);
  checkData("validation", validation, network);
  network.setWeights(initialWeights(spec, seed));
  const optimizer = adam(network.parameters, { learningRate });
  const isBest = bestModel(options.best ?? { monitor: "val_loss" });
  const shouldStop = options.earlyStopping ? earlyStopping(options.earlyStopping) : () => false;
  const order = Uint32Array.from({ length: data.count }, (_, i) => i);
  const steps = Math.ceil(data.count / batchSize);
  const dropout = new Random();
  const breathe = pauses();

  const history: EpochRecord[] = [];
  let best: EpochRecord | null = null;
  let weights: Record<string, Float32Array> | null = null;
  const finish = (stopped: TrainResult["stopped"]): TrainResult => ({ history, best, weights, stopped });

  for (let epoch = 1; epoch <= epochs; epoch++) {
    new Random(seed, "shuffle", epoch).shuffle(order);
    const total = { loss: 0, right: 0, images: 0 };
    for (let step = 1; step <= steps; step++) {
      if (signal?.aborted) return finish("aborted");
      const start = (step - 1) * batchSize;
      const end = Math.min(start + batchSize, data.count);
      network.beginStep();
      for (let i = start; i < end; i++) {
        const index = order[i]!;
        const label = data.labels[index]!;
        dropout.restart(seed, "dropout", epoch, i);
        network.setImage(data.images, index);
        network.forward(dropout);
        total.loss += softmaxCrossEntropy(network.logits, label, network.logitsGradient!, 1 / (end - start));
        if (largest(network.logits) === label) total.right++;
        network.backward();
        await breathe();
      }
      network.endStep();
      optimizer.update();
      network.changed();
      total.images = end;
      const loss = total.loss / end;
      if (!Number.isFinite(loss)) throw new TrainError(`loss: must be a number, got ${loss} in epoch ${epoch}`);
      options.onStep?.({ ...{ epoch, epochs, step, steps }, images: end, loss, accuracy: total.right / end });
    }
    const validated = await measure(network, validation, breathe, signal);
    if (validated === null) return finish("aborted");
    const record: EpochRecord = {
      epoch,
      loss: total.loss / data.count,
      accuracy: total.right / data.count,
      val_loss: validated.loss,
      val_accuracy: validated.accuracy,
    };
    history.push(record);
    if (isBest(record)) {
      best = record;
      weights = network.weights();
      await options.onBest?.(weights, record);
    }
    await options.onEpoch?.(record);
    if (shouldStop(record) && epoch < epochs) return finish("early");
  }
  return finish("epochs");
}

/** Mean loss and accuracy as in use, without dropout; null when aborted. */
async function measure(
  network: Network,
  data: Dataset,
  breathe: () => Promise<void> | undefined,
  signal?: AbortSignal,
) {
  let loss = 0;
  let right = 0;
  const unused = new Float32Array(network.logits.length);
  for (let i = 0; i < data.count; i++) {
    if (signal?.aborted) return null;
    network.setImage(data.images, i);
    network.forward();
    loss += softmaxCrossEntropy(network.logits, data.labels[i]!, unused, 1);
    if (largest(network.logits) === data.labels[i]) right++;
    await breathe();
  }
  return { loss: loss / data.count, accuracy: right / data.count };
}

function checkData(what: string, data: Dataset, network: Network): void {
  if (data.count === 0) throw new TrainError(`${what}: must have at least one image, got 0`);
  const size = data.height * data.width;
  if (size !== network.input.length) {
    throw new TrainError(`${what}: images must have the spec's ${network.input.length} pixels, got ${size}`);
  }
  const classes = network.logits.length;
  const outside = data.labels.find((label) => label >= classes);
  if (outside !== undefined)
    throw new TrainError(`${what}: labels must be below the spec's ${classes}, got ${outside}`);
}

function largest(values: Float32Array): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[best]!) best = i;
  return best;
}

/** A function that lets signals and the user interface in when it has been called for long enough without. */
function pauses(): () => Promise<void> | undefined {
  let last = performance.now();
  return () => {
    if (performance.now() - last < longestHold) return undefined;
    return new Promise((resolve) =>
      setTimeout(() => {
        last = performance.now();
        resolve();
      }),
    );
  };
}
