import type { Dataset } from "../data/dataset.ts";
import type { LabelledInk } from "../ink/jsonl.ts";
import { digits, hasRejectClass } from "../model/classes.ts";
import { type Calibration, classesOf, type Model } from "../model/model.ts";
import type { Backend } from "../nn/backend.ts";
import { softmaxCrossEntropy } from "../nn/softmax.ts";
import { NetworkClassifier, networkOf } from "../recognizer/network-classifier.ts";
import { digitClasses, digitLogits, rejectScore } from "../recognizer/prediction.ts";
import { prepareDigit } from "../recognizer/prepare.ts";

/** The shares of digits that must be accepted, of ink and of images: what is rejected beyond that is up to the network. */
const kept = { ink: 0.99, images: 0.99 };

/**
 * Measures a network on drawings and images that it was not trained on.
 *
 * - The temperature is that, in steps of 0.01, with which the digits among the drawings are likeliest, or among the images where
 *   no drawing shows one (Guo et al. 2017, https://arxiv.org/abs/1706.04599).
 * - The threshold, rounded up to 0.01, is the lowest that accepts 99 % of the drawings that are digits and 99 % of the
 *   images. What is no digit has no say, so that what is said of its rejection can be measured on the same drawings.
 */
export function calibrate(model: Model, backend: Backend, ink: readonly LabelledInk[], images: Dataset): Calibration {
  const classes = classesOf(model);
  const classifier = new NetworkClassifier(networkOf(model, backend));
  // What there is nothing to read in is answered without the network.
  const ofInk = ink.flatMap(({ ink, label }) => {
    if (typeof label !== "string") return [];
    const image = prepareDigit(ink, model.preprocessing);
    return image ? [{ logits: digitLogits(classifier.classify(image, 1)[0]!, classes), label: Number(label) }] : [];
  });
  const ofImages = classifier
    .classify(images.images, images.count)
    .map((logits, i) => ({ logits: digitLogits(logits, classes), label: images.labels[i]! }));
  const temperature = likeliestTemperature(ofInk.length > 0 ? ofInk : ofImages);
  if (!hasRejectClass(classes)) return { temperature };
  const scores = (labelled: readonly Labelled[]) =>
    labelled.map(({ logits }) => rejectScore(logits, digitClasses(classes))!);
  const threshold = Math.max(quantile(scores(ofInk), kept.ink), quantile(scores(ofImages), kept.images));
  return { temperature, threshold: Math.ceil(threshold * 100) / 100 };
}

/** Logits, and what they should say. */
interface Labelled {
  readonly logits: Float32Array;
  readonly label: number;
}

/** 0.10 … 5.00. */
function likeliestTemperature(labelled: readonly Labelled[]): number {
  const known = labelled.map(({ logits, label }) => ({ logits: logits.subarray(0, digits), label }));
  const scaled = new Float32Array(digits);
  const ignored = new Float32Array(scaled.length);
  const lossAt = (percent: number) => {
    let loss = 0;
    for (const { logits, label } of known) {
      for (let i = 0; i < scaled.length; i++) scaled[i] = logits[i]! / (percent / 100);
      loss += softmaxCrossEntropy(scaled, label, ignored, 1);
    }
    return loss;
  };
  // The loss is convex in 1 / temperature, so it falls before its least and rises behind it.
  let [low, high] = [10, 500];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lossAt(middle + 1) < lossAt(middle)) low = middle + 1;
    else high = middle;
  }
  return low / 100;
}

/** The lowest of the scores that at least this share of them does not exceed; below all where there are none. */
function quantile(scores: readonly number[], share: number): number {
  const sorted = scores.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NEGATIVE_INFINITY;
}
