import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { bars, options, spec } from "../../../test/support/bars.ts";
import { brokenRule } from "../../../test/support/broken-rule.ts";
import { fakeWorker } from "../../../test/support/fake-worker.ts";
import type { TenpenError } from "../../errors.ts";
import { createBackend } from "../../nn/create-backend.ts";
import { initialWeights, type Network } from "../../nn/network.ts";
import { runTask, taskNetwork } from "../task.ts";
import { train } from "../trainer.ts";
import type { Render } from "./render.ts";
import { createSetRender } from "./sample-set.ts";

describe("augmentation", () => {
  const moduleOf = (source: string) => {
    const path = join(mkdtempSync(join(tmpdir(), "tenpen-augment-")), "augment.mjs");
    onTestFinished(() => rmSync(dirname(path), { recursive: true }));
    writeFileSync(path, source);
    return pathToFileURL(path).href;
  };

  it("gives each image of each epoch a stream of its own, and its number", async () => {
    const seen: { index: number; draw: number; ink: number }[] = [];
    Object.assign(globalThis, { seen });
    const module = moduleOf(`
      export async function createAugment({ ink }) {
        return (image, random, index) => {
          globalThis.seen.push({ index, draw: random.uint32(), ink: image[0] });
          image.fill(ink);
        };
      }`);
    const data = bars(20, 1);
    const brief = { ...options, train: data, epochs: 2, augmentation: { module, options: { ink: 0 } } };
    const { weights } = await train(brief);
    expect(seen.length).toBe(40);
    const firstEpoch = seen.slice(0, 20).map(({ index }) => index);
    expect(firstEpoch.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i));
    expect(new Set(seen.map(({ draw }) => draw)).size).toBe(40);
    for (const { index, ink } of seen) expect(ink).toBe(data.images[index * 64]);
    // Of blank images no kernel of the first layer learns anything.
    const start = initialWeights(spec, options.seed)["conv2d_1.kernel"]!;
    expect(weights!["conv2d_1.kernel"]).toEqual(start);
    expect((await train({ ...options, train: data, epochs: 2 })).weights!["conv2d_1.kernel"]).not.toEqual(start);
  });

  it.each([
    ["", /^augmentation.module: must export a function createAugment, got undefined$/],
    ["export const createAugment = () => 7;", /^createAugment: must return a function, got 7$/],
    ["nonsense (", /^augmentation.module: must be a module, got "file:/],
  ])("refuses the module %j", async (source, message) => {
    const augmentation = { module: moduleOf(source) };
    await expect(train({ ...options, augmentation })).rejects.toThrow(message);
  });

  /** A worker that renders as a real one does. */
  const startWorker = () => {
    let render: Render | undefined;
    let network: Network;
    return fakeWorker({
      async start({ spec, sources }) {
        const backend = await createBackend();
        network = taskNetwork(spec, backend);
        render = await createSetRender(sources);
        return backend.name;
      },
      setWeights: (weights) => network.setValues(weights),
      run: ({ task, buffer }) => runTask(network, task, render, buffer),
    }).transport;
  };

  it.each<[source: string, options: unknown, message: string]>([
    ["() => () => { throw new Error('boo\\nfar'); }", null, "augmentation: must change each image, got boo far"],
    ["() => () => { throw null; }", null, "augmentation: must change each image, got null"],
    ["() => { throw new TypeError('boo'); }", null, "augmentation: createAugment must make its function, got boo"],
    ["async () => { throw undefined; }", null, "augmentation: createAugment must make its function, got undefined"],
    [
      "() => () => {}",
      { random: Symbol("x") },
      "augmentation: options must be such that can be sent to a worker, got ",
    ],
    ["() => async () => {}", null, "createAugment: must return a function that returns nothing, got a promise"],
    [
      "() => () => Promise.reject(new Error('boo'))",
      null,
      "createAugment: must return a function that returns nothing, got a promise",
    ],
  ])("fails in the same way whatever the number of workers: %s", async (source, own, message) => {
    const augmentation = { module: moduleOf(`export const createAugment = ${source};`), options: own };
    const errors = await Promise.all(
      [1, 2, 4].map((workers) =>
        train({ ...options, workers, startWorker, augmentation }).catch((error: TenpenError) => error),
      ),
    );
    const [alone, ...shared] = errors as TenpenError[];
    expect(alone).toEqual(brokenRule("training", expect.stringMatching(/^[^\n]*$/)));
    expect(alone!.message.slice(0, message.length)).toBe(message);
    for (const error of shared) expect(error).toEqual(brokenRule("training", alone!.message));
  });

  it("has a copy of its options in this thread as well", async () => {
    const seen: unknown[] = [];
    Object.assign(globalThis, { seen });
    const module = moduleOf("export const createAugment = (own) => { globalThis.seen.push(own); return () => {}; };");
    const own = { share: 1 };
    await train({ ...options, epochs: 1, augmentation: { module, options: own } });
    expect(seen).toEqual([own]);
    expect(seen[0]).not.toBe(own);
  });

  it("is stopped by the signal while it starts, and by a time limit", async () => {
    const controller = new AbortController();
    const reached = new Promise((resolve) => Object.assign(globalThis, { reached: resolve }));
    const module = moduleOf(
      "export const createAugment = () => { globalThis.reached(); return new Promise(() => {}); };",
    );
    const result = train({ ...options, signal: controller.signal, augmentation: { module } });
    await reached;
    controller.abort();
    expect(await result).toEqual({ history: [], best: null, weights: null, stopped: "aborted" });
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    const again = new Promise((resolve) => Object.assign(globalThis, { reached: resolve }));
    const late = expect(train({ ...options, augmentation: { module } })).rejects.toThrow(
      brokenRule("timeout", "augmentation: must be ready within 60 seconds, got no answer"),
    );
    await again;
    await vi.advanceTimersByTimeAsync(60_000);
    await late;
  });
});
