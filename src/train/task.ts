import type { Backend } from "../nn/backend.ts";
import { argmax, Network } from "../nn/network.ts";
import { Random } from "../nn/random.ts";
import { softmaxCrossEntropy } from "../nn/softmax.ts";
import type { Spec } from "../nn/spec.ts";
import type { Render } from "./samples/render.ts";

/**
 * Images whose gradients are summed together: a shard. Batches are sums of shards, in their order, so that the weights come
 * out the same whoever works on which shard. Changing it changes all trained weights.
 */
export const shardSize = 16;

/** Images whose losses are summed together in validation, likewise. */
export const measureSize = 256;

interface Images {
  /** `[count, …input]`, 0 (paper) … 255 (ink). */
  readonly images: Uint8Array;
  /** `[count]` */
  readonly labels: Uint8Array;
  /** Of the loss, see `TrainOptions.labelSmoothing`. */
  readonly smoothing: number;
}

/** A shard of a batch: images that follow each other in the epoch's order. */
export interface TrainTask extends Images {
  readonly type: "train";
  /** Where the first of them stands in the epoch's order. */
  readonly position: number;
  /** Counted from 1. */
  readonly epoch: number;
  readonly seed: number;
  /** What the gradient of each image is multiplied with: 1 / the number of images in the batch. */
  readonly scale: number;
  /** `[count]`, which of the training samples they are. */
  readonly indices: Uint32Array;
}

/** Images to be answered as in use. */
export interface MeasureTask extends Images {
  readonly type: "measure";
}

/** What can be worked out anywhere: plain data that goes to a worker as it is. */
export type Task = TrainTask | MeasureTask;

export interface TaskResult {
  /** Sums over the images. */
  readonly loss: number;
  readonly right: number;
  /** Sum over the images of a shard, all parameters one after the other; null of a measurement. */
  readonly gradient: Float32Array | null;
}

/** A network that works out tasks of a spec. */
export function taskNetwork(spec: Spec, backend: Backend): Network {
  // Batch normalisation needs a whole shard at once; all else is faster by one image, which stays in the nearest caches.
  const needsShard = spec.layers.some(({ type }) => type === "batchNormalization");
  return new Network({ spec, backend, training: true, images: needsShard ? shardSize : 1 });
}

const chance = new Random();
const generators = Array.from({ length: shardSize }, () => new Random());

/**
 * Works out a task with a `taskNetwork` that has the weights of the step; samples to train on are rendered.
 *
 * @param buffer becomes the result's gradient, so that none has to be allocated; a new array when missing.
 */
export function runTask(network: Network, task: Task, render?: Render, buffer?: Float32Array): TaskResult {
  const { images, labels, smoothing } = task;
  const isTraining = task.type === "train";
  const scale = isTraining ? task.scale : 1;
  let loss = 0;
  let right = 0;
  if (isTraining) network.clearGradients();
  if (isTraining && render) renderAll(task, render);
  const together = network.inputs.length;
  for (let start = 0; start < labels.length; start += together) {
    const count = Math.min(together, labels.length - start);
    for (let i = 0; i < count; i++) network.setImage(images, start + i, i);
    if (isTraining) {
      const randoms = generators.slice(0, count);
      // By its place in the epoch, so that what one image drops does not depend on the images before it.
      for (const [i, random] of randoms.entries()) {
        random.restart(task.seed, "dropout", task.epoch, task.position + start + i);
      }
      network.forwardTraining(randoms);
    } else {
      network.forward(count);
    }
    for (let i = 0; i < count; i++) {
      const [label, logits] = [labels[start + i]!, network.logits[i]!];
      loss += softmaxCrossEntropy(logits, label, network.logitsGradients[i]!, scale, smoothing);
      if (argmax(logits) === label) right++;
    }
    if (isTraining) network.backward(count);
  }
  return { loss, right, gradient: isTraining ? network.collectGradients(buffer) : null };
}

/** What a message with a gradient hands over: its memory, where a copy would take longer, unless both sides see it anyway. */
export function buffersOf(gradient: Float32Array | null | undefined): ArrayBuffer[] {
  return gradient?.buffer instanceof ArrayBuffer ? [gradient.buffer] : [];
}

/** Renders the samples of a task, whose images are its own copies. */
function renderAll({ images, indices, seed, epoch, position }: TrainTask, render: Render): void {
  const size = images.length / indices.length;
  for (const [i, index] of indices.entries()) {
    chance.restart(seed, "augment", epoch, position + i);
    render(images.subarray(i * size, (i + 1) * size), chance, index, epoch);
  }
}
