import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { loadMnist } from "../src/data/node/mnist.ts";
import { folder, put, root, tenpenUnder } from "./support/call.ts";
import { firstOfMnist } from "./support/mnist.ts";
import { sayWhySkipped } from "./support/skipped.ts";

// Through the built command, because threads run built files. `npm run build:library` makes it.

function hashes(out: string): string[] {
  return ["best_model.safetensors", "history.json"].map((file) =>
    createHash("sha256")
      .update(readFileSync(join(out, file)))
      .digest("hex"),
  );
}

/** Trains as the built command does, and returns what there is to compare. */
async function trainer(spec: string, images: number, validation: number) {
  const place = folder();
  const data = await firstOfMnist(place, images);
  return (workers: number, node = process.execPath) => {
    const out = join(place, `${workers}-${node === process.execPath}`);
    const settings = [
      "--validation-size",
      `${validation}`,
      "--epochs",
      "2",
      "--batch-size",
      "96",
      "--workers",
      `${workers}`,
    ];
    const { status, stderr } = tenpenUnder(node, "train", "--spec", spec, "--data", data, "--out", out, ...settings);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    return hashes(out);
  };
}

it.each([
  // To train on 328 images and 154: the last batch is not full, nor is its last shard.
  ["classic", 400, 72],
  ["small-res", 184, 30],
])("any number of workers trains the same bytes of %s", async (spec, images, validation) => {
  const train = await trainer(spec, images, validation);
  const alone = train(1);
  for (const workers of [2, 3, 5]) expect(train(workers), `${workers} workers`).toEqual(alone);
});

it("any number of workers trains the same bytes on images that are changed at random", async () => {
  const { specs, train } = (await import(join(root, "dist/train/index.js"))) as typeof import("../src/train/index.ts");
  const module = put(
    folder(),
    "augment.mjs",
    "export const createAugment = ({ share }) => (image, random) => image.forEach((_, i) => { if (random.float() < share) image[i] = 255; });",
  );
  const { images, labels } = await loadMnist("train");
  const first = (count: number) => ({
    ...{ images: images.subarray(0, count * 784), labels: labels.subarray(0, count), count, height: 28, width: 28 },
  });
  const run = async (workers: number, share: number) => {
    const { weights } = await train({
      ...{ spec: specs.classic!, train: first(100), validation: first(20), epochs: 1, batchSize: 32 },
      ...{ learningRate: 0.001, seed: 1, workers },
      augmentation: { module: pathToFileURL(module).href, options: { share } },
    });
    return createHash("sha256").update(weights!["dense_1.kernel"]!).digest("hex");
  };
  const alone = await run(1, 0.1);
  expect(await run(1, 0)).not.toBe(alone);
  for (const workers of [2, 3]) expect(await run(workers, 0.1), `${workers} workers`).toBe(alone);
});

const other = process.env.TENPEN_OTHER_NODE;

if (!other) sayWhySkipped("another Node: TENPEN_OTHER_NODE names none");

it.skipIf(!other)("another Node trains the same bytes", async () => {
  for (const spec of ["classic", "small-res"]) {
    const train = await trainer(spec, 184, 30);
    expect(train(2, other), spec).toEqual(train(1));
  }
});
