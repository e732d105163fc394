import type { Dataset } from "../data/dataset.ts";
import { TenpenError } from "../errors.ts";
import type { Backend, Workspace } from "../nn/backend.ts";
import { createBackend } from "../nn/create-backend.ts";
import { flatWeights, initialWeights, namedWeights } from "../nn/network.ts";
import { Random } from "../nn/random.ts";
import { sizeOf } from "../nn/shape.ts";
import { checkSpec, type Parameter } from "../nn/spec.ts";
import { checkData, checkOptions, checkState } from "./check.ts";
import { updateEma } from "./ema.ts";
import { bestModel, type EpochRecord, earlyStopping } from "./monitor.ts";
import { adam } from "./optimizers/index.ts";
import type { TrainOptions, TrainResult } from "./options.ts";
import { openPool, type Pool } from "./pool.ts";
import { SampleSet } from "./samples/sample-set.ts";
import type { SampleSource } from "./samples/sample-source.ts";
import { learningRateAt } from "./schedule.ts";
import { measureSize, shardSize, type Task } from "./task.ts";
import { threadWire } from "./wire.ts";

/**
 * Trains a network from its seed. The same options give the same weights, bit for bit, whatever the number of workers and
 * wherever the kernels are the same (`Backend.name`).
 *
 * @throws TenpenError for a spec or an option that breaks a rule, for data that do not fit, and when the loss is no number any more
 * or a worker fails.
 */
export async function train(options: TrainOptions): Promise<TrainResult> {
  checkOptions(options);
  const { spec, workers = 1 } = options;
  const checks = checkSpec(spec);
  const sources = sourcesOf(options);
  for (const source of sources) checkData("train", source, spec, checks);
  const samples = new SampleSet(sources);
  checkData("validation", options.validation, spec, checks);
  const backend = options.backend ?? (await createBackend());
  const { startWorker: start = threadWire } = options;
  const pool = await openPool(spec, { workers, start, backend, sources: samples.parts });
  try {
    return await runEpochs(
      options,
      samples,
      pool,
      backend,
      checks.flatMap((check) => check.parameters),
    );
  } finally {
    await pool.close();
  }
}

/** @throws TenpenError when there is none. */
function sourcesOf({ train, augmentation }: TrainOptions): SampleSource[] {
  const sources = "count" in train ? [train] : train;
  if (sources.length === 0) throw new TenpenError("option", "train", "must have at least one source", "none");
  return sources.map((source) => (augmentation ? { rendering: augmentation, ...source } : source));
}

async function runEpochs(
  options: TrainOptions,
  samples: SampleSet,
  pool: Pool,
  backend: Backend,
  parameters: readonly Parameter[],
): Promise<TrainResult> {
  const { spec, validation, epochs, batchSize, learningRate, seed, signal } = options;
  const { optimizer = adam(), schedule = { type: "constant" }, averageDecay, checkpointEvery, resume } = options;
  const { labelSmoothing: smoothing = 0 } = options;
  const steps = Math.ceil(samples.count / batchSize);
  const initial = resume?.weights ?? flatWeights(parameters, initialWeights(spec, seed));
  checkState(resume, initial.length, optimizer);
  const begun = resume?.optimizer ?? optimizer.init(initial.length);
  const zeros = new Float32Array(initial.length);
  const workspace = openWith(backend, [initial, decayMask(parameters), zeros, zeros, ...Object.values(begun.slots)]);
  const [weights, decays, gradient, shard, ...slots] = workspace.buffers as [
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
    ...Float32Array[],
  ];
  const names = Object.keys(begun.slots);
  const moments = { step: begun.step, slots: Object.fromEntries(names.map((name, i) => [name, slots[i]!])) };
  const average = averageDecay === undefined ? null : (resume?.average?.slice() ?? weights.slice());

  const history: EpochRecord[] = [];
  const isBest = bestModel(options.best ?? { monitor: "val_loss" });
  const shouldStop = options.earlyStopping ? earlyStopping(options.earlyStopping) : () => false;
  let best: EpochRecord | null = null;
  let bestWeights = resume?.bestWeights?.slice() ?? null;
  let stops = false;
  const endEpoch = (record: EpochRecord) => {
    history.push(record);
    if (isBest(record)) best = record;
    stops = shouldStop(record);
  };
  for (const record of resume?.history ?? []) endEpoch(record);

  const finish = (stopped: TrainResult["stopped"]): TrainResult => ({
    history,
    best,
    weights: bestWeights === null ? null : namedWeights(parameters, bestWeights),
    stopped,
  });
  const checkpoint = async (epoch: number, step: number, loss: number, right: number) => {
    await options.onCheckpoint?.({
      ...{ epoch, step, loss, right, weights, average, bestWeights, history },
      optimizer: moments,
    });
  };

  let firstStep = resume?.step ?? 0;
  let { loss, right } = resume ?? { loss: 0, right: 0 };
  for (let epoch = resume?.epoch ?? 1; epoch <= epochs; epoch++) {
    if (stops) return finish("early");
    const order = new Random(seed, "shuffle", epoch).shuffle(Uint32Array.from({ length: samples.count }, (_, i) => i));
    for (let step = firstStep; step < steps; step++) {
      if (signal?.aborted) {
        await checkpoint(epoch, step, loss, right);
        return finish("aborted");
      }
      const start = step * batchSize;
      const end = Math.min(start + batchSize, samples.count);
      const scale = 1 / (end - start);
      const tasks = starts(start, end, shardSize).map((position) => (): Task => {
        const indices = order.slice(position, Math.min(position + shardSize, end));
        const { images, labels } = samples.take(indices);
        return { type: "train", images, labels, indices, position, epoch, seed, scale, smoothing };
      });
      gradient.fill(0);
      await pool.run(weights, tasks, (result) => {
        shard.set(result.gradient!);
        workspace.add(gradient, shard);
        loss += result.loss;
        right += result.right;
      });
      moveStatistics(parameters, weights, gradient, end - start);
      const totalStep = (epoch - 1) * steps + step;
      optimizer.update(
        moments,
        weights,
        gradient,
        learningRateAt(schedule, learningRate, totalStep, steps * epochs),
        decays,
        workspace,
      );
      if (average) updateEma(average, weights, averageDecay!, totalStep);
      if (!Number.isFinite(loss))
        throw new TenpenError("training", "loss", "must be a number", `${loss} in epoch ${epoch}`);
      const images = end;
      options.onStep?.({
        ...{ epoch, epochs, steps, images },
        step: step + 1,
        loss: loss / end,
        accuracy: right / end,
      });
      if (checkpointEvery && step + 1 < steps && (totalStep + 1) % checkpointEvery === 0) {
        await checkpoint(epoch, step + 1, loss, right);
      }
    }
    const validated = await measure(pool, average ?? weights, validation, smoothing, signal);
    if (validated === null) {
      await checkpoint(epoch, steps, loss, right);
      return finish("aborted");
    }
    const record: EpochRecord = {
      epoch,
      loss: loss / samples.count,
      accuracy: right / samples.count,
      val_loss: validated.loss / validation.count,
      val_accuracy: validated.right / validation.count,
    };
    endEpoch(record);
    if (best === record) {
      bestWeights = (average ?? weights).slice();
      await options.onBest?.(namedWeights(parameters, bestWeights), record);
    }
    await options.onEpoch?.(record);
    [firstStep, loss, right] = [0, 0, 0];
    await checkpoint(epoch + 1, 0, 0, 0);
    if (stops && epoch < epochs) return finish("early");
  }
  return finish("epochs");
}

/** Sums over the data as in use, without dropout; null when aborted. */
async function measure(
  pool: Pool,
  weights: Float32Array,
  data: Dataset,
  smoothing: number,
  signal: AbortSignal | undefined,
) {
  const total = { loss: 0, right: 0 };
  const size = data.height * data.width;
  // A few tasks at a time, so that a signal is heard.
  const together = 8 * measureSize;
  for (let start = 0; start < data.count; start += together) {
    if (signal?.aborted) return null;
    const tasks = starts(start, Math.min(start + together, data.count), measureSize).map((from) => (): Task => {
      const to = Math.min(from + measureSize, data.count);
      return {
        type: "measure",
        // Copies: a message with a view takes all of the view's memory along, and `slice` of a Buffer is a view.
        images: new Uint8Array(data.images.subarray(from * size, to * size)),
        labels: new Uint8Array(data.labels.subarray(from, to)),
        smoothing,
      };
    });
    await pool.run(weights, tasks, ({ loss, right }) => {
      total.loss += loss;
      total.right += right;
    });
  }
  return total;
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
