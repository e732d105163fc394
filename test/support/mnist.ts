import { loadMnist } from "../../src/data/node/mnist.ts";
import { put } from "./call.ts";

/** MNIST's first images as an IDX pair; returns the path of the images. */
export async function firstOfMnist(place: string, count: number): Promise<string> {
  const { images, labels } = await loadMnist("train");
  const idx = (shape: readonly number[], values: Uint8Array) => {
    const head = Buffer.alloc(4 + 4 * shape.length);
    for (const [i, value] of [0x0800 | shape.length, ...shape].entries()) head.writeUInt32BE(value, 4 * i);
    return Buffer.concat([head, values]);
  };
  put(place, "train-labels-idx1-ubyte", idx([count], labels.subarray(0, count)));
  return put(place, "train-images-idx3-ubyte", idx([count, 28, 28], images.subarray(0, count * 784)));
}
