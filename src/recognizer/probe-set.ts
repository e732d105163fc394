import { Random } from "../nn/random.ts";
import type { ProbeSet } from "./detect-encoding.ts";

/** How many images, 30 a digit. */
const count = 300;
const seed = 1;

/**
 * Some images of a labelled set of digits, to try models on: drawn at random, the digits by turns, so that any first ten times
 * n are n of each.
 *
 * @param set with at least 30 images of each digit.
 */
export function drawProbeSet({ images, labels }: Pick<ProbeSet, "images" | "labels">): ProbeSet {
  const order = new Random(seed, "sample").shuffle(Uint32Array.from(labels.keys()));
  const ofDigit = Array.from({ length: 10 }, (_, digit) => order.filter((index) => labels[index] === digit));
  const drawn = Uint32Array.from({ length: count }, (_, i) => ofDigit[i % 10]![Math.floor(i / 10)]!);
  const size = images.length / labels.length;
  const probes = { images: new Uint8Array(count * size), labels: new Uint8Array(count), count };
  for (const [i, index] of drawn.entries()) {
    probes.labels[i] = labels[index]!;
    probes.images.set(images.subarray(index * size, (index + 1) * size), i * size);
  }
  return probes;
}
