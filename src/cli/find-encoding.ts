import { loadMnist } from "../data/node/mnist.ts";
import { percent } from "../evaluation/percent.ts";
import { type InputEncoding, usualEncoding } from "../model/input-encoding.ts";
import type { Model } from "../model/model.ts";
import { costOf } from "../nn/cost.ts";
import { checkSpec } from "../nn/spec.ts";
import { detectEncoding, imagesToDetect, type ProbeSet } from "../recognizer/detect-encoding.ts";
import { networkClassifierFor } from "../recognizer/network-classifier.ts";
import { drawProbeSet } from "../recognizer/probe-set.ts";
import { encodingText } from "./input-encoding.ts";

/**
 * What it may cost, see `costOf`: some seconds. A large network is tried on fewer images. Counted and not timed, so that the
 * same is found everywhere.
 */
const budget = 1e11;

/** Of ten digits one is right by chance; who is right in half of them was tried on something like what it knows. */
const leastFitting = 0.5;

/** What a network is taken to have been trained on, and the sentence that says why. */
export interface FoundEncoding {
  readonly encoding: InputEncoding;
  readonly text: string;
}

/**
 * Finds out what the network of another program was trained on, by trying it on images of MNIST's test set. Where that cannot be,
 * it is taken for the usual.
 *
 * @param model the network, which is given pixels as they are.
 */
export async function findEncoding(
  model: Model,
  load: () => Promise<Pick<ProbeSet, "images" | "labels">> = () => loadMnist("test"),
): Promise<FoundEncoding> {
  const usual = (why: string) => ({
    encoding: usualEncoding,
    text: `taken to read ${encodingText(usualEncoding)}, since ${why}; --input-range and --input-polarity tell`,
  });
  const probes = await load().then(drawProbeSet, () => null);
  if (probes === null) return usual("there is no MNIST to find out with");
  const count = affordable(probes.count, costOf(checkSpec(model.spec)));
  if (count === 0) return usual("finding out would take too long");
  const { right, encoding } = await detectEncoding(await networkClassifierFor(model), probes, count);
  const found = `reads ${percent(right / count)} of ${count} MNIST images as ${encodingText(encoding)}`;
  if (right >= leastFitting * count) return { encoding, text: found };
  return { encoding, text: `${found}, and no more by any other: it may have been trained on something else` };
}

/** The largest multiple of ten on which it keeps to its budget, 0 where not even ten are. */
function affordable(most: number, cost: number): number {
  let count = most;
  while (count > 0 && imagesToDetect(count) * cost > budget) count -= 10;
  return count;
}
