import { digits } from "../model/classes.ts";
import { type InputEncoding, inkColors, pixelRanges, usualEncoding } from "../model/input-encoding.ts";
import type { ClassifierFor } from "./classifier.ts";

/** Images to try a model on. Of any first ten times n, each digit should be n. */
export interface ProbeSet {
  /** `[count, 28, 28]`, 0 (paper) … 255 (ink). */
  readonly images: Uint8Array;
  /** `[count]`, 0…9. */
  readonly labels: Uint8Array;
  readonly count: number;
}

/** How a model does when its input is made by an encoding. */
export interface Trial {
  readonly encoding: InputEncoding;
  /** How many of the images it was shown, and how many it read right. */
  readonly count: number;
  readonly right: number;
  /**
   * Mean of −log p of the right digit, p by the softmax of its logits. One image adds 7 at most, p = 1/1000, as where a logit is
   * no number: a network that is always too sure is not judged by its few mistakes alone.
   */
  readonly loss: number;
  /** Whether the logits were logarithms of probabilities already, each e^logit summing to 1: the model ends in a softmax. */
  readonly normalized: boolean;
}

/** All encodings, by how many programs use them. */
export const encodings: readonly InputEncoding[] = inkColors.flatMap((ink) =>
  pixelRanges.map((range) => ({ range, ink })),
);

/** How many encodings are tried on all images at most: all ranges of one ink may read the first images without a mistake. */
const finalists = 5;

/** Encodings are told apart by their losses where the rights differ by no more than this share of the images: it may be chance. */
const chance = 0.02;

/** What is not the usual range must be e⁵ times as likely. */
const doubt = 5;

const worstLoss = 7;

/** How many images a detection on `count` images shows the model. */
export function imagesToDetect(count: number): number {
  return encodings.length * fewOf(count) + finalists * count;
}

/** On so many of the images all encodings are tried. */
function fewOf(count: number): number {
  return 10 * Math.ceil(count / 75);
}

/**
 * Finds what a model takes for its input: tries every encoding on some of the images, the best on all, and takes what
 * reads most of them right. Well-trained networks read several ranges nearly alike, so of those with about as many right the
 * likeliest is taken: a wrong range makes a network doubt what it reads right, or be sure of what it reads wrong.
 *
 * @param count how many of the images to use.
 */
export async function detectEncoding(
  classifierFor: ClassifierFor,
  probes: ProbeSet,
  count = probes.count,
): Promise<Trial> {
  const first: Trial[] = [];
  for (const encoding of encodings) {
    first.push(await tryEncoding(classifierFor, probes, encoding, Math.min(count, fewOf(count))));
  }
  const best = first.sort((a, b) => b.right - a.right || a.loss - b.loss).slice(0, finalists);
  const last: Trial[] = [];
  for (const { encoding } of best) last.push(await tryEncoding(classifierFor, probes, encoding, count));
  const most = Math.max(...last.map(({ right }) => right));
  const alike = last.filter(({ right }) => right >= most - chance * count);
  return alike.reduce((a, b) => (unlikeliness(b) < unlikeliness(a) ? b : a));
}

/** −log of how likely the right answers are by the model, and it by its range. */
function unlikeliness({ loss, count, encoding }: Trial): number {
  return loss * count + (encoding.range === usualEncoding.range ? 0 : doubt);
}

/** Shows a model the first `count` images by one encoding. */
export async function tryEncoding(
  classifierFor: ClassifierFor,
  probes: ProbeSet,
  encoding: InputEncoding,
  count = probes.count,
): Promise<Trial> {
  const images = probes.images.subarray(0, (probes.images.length / probes.count) * count);
  const logits = await classifierFor(encoding).classify(images, count);
  let right = 0;
  let loss = 0;
  let normalized = true;
  for (const [i, all] of logits.entries()) {
    const ofDigits = all.subarray(0, digits);
    const label = probes.labels[i]!;
    const largest = ofDigits.reduce((a, b) => Math.max(a, b));
    const logSum = largest + Math.log(ofDigits.reduce((sum, logit) => sum + Math.exp(logit - largest), 0));
    if (ofDigits.indexOf(largest) === label) right++;
    const own = logSum - ofDigits[label]!;
    loss += own < worstLoss ? own : worstLoss;
    normalized &&= Math.abs(logSum) < 1e-3;
  }
  return { encoding, count, right, loss: loss / count, normalized };
}
