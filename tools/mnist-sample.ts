import { writeFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import type { Plugin } from "vite";
import type { Dataset } from "../src/data/dataset.ts";
import { loadMnist } from "../src/data/node/mnist.ts";
import { drawProbeSet } from "../src/recognizer/probe-set.ts";

const file = new URL("../app/mnist-sample.bin", import.meta.url);

/** Packs some of MNIST's test images for the page, which tries on them what models take. They are built, never committed. */
export function mnistSample(): Plugin {
  return {
    name: "mnist-sample",
    async buildStart() {
      await writeFile(file, packSample(await loadMnist("test")));
    },
  };
}

/** A gzip of the labels `[count]` and the images `[count, height, width]` of the probe set. */
export function packSample(dataset: Dataset): Uint8Array {
  const { labels, images } = drawProbeSet(dataset);
  return gzipSync(Buffer.concat([labels, images]), { level: 9 });
}
