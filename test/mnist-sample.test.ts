import { expect, it } from "vitest";
import { unpackSample } from "../app/mnist-sample.ts";
import { loadMnist } from "../src/data/node/mnist.ts";
import { packSample } from "../tools/mnist-sample.ts";

it("the page gets 300 of MNIST's test images, no two alike, and as many of each digit in any first ten times n", async () => {
  const test = await loadMnist("test");
  const packed = packSample(test);
  expect(packed).toEqual(packSample(test));
  const { images, labels, count } = await unpackSample(new Blob([packed as BlobPart]));
  expect(count).toBe(300);
  expect([...labels]).toEqual(Array.from({ length: 300 }, (_, i) => i % 10));

  const known = new Map<string, number>();
  const text = (all: Uint8Array, i: number) => Buffer.from(all.subarray(i * 784, (i + 1) * 784)).toString("latin1");
  for (let i = 0; i < test.count; i++) known.set(text(test.images, i), test.labels[i]!);
  const drawn = Array.from({ length: count }, (_, i) => text(images, i));
  expect(drawn.map((image) => known.get(image))).toEqual([...labels]);
  expect(new Set(drawn).size).toBe(300);
});
