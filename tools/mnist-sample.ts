import { mkdir, writeFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import type { Plugin } from "vite";
import type { Dataset } from "../src/data/dataset.ts";
import { loadMnist } from "../src/data/node/mnist.ts";
import { Random } from "../src/nn/random.ts";

/** How many images, 30 a digit. */
const count = 300;
const seed = 1;
const folder = new URL("../app/model/build/", import.meta.url);

/** Packs some of MNIST's test images for the page, which tries on them what models take. They are built, never committed. */
export function mnistSample(): Plugin {
  return {
    name: "mnist-sample",
    async buildStart() {
      await mkdir(folder, { recursive: true });
      await writeFile(new URL("mnist-sample.bin", folder), packSample(await loadMnist("test")));
    },
  };
}

/**
 * A gzip of the labels `[count]` and the images `[count, height, width]`, drawn at random, the digits by turns: any first ten
 * times n are n of each.
 */
export function packSample({ images, labels, height, width }: Dataset): Uint8Array {
  const order = new Random(seed, "sample").shuffle(Uint32Array.from(labels.keys()));
  const ofDigit = Array.from({ length: 10 }, (_, digit) => order.filter((index) => labels[index] === digit));
  const drawn = Array.from({ length: count }, (_, i) => ofDigit[i % 10]![Math.floor(i / 10)]!);
  const size = height * width;
  const packed = new Uint8Array(count * (1 + size));
  for (const [i, index] of drawn.entries()) {
    packed[i] = labels[index]!;
    packed.set(images.subarray(index * size, (index + 1) * size), count + i * size);
  }
  return gzipSync(packed, { level: 9 });
}
