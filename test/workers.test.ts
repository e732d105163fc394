import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { folder, tenpen } from "./support/call.ts";
import { firstOfMnist } from "./support/mnist.ts";

// Through the built command, because threads run built files. `npm run build:library` makes it.

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
