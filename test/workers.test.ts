import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { loadMnist } from "../src/data/mnist.ts";
import { folder, put, tenpen } from "./support/call.ts";

// Through the built command, because threads run built files. `npm run build:library` makes it.

/** MNIST's first images as an IDX pair; returns the path of the images. */
async function firstOfMnist(place: string, count: number): Promise<string> {
  const { images, labels } = await loadMnist("train");
  const idx = (shape: readonly number[], values: Uint8Array) => {
    const head = Buffer.alloc(4 + 4 * shape.length);
    for (const [i, value] of [0x0800 | shape.length, ...shape].entries()) head.writeUInt32BE(value, 4 * i);
    return Buffer.concat([head, values]);
  };
  put(place, "train-labels-idx1-ubyte", idx([count], labels.subarray(0, count)));
  return put(place, "train-images-idx3-ubyte", idx([count, 28, 28], images.subarray(0, count * 784)));
}

it("any number of workers trains the same bytes", async () => {
  const place = folder();
  const data = await firstOfMnist(place, 1200);
  const train = (workers: number) => {
    const out = join(place, `${workers}`);
    // 1,000 images to train on: the last batch is not full, nor is its last shard.
    const settings = ["--validation", "200", "--epochs", "2", "--batch", "96", "--workers", `${workers}`];
    const { status, stderr } = tenpen("train", "--data", data, "--out", out, ...settings);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    return ["best_model.safetensors", "history.json"].map((file) =>
      createHash("sha256")
        .update(readFileSync(join(out, file)))
        .digest("hex"),
    );
  };
  const alone = train(1);
  for (const workers of [2, 3, 5]) expect(train(workers), `${workers} workers`).toEqual(alone);
});
