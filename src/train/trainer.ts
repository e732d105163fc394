import type { Dataset } from "../data/dataset.ts";
import type { Backend } from "../nn/backend.ts";
import { createBackend } from "../nn/create-backend.ts";
import { argmax, initialWeights, Network } from "../nn/network.ts";
import { Random } from "../nn/random.ts";
import { softmaxCrossEntropy } from "../nn/softmax.ts";
import type { Spec } from "../nn/spec.ts";
import { checkData, checkOptions } from "./check.ts";
import { bestModel, type EarlyStoppingOptions, type EpochRecord, earlyStopping, type Monitor } from "./monitor.ts";
import { adam } from "./optimizer.ts";
import { pauses } from "./pauses.ts";
import { shardGradients, shardSize, type Tally } from "./shard.ts";
import { TrainError } from "./train-error.ts";

export interface TrainOptions {
  readonly spec: Spec;
  readonly train: Dataset;
  /** Decides what is the best model and when to stop; nothing is trained on it. */
  readonly validation: Dataset;
  readonly epochs: number;
  readonly batchSize: number;
  readonly learningRate: number;
  /** A whole number in 0 … 2³² − 1. Initial weights, order and dropout follow from it. */
  readonly seed: number;
  /** The figure by which the best epoch is chosen; `val_loss` when missing. */
  readonly best?: Monitor;
  readonly earlyStopping?: EarlyStoppingOptions;
  /** Ends training after the batch in work; its epoch is not counted. */
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

/**
 * Trains a network from its seed. The same options give the same weights, bit for bit, wherever the kernels are the same
 * (`Backend.name`).
 *
 * @throws SpecError for a spec that breaks a rule, RangeError for an option that does or data that do not fit, TrainError
 * when the loss is no number any more.
 */
export async function train(options: TrainOptions): Promise<TrainResult> {
  checkOptions(options);
  const { spec, train: data, validation, epochs, batchSize, learningRate, seed, signal } = options;
  const network = new Network({ spec, backend: options.backend ?? (await createBackend()), training: true });
  checkData("train", data, network);
  checkData("validation", validation, network);
  network.setWeights(initialWeights(spec, seed));
  const optimizer = adam(network.parameters, { learningRate });
  const isBest = bestModel(options.best ?? { monitor: "val_loss" });
  const shouldStop = options.earlyStopping ? earlyStopping(options.earlyStopping) : () => false;
  const steps = Math.ceil(data.count / batchSize);
  const breathe = pauses();

  const history: EpochRecord[] = [];
  let best: EpochRecord | null = null;
  let weights: Record<string, Float32Array> | null = null;
  const finish = (stopped: TrainResult["stopped"]): TrainResult => ({ history, best, weights, stopped });

  for (let epoch = 1; epoch <= epochs; epoch++) {
    const order = new Random(seed, "shuffle", epoch).shuffle(Uint32Array.from({ length: data.count }, (_, i) => i));
    const total: Tally = { loss: 0, right: 0 };
    for (let step = 1; step <= steps; step++) {
      if (signal?.aborted) return finish("aborted");
      const start = (step - 1) * batchSize;
      const end = Math.min(start + batchSize, data.count);
      optimizer.clear();
      for (let position = start; position < end; position += shardSize) {
        const indices = order.subarray(position, Math.min(position + shardSize, end));
        const { loss, right } = shardGradients(network, data, {
          indices,
          position,
          epoch,
          seed,
          scale: 1 / (end - start),
        });
        optimizer.add(network.parameters.map(({ gradient }) => gradient!));
        total.loss += loss;
        total.right += right;
        await breathe();
      }
      optimizer.update();
      network.changed();
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
      val_loss: validated.loss / validation.count,
      val_accuracy: validated.right / validation.count,
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

/** Sums over the data as in use, without dropout; null when aborted. */
async function measure(
  network: Network,
  data: Dataset,
  breathe: () => Promise<void> | undefined,
  signal?: AbortSignal,
): Promise<Tally | null> {
  const tally = { loss: 0, right: 0 };
  const unused = new Float32Array(network.logits.length);
  for (let i = 0; i < data.count; i++) {
    if (i % shardSize === 0) {
      if (signal?.aborted) return null;
      await breathe();
    }
    network.setImage(data.images, i);
    network.forward();
    tally.loss += softmaxCrossEntropy(network.logits, data.labels[i]!, unused, 1);
    if (argmax(network.logits) === data.labels[i]) tally.right++;
  }
  return tally;
}
