import { createHash } from "node:crypto";
import { describe, expect, it, vi } from "vitest";
import { bars, images, options, spec } from "../../test/support/bars.ts";
import { fakeWorker, workOf } from "../../test/support/fake-worker.ts";
import type { Dataset } from "../data/dataset.ts";
import { createBackend } from "../nn/create-backend.ts";
import { Network } from "../nn/network.ts";
import { softmaxCrossEntropy } from "../nn/softmax.ts";
import type { Spec } from "../nn/spec.ts";
import type { WorkerTransport } from "../worker/transport.ts";
import { adamW, sgd } from "./optimizers/index.ts";
import type { TrainOptions } from "./options.ts";
import { splitValidation } from "./split.ts";
import type { TrainState } from "./state.ts";
import { train } from "./trainer.ts";

/** Mean loss on the validation images, computed without the trainer. */
async function lossOf(weights: Record<string, Float32Array>, smoothing = 0): Promise<number> {
  const network = new Network({ spec, backend: await createBackend() });
  network.setWeights(weights);
  const { images, labels, count } = options.validation;
  let loss = 0;
  for (let i = 0; i < count; i++) {
    network.setImage(images, i);
    network.forward();
    loss += softmaxCrossEntropy(network.logits[0]!, labels[i]!, new Float32Array(3), 1, smoothing);
  }
  return loss / count;
}

describe("train", () => {
  it("learns, and gives the weights of the best epoch", async () => {
    const seen: number[] = [];
    const result = await train({ ...options, onBest: (_weights, record) => void seen.push(record.epoch) });
    expect(result.stopped).toBe("epochs");
    expect(result.history.map(({ epoch }) => epoch)).toEqual([1, 2, 3, 4]);
    const losses = result.history.map(({ val_loss }) => val_loss);
    expect(result.best!.val_loss).toBe(Math.min(...losses));
    expect(result.best!.val_accuracy).toBeGreaterThan(0.95);
    expect(seen.at(-1)).toBe(result.best!.epoch);
  });

  it("keeps the weights of the best epoch, not of the last", async () => {
    // The epoch with the largest loss is the first: what comes after must not touch its weights.
    const atBest: Record<string, Float32Array>[] = [];
    const result = await train({
      ...options,
      best: { monitor: "val_loss", mode: "max" },
      onBest: (weights) => void atBest.push(structuredClone(weights)),
    });
    expect(result.best!.epoch).toBe(1);
    expect(result.weights).toEqual(atBest[0]);
    expect(await lossOf(result.weights!)).toBeCloseTo(result.best!.val_loss, 10);
    expect(result.history.at(-1)!.val_loss).toBeLessThan(result.best!.val_loss / 2);
  });

  it("never changes: shipped weights are the result of their command", async () => {
    // 300 images are seven batches of 40 and one of 20, each of shards of 16 and what is left. Order, dropout, sums, loss
    // and Adam all show here.
    const { weights, history } = await train({ ...options, epochs: 2, batchSize: 40 });
    const bytes = Object.values(weights!).map((values) => new Uint8Array(values.buffer));
    const hash = createHash("sha256");
    for (const part of bytes) hash.update(part);
    expect([hash.digest("hex"), history]).toMatchInlineSnapshot(`
      [
        "239590d72da2e66d4126eb2d52383486a6b23edcd9e546cd0e860da90baff122",
        [
          {
            "accuracy": 0.4766666666666667,
            "epoch": 1,
            "loss": 1.0353493876481081,
            "val_accuracy": 0.7444444444444445,
            "val_loss": 0.8742403981500849,
          },
          {
            "accuracy": 0.86,
            "epoch": 2,
            "loss": 0.7907882023908535,
            "val_accuracy": 1,
            "val_loss": 0.635320058587781,
          },
        ],
      ]
    `);
  });

  it("ends with the epochs, not early, when patience runs out in the last", async () => {
    const early = { monitor: "val_accuracy", minDelta: 0.9, patience: 2 } as const;
    expect((await train({ ...options, epochs: 3, earlyStopping: early })).stopped).toBe("epochs");
    expect((await train({ ...options, epochs: 4, earlyStopping: early })).stopped).toBe("early");
  });

  it("gives the same weights for the same seed, and others for another", async () => {
    const short = { ...options, epochs: 1 };
    const [once, again, other] = [await train(short), await train(short), await train({ ...short, seed: 6 })];
    expect(again.weights).toEqual(once.weights);
    expect(again.history).toEqual(once.history);
    expect(other.weights).not.toEqual(once.weights);
  });

  it("stops early when nothing improves", async () => {
    const result = await train({
      ...options,
      epochs: 50,
      earlyStopping: { monitor: "val_accuracy", minDelta: 0.5, patience: 2 },
    });
    expect(result.stopped).toBe("early");
    expect(result.history.length).toBe(3);
  });

  it("stops at a signal and keeps the best so far", async () => {
    const controller = new AbortController();
    const result = await train({
      ...options,
      signal: controller.signal,
      onStep: ({ epoch, step }) => {
        if (epoch === 2 && step === 3) controller.abort();
      },
    });
    expect(result.stopped).toBe("aborted");
    expect(result.history.length).toBe(1);
    expect(result.best).toEqual(result.history[0]);
    expect(result.weights).not.toBeNull();
  });

  it("goes on from any checkpoint to the same end", async () => {
    const settings: TrainOptions = {
      ...{ ...options, epochs: 3, averageDecay: 0.9, optimizer: adamW(), schedule: { type: "oneCycle" } },
      earlyStopping: { monitor: "val_accuracy", minDelta: 0.9, patience: 2 },
    };
    const states: TrainState[] = [];
    const unbroken = await train({
      ...settings,
      checkpointEvery: 7,
      onCheckpoint: (state) => void states.push(structuredClone(state)),
    });
    // Every seven of 57 steps, where no epoch ends, and the end of each epoch.
    expect(states.map(({ epoch, step }) => [epoch, step])).toEqual([
      ...[
        [1, 7],
        [1, 14],
        [2, 0],
        [2, 2],
        [2, 9],
        [2, 16],
        [3, 0],
        [3, 4],
        [3, 11],
        [3, 18],
        [4, 0],
      ],
    ]);
    for (const resume of [states[0], states[2], states[5], states[10]]) {
      expect(await train({ ...settings, resume: resume! })).toEqual(unbroken);
    }
  });

  it("chooses by the loss that it trains by, with smoothed labels as well", async () => {
    const { best, weights } = await train({ ...options, epochs: 2, labelSmoothing: 0.2 });
    expect(best!.val_loss).toBeCloseTo(await lossOf(weights!, 0.2), 6);
    expect(best!.val_loss).not.toBeCloseTo(await lossOf(weights!), 1);
  });

  it("smooths labels, averages weights and follows a schedule", async () => {
    const plain = await train({ ...options, epochs: 2 });
    const others: Partial<TrainOptions>[] = [
      { labelSmoothing: 0.1 },
      { averageDecay: 0.9 },
      { schedule: { type: "warmupCosine" } },
      { optimizer: sgd({ momentum: 0.9 }) },
    ];
    for (const other of others) {
      const { history } = await train({ ...options, epochs: 2, ...other });
      expect(history).not.toEqual(plain.history);
      expect(history[1]!.val_accuracy).toBeGreaterThan(0.8);
    }
  });

  it("leaves a checkpoint when it is stopped", async () => {
    const controller = new AbortController();
    const states: TrainState[] = [];
    const onStep = ({ step }: { step: number }) => void (step === 5 && controller.abort());
    const onCheckpoint = (state: TrainState) => void states.push(structuredClone(state));
    await train({ ...options, signal: controller.signal, onStep, onCheckpoint });
    expect(states.map(({ epoch, step }) => [epoch, step])).toEqual([[1, 5]]);
    expect(await train({ ...options, resume: states[0]! })).toEqual(await train(options));
  });

  it("refuses a state of another network or optimizer", async () => {
    const states: TrainState[] = [];
    await train({ ...options, epochs: 1, onCheckpoint: (state) => void states.push(structuredClone(state)) });
    const [state] = states as [TrainState];
    const short = { ...state, weights: state.weights.slice(1) };
    await expect(train({ ...options, resume: short })).rejects.toThrow(/^resume\.\w+: must have \d+ values, got \d+$/);
    await expect(train({ ...options, optimizer: sgd(), resume: state })).rejects.toThrow(
      /^resume\.optimizer: must have/,
    );
  });

  it("reports every step with running means", async () => {
    const steps: { step: number; images: number }[] = [];
    await train({ ...options, epochs: 1, onStep: ({ step, images }) => steps.push({ step, images }) });
    expect(steps.length).toBe(Math.ceil(300 / 16));
    expect(steps.at(-1)).toEqual({ step: 19, images: 300 });
  });

  it("says when the loss is no longer a number", async () => {
    await expect(train({ ...options, learningRate: 1e30 })).rejects.toThrow(
      /^loss: must be a number, got NaN in epoch \d/,
    );
  });
});

describe("splitValidation", () => {
  it("puts every image into just one part, the same for the same seed", () => {
    const data = { ...bars(60, 1), labels: Uint8Array.from({ length: 60 }, (_, i) => i) };
    const { train, validation } = splitValidation(data, 20, 1);
    expect([train.count, validation.count]).toEqual([40, 20]);
    expect([...train.labels, ...validation.labels].toSorted((a, b) => a - b)).toEqual([...data.labels]);
    expect(splitValidation(data, 20, 1)).toEqual({ train, validation });
    expect(splitValidation(data, 20, 2).validation.labels).not.toEqual(validation.labels);
  });

  it.each([0, 60, 1.5, Number.NaN])("refuses %d of 60 images", (validation) => {
    expect(() => splitValidation(bars(60, 1), validation, 1)).toThrow(/^validation: must be from 1 to 59 images, got/);
  });
});

it("moving statistics follow the batches, whatever the optimizer", async () => {
  const normalized: Spec = {
    input: [2],
    layers: [
      { type: "batchNormalization", momentum: 0.9 },
      { type: "dense", units: 3 },
    ],
  };
  // Twenty images, so two shards: each has a mean and a variance of its own, and sixteen of them count four times.
  const images = Uint8Array.from({ length: 40 }, (_, i) => (i < 32 ? 51 : 204));
  const data = { images, labels: new Uint8Array(20), count: 20, height: 1, width: 2 };
  const { weights } = await train({
    ...{ spec: normalized, train: data, validation: data, epochs: 1, batchSize: 20, learningRate: 0.01, seed: 1 },
    optimizer: adamW({ weightDecay: 0.5 }),
  });
  const mean = 0.1 * ((16 * 0.2 + 4 * 0.8) / 20);
  for (const value of weights!["batchNormalization_1.movingMean"]!) expect(value).toBeCloseTo(mean, 6);
  for (const value of weights!["batchNormalization_1.movingVariance"]!) {
    // Less than the batch's own variance 0.0576: what differs between shards does not count.
    expect(value).toBeGreaterThanOrEqual(0.9);
    expect(value).toBeLessThan(0.9 + 0.1 * 0.0576);
  }
});

describe("a signal", () => {
  it("that was given before starts no worker, and ends as any", async () => {
    const startWorker = vi.fn();
    const signal = AbortSignal.abort();
    const result = await train({ ...options, workers: 2, startWorker, signal });
    expect(result).toEqual({ history: [], best: null, weights: null, stopped: "aborted" });
    expect(startWorker).not.toHaveBeenCalled();
  });

  it("ends workers that do not come to start", async () => {
    const controller = new AbortController();
    const { transport } = fakeWorker({
      start() {
        controller.abort();
        return new Promise(() => {});
      },
    });
    const states: TrainState[] = [];
    await train({ ...options, epochs: 1, onCheckpoint: (state) => void states.push(structuredClone(state)) });
    const [resume] = states as [TrainState];
    const { signal } = controller;
    const result = await train({ ...options, workers: 2, startWorker: () => transport, signal, resume });
    expect(result).toMatchObject({ history: resume.history, best: { epoch: 1 }, stopped: "aborted" });
    expect(transport.end).toHaveBeenCalledOnce();
  });
});

it("messages to workers carry the images of a task and no more, though these lie in a Buffer", async () => {
  const inBuffer = (data: Dataset) => ({ ...data, images: Buffer.from(data.images), labels: Buffer.from(data.labels) });
  const bytes: [of: string, images: number, labels: number][] = [];
  const startWorker = () => {
    const { transport } = fakeWorker();
    const send: WorkerTransport["send"] = (message, transfer) => {
      const work = workOf(message);
      if (work) {
        const { type, images, labels } = work.task;
        bytes.push([type, images.buffer.byteLength - 64 * labels.length, labels.buffer.byteLength - labels.length]);
      }
      transport.send(message, transfer);
    };
    return { ...transport, send };
  };
  const data = { train: inBuffer(images), validation: inBuffer(options.validation) };
  await train({ ...options, ...data, epochs: 1, workers: 2, startWorker });
  expect(new Set(bytes.map(String))).toEqual(new Set(["train,0,0", "measure,0,0"]));
});
