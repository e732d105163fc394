import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { folder, tenpenUnder } from "./support/call.ts";
import { firstOfMnist } from "./support/mnist.ts";

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
    const settings = ["--validation", `${validation}`, "--epochs", "2", "--batch", "96", "--workers", `${workers}`];
    const { status, stderr } = tenpenUnder(node, "train", "--spec", spec, "--data", data, "--out", out, ...settings);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    return hashes(out);
  };
}

it.each([
  // 1,000 images to train on: the last batch is not full, nor is its last shard.
  ["classic", 1200, 200],
  ["small-res", 300, 50],
])("any number of workers trains the same bytes of %s", async (spec, images, validation) => {
  const train = await trainer(spec, images, validation);
  const alone = train(1);
  for (const workers of [2, 3, 5]) expect(train(workers), `${workers} workers`).toEqual(alone);
});

const other = process.env.TENPEN_OTHER_NODE;

it.skipIf(!other)(
  `another Node trains the same bytes${other ? "" : " (skipped: TENPEN_OTHER_NODE names none)"}`,
  async () => {
    for (const spec of ["classic", "small-res"]) {
      const train = await trainer(spec, 300, 50);
      expect(train(2, other), spec).toEqual(train(1));
    }
  },
);
