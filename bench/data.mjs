import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadMnist } from "../dist/data/node/mnist.js";

/** Writes MNIST's training images for all contenders, and returns the folder; it goes with the benchmark. */
export async function prepareData() {
  const { images, labels } = await loadMnist("train");
  const folder = mkdtempSync(join(tmpdir(), "tenpen-bench-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "images.bin"), images);
  writeFileSync(join(folder, "labels.bin"), labels);
  return folder;
}
