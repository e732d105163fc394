import { describe, expect, it } from "vitest";
import { bars, images, options } from "../../test/support/bars.ts";
import { brokenRule } from "../../test/support/broken-rule.ts";
import type { TrainOptions } from "./options.ts";
import { train } from "./trainer.ts";

describe("train", () => {
  it.each<[Partial<Record<string, unknown>>, string | RegExp]>([
    [{ epochs: 0 }, "epochs: must be a whole number of at least 1"],
    [{ epochs: 1.5 }, "got 1.5"],
    [{ batchSize: Number.NaN }, "batchSize: must be a whole number of at least 1"],
    [{ batchSize: -1 }, "got -1"],
    [{ seed: "x" }, "seed: must be a whole number from 0"],
    [{ labelSmoothing: 1 }, "labelSmoothing: must be from 0 to below 1, got 1"],
    [{ averageDecay: -0.1 }, "averageDecay: must be from 0 to below 1, got -0.1"],
    [{ workers: 0 }, "workers: must be a whole number from 1 to 256, got 0"],
    [{ schedule: { type: "linear" } }, /^schedule\.type: must be/],
    [{ learningRate: undefined }, "learningRate: must be above 0, got undefined"],
    [{ epoch: 3 }, /^options: takes only .*, got "epoch"$/],
    [{ train: { ...bars(9, 1), count: 10 } }, "train: must have 640 pixels for 10 images, got 576"],
    [{ train: { ...bars(9, 1), labels: new Uint8Array(8) } }, "train: must have 9 labels, got 8"],
  ])("refuses %j", async (wrong, message) => {
    await expect(train({ ...options, ...wrong } as TrainOptions)).rejects.toThrow(message);
  });

  const variation = { elastic: 1, cooldown: { epoch: 1, strength: 1 } };
  const rendered = (rendering: unknown) => ({ train: { ...images, rendering } });

  it.each<[wrong: Partial<Record<keyof TrainOptions, unknown>>, message: string]>([
    [{ train: null }, "train: must be an object with images and labels, got null"],
    [{ train: [null] }, "train: must be an object with images and labels, got null"],
    [{ train: {} }, "train.count: must be a whole number of at least 1, got undefined"],
    [{ train: { ...images, width: "8" } }, 'train.width: must be a whole number of at least 1, got "8"'],
    [{ train: { ...images, labels: [...images.labels] } }, "train.labels: must be a Uint8Array, got a list of 300"],
    [{ train: { ...images, images: new Float32Array(19200) } }, "train.images: must be a Uint8Array, got an object"],
    [{ validation: null }, "validation: must be an object with images and labels, got null"],
    [{ validation: { ...images, images: undefined } }, "validation: must have images, got undefined"],
    ...[{}, null, "adam"].map((optimizer): [object, string] => [
      { optimizer },
      "optimizer: must be an optimizer, got ",
    ]),
    [{ backend: "simd" }, 'backend: must be a backend, got "simd"'],
    [{ signal: {} }, "signal: must be an AbortSignal, got an object"],
    ...(["onStep", "onEpoch", "onBest", "onCheckpoint", "startWorker"] as const).map((name): [object, string] => [
      { [name]: 5 },
      `${name}: must be a function, got 5`,
    ]),
    [{ workers: 2, startWorker: () => null }, "startWorker: must return a transport, as webTransport does, got null"],
    [{ schedule: null }, "schedule: must be an object with a type, got null"],
    [{ resume: null }, "resume: must be a state of training, got null"],
    [{ best: "x" }, 'best: must be an object with a monitor, got "x"'],
    [{ best: { monitor: "loss" } }, 'best.monitor: must be val_loss, val_accuracy, got "loss"'],
    [{ best: { monitor: "val_loss", mode: "up" } }, 'best.mode: must be min, max, got "up"'],
    [{ earlyStopping: {} }, "earlyStopping.monitor: must be val_loss, val_accuracy, got undefined"],
    [
      { earlyStopping: { monitor: "val_loss", patience: -1 } },
      "earlyStopping.patience: must be a whole number of at least 0, got -1",
    ],
    [
      { earlyStopping: { monitor: "val_loss", minDelta: Number.NaN } },
      "earlyStopping.minDelta: must be at least 0, got NaN",
    ],
    [{ augmentation: "a.js" }, 'augmentation: must be an object with a module, got "a.js"'],
    [{ augmentation: { module: 5 } }, "augmentation.module: must be a URL as text, got 5"],
    [rendered("images"), 'train.rendering: must be an object with a type or a module, got "images"'],
    [rendered({ type: "nope" }), 'train.rendering.type: must be images, ink, synthetic, groups, partials, got "nope"'],
    [rendered({ type: "images" }), "train.rendering.options: must be an object, got undefined"],
    [
      rendered({ type: "images", options: { ...variation, elastic: Number.NaN } }),
      "train.rendering.options.elastic: must be at least 0, got NaN",
    ],
    [
      rendered({ type: "synthetic", options: { ...variation, cooldown: { epoch: 1, strength: 2 } } }),
      "train.rendering.options.cooldown.strength: must be from 0 to 1, got 2",
    ],
    [
      rendered({ type: "groups", options: { ...variation, digits: [] } }),
      "train.rendering.options.digits: must be a list of at least one drawing, got an empty list",
    ],
    [
      rendered({ type: "ink", options: { ...variation, drawings: [{ strokes: 5 }], repeat: 1 } }),
      "train.rendering.options.drawings[0]: must be a drawing with strokes, got an object",
    ],
    [
      rendered({ type: "ink", options: { ...variation, drawings: [{ strokes: [], digit: null }], repeat: 7 } }),
      "train.rendering.options: must have drawings for 300 samples, got 7",
    ],
  ])("refuses the kind of %j", async (wrong, message) => {
    await expect(train({ ...options, ...wrong } as TrainOptions)).rejects.toThrow(
      brokenRule("option", expect.stringContaining(message)),
    );
  });

  it("refuses what are no options", async () => {
    for (const none of [undefined, null, 5, []]) {
      await expect(train(none as unknown as TrainOptions)).rejects.toThrow(
        brokenRule("option", expect.stringContaining("options: must be an object, got ")),
      );
    }
  });

  it("refuses data that do not fit the spec", async () => {
    const wide = { ...bars(3, 1), width: 9, images: new Uint8Array(3 * 72) };
    await expect(train({ ...options, validation: wide })).rejects.toThrow(
      "validation: images must have the spec's 64 pixels, got 72",
    );
    const labelled = { ...bars(3, 1), labels: Uint8Array.of(0, 3, 1) };
    await expect(train({ ...options, train: labelled })).rejects.toThrow(
      "train: labels must be below the spec's 3, got 3",
    );
  });
});
