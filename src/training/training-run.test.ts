import { describe, expect, it } from "vitest";
import { brokenRule } from "../../test/support/broken-rule.ts";
import { MemoryStore } from "../../test/support/memory-store.ts";
import { readSafetensors } from "../formats/safetensors.ts";
import { createBackend } from "../nn/create-backend.ts";
import { Random } from "../nn/random.ts";
import type { Spec } from "../nn/spec.ts";
import type { TrainState } from "../train/index.ts";
import { formatCheckpoint, parseCheckpoint } from "./checkpoint.ts";
import { buildCorpus } from "./corpus.ts";
import type { Recipe } from "./hyperparameters.ts";
import { entries } from "./run-store.ts";
import { TrainingRun } from "./training-run.ts";

const random = new Random("run");
const labels = Uint8Array.from({ length: 60 }, (_, i) => i % 10);
const images = Uint8Array.from({ length: 60 * 784 }, () => random.below(40));
labels.forEach((label, i) => {
  images.fill(255, i * 784 + (2 * label + 4) * 28, i * 784 + (2 * label + 5) * 28);
});
const data = { images, labels, count: 60, height: 28, width: 28 };
const spec: Spec = {
  input: [28, 28, 1],
  layers: [{ type: "maxPool2d", size: 4 }, { type: "flatten" }, { type: "dense", units: 10 }],
};
const recipe: Recipe = {
  ...{ data: "made-up", spec: "tiny.json", validation: 20, epochs: 3, batch: 8, learningRate: 0.01, seed: 1 },
  ...{ optimizer: { type: "adam" }, monitor: "val_loss", precision: "float32" },
};
const backend = await createBackend();

function open(store: MemoryStore, { resume = false, ...changes }: Partial<Recipe> & { resume?: boolean } = {}) {
  const own = { ...recipe, ...changes };
  return TrainingRun.open({ recipe: own, spec, data, corpus: buildCorpus(own, data), backend, store, resume });
}

/** All that a training leaves that does not tell the time. */
function leavings({ entries: all }: MemoryStore) {
  return [entries.model, entries.history, entries.checkpoint].map((name) => all.get(name));
}

async function unbroken(changes: Partial<Recipe> = {}): Promise<MemoryStore> {
  const store = new MemoryStore();
  const run = await open(store, changes);
  await run.train({});
  await run.close();
  return store;
}

/** Stops a training in its second epoch. */
async function interrupted(changes: Partial<Recipe> = {}): Promise<MemoryStore> {
  const store = new MemoryStore();
  const controller = new AbortController();
  const run = await open(store, changes);
  const onStep = ({ epoch, step }: { epoch: number; step: number }) => {
    if (epoch === 2 && step === 2) controller.abort();
  };
  expect(await run.train({ signal: controller.signal, onStep })).toMatchObject({ stopped: "aborted" });
  await run.close();
  return store;
}

type Part = "settings" | "state" | "epoch" | "optimizer";

/** An interrupted training whose checkpoint has other values in a part, and a checksum that is right. */
async function altered(part: Part, values: Record<string, unknown>): Promise<MemoryStore> {
  const store = await interrupted();
  const { settings, state } = parseCheckpoint(new TextDecoder().decode(store.entries.get(entries.checkpoint)!), "c");
  const known = state as TrainState;
  const parts = { settings, state: known, epoch: known.history[0], optimizer: known.optimizer };
  Object.assign(parts[part]!, values);
  await store.write(entries.checkpoint, formatCheckpoint({ settings, state: known }));
  return store;
}

describe("a run", () => {
  it("leaves model, history and checkpoint, and needs no more than a store", async () => {
    const store = await unbroken();
    expect([...store.entries.keys()].toSorted()).toEqual(Object.values(entries).toSorted());
    expect(readSafetensors(store.entries.get(entries.model)!).training).toMatchObject({ data: "made-up", epochs: 3 });
  });

  it("holds its store until it is closed, and lets go of it when it cannot be opened", async () => {
    const store = new MemoryStore();
    const run = await open(store);
    await expect(open(store)).rejects.toThrow("memory: must be written by one training at a time, got another");
    await run.close();
    const other = await unbroken();
    await expect(open(other, { resume: true, seed: 2 })).rejects.toThrow("--resume: seed must be 1, as it was, got 2");
    expect(other.isLocked).toBe(false);
  });

  it("begins over no training that came to its end just before its store was locked", async () => {
    const store = await unbroken();
    const names = await store.list();
    let asked = 0;
    store.list = async () => (asked++ === 0 ? [] : names);
    await expect(open(store)).rejects.toThrow("memory: must hold no earlier training, got best_model.safetensors");
    expect(store.isLocked).toBe(false);
  });

  it("goes on to the end of an unbroken one", async () => {
    const store = await interrupted();
    const run = await open(store, { resume: true });
    expect(run.start).toMatchObject({ epoch: 2, step: 2 });
    await run.train({});
    await run.close();
    expect(leavings(store)).toEqual(leavings(await unbroken()));
  });

  it("is known again once it has ended", async () => {
    const store = await unbroken();
    const before = leavings(store);
    expect((await open(store, { resume: true })).finished).toBe("epochs");
    expect(leavings(store)).toEqual(before);
  });

  it.each([
    ["interrupted", interrupted],
    ["finished", unbroken],
  ])("that is %s can be given more epochs where nothing else hangs on their number", async (_how, begin) => {
    const store = await begin();
    const run = await open(store, { resume: true, epochs: 5 });
    expect(run.finished).toBeNull();
    expect(await run.train({})).toMatchObject({ stopped: "epochs", history: { length: 5 } });
    expect(leavings(store)).toEqual(leavings(await unbroken({ epochs: 5 })));
  });

  it.each<[part: Part, values: Record<string, unknown>, got: RegExp]>([
    ...[null, undefined, -1, "x", [], {}, 1e9].map((epochs): [Part, Record<string, unknown>, RegExp] => [
      "settings",
      { epochs },
      /^memory: checkpoint\.json: settings\.epochs: must be a whole number from 1 to 1000, got /,
    ]),
    ["epoch", { val_loss: -5 }, /history\[0\]\.val_loss: must be from 0/],
    ["epoch", { val_loss: Number.NEGATIVE_INFINITY }, /history\[0\]\.val_loss: must be from 0 .*, got -Infinity$/],
    ["epoch", { loss: Number.NaN }, /history\[0\]\.loss: must be from 0/],
    ["epoch", { val_accuracy: 7 }, /val_accuracy: must be from 0 to 1/],
    ["epoch", { x: 1 }, /history\[0\]: takes only .*, got "x"$/],
    ["state", { loss: 1e308 }, /resume\.loss: must be from 0/],
    ["state", { x: 1 }, /resume: takes only .*, got "x"$/],
    ["optimizer", { x: 1 }, /resume\.optimizer: takes only step, slots, got "x"$/],
  ])("refuses a checkpoint whose %s has %j, though its checksum is right", async (part, values, got) => {
    const store = await altered(part, values);
    await expect(open(store, { resume: true })).rejects.toThrow(
      brokenRule(["call", "option"], expect.stringMatching(got)),
    );
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])("goes on after an epoch whose validation gave %d", async (loss) => {
    const store = await altered("epoch", { val_loss: loss });
    expect((await open(store, { resume: true })).start).toMatchObject({ epoch: 2 });
  });

  it("cannot be given more epochs where the rates of those before hang on their number, or their changes", async () => {
    const schedule = { type: "oneCycle" } as const;
    await expect(open(await unbroken({ schedule }), { schedule, epochs: 4, resume: true })).rejects.toThrow(
      "--resume: epochs must be 3, as it was: the schedule depends on it, got 4",
    );
    const augmentation = { elastic: 1, cooldownEpochs: 1, cooldownStrength: 0.5 };
    await expect(open(await unbroken({ augmentation }), { augmentation, epochs: 4, resume: true })).rejects.toThrow(
      "--resume: epochs must be 3, as it was: the augmentation depends on it, got 4",
    );
    const steady = { elastic: 1, cooldownEpochs: 0, cooldownStrength: 0.5 };
    const run = await open(await unbroken({ augmentation: steady }), { augmentation: steady, epochs: 4, resume: true });
    expect(run.finished).toBeNull();
  });

  it("stores the weights that its two files hold, calibrated as they are stored", async () => {
    const store = await unbroken({ precision: "int8", labelSmoothing: 0.1 });
    const { calibration, weights } = readSafetensors(store.entries.get(entries.model)!);
    expect(calibration).toEqual({ temperature: expect.any(Number) });
    const { readKeras } = await import("../formats/keras/read-keras.ts");
    const keras = await readKeras(store.entries.get(entries.keras)!);
    expect(Object.values(keras.weights)).toEqual(Object.values(weights));
  });
});
