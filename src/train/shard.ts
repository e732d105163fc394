import type { Dataset } from "../data/dataset.ts";
import { argmax, type Network } from "../nn/network.ts";
import { Random } from "../nn/random.ts";
import { softmaxCrossEntropy } from "../nn/softmax.ts";

/**
 * Images whose gradients are summed together. Batches are sums of shards, in their order, so that the weights come out the
 * same whoever works on which shard. Changing it changes all trained weights.
 */
export const shardSize = 16;

/** Images of a batch that follow each other in the epoch's order. */
export interface Shard {
  /** Their indices in the data, at most `shardSize`. */
  readonly indices: Uint32Array;
  /** Where the first of them stands in the epoch's order. */
  readonly position: number;
  readonly epoch: number;
  readonly seed: number;
  /** What the gradient of each image is multiplied with: 1 / the number of images in the batch. */
  readonly scale: number;
}

/** Sums over images. */
export interface Tally {
  loss: number;
  right: number;
}

const dropout = new Random();

/** Sums the gradients of a shard in the network's parameters, and returns its sums of losses and right answers. */
export function shardGradients(network: Network, data: Dataset, shard: Shard): Tally {
  const { indices, position, epoch, seed, scale } = shard;
  const tally = { loss: 0, right: 0 };
  network.clearGradients();
  for (let i = 0; i < indices.length; i++) {
    const index = indices[i]!;
    const label = data.labels[index]!;
    // By its place in the epoch, so that what one image drops does not depend on the images before it.
    dropout.restart(seed, "dropout", epoch, position + i);
    network.setImage(data.images, index);
    network.forward(dropout);
    tally.loss += softmaxCrossEntropy(network.logits, label, network.logitsGradient!, scale);
    if (argmax(network.logits) === label) tally.right++;
    network.backward();
  }
  network.collectGradients();
  return tally;
}
