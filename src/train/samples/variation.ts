import { mnistPreprocessing, normalizeStrokes } from "../../ink/normalize.ts";
import type { Stroke } from "../../ink/stroke.ts";
import type { Random } from "../../nn/random.ts";
import { imageWarp } from "../augment/image.ts";
import { redraw } from "../augment/ink.ts";
import type { Render } from "./render.ts";

/** How much samples differ from one epoch to another. */
export interface Variation {
  /** Amplitude of the elastic distortion, in pixels of 28, see `imageWarp`. */
  readonly elastic: number;
  /** From this epoch on, counted from 1, samples are changed by this share only. */
  readonly cooldown: { readonly epoch: number; readonly strength: number };
}

/** The share by which samples are changed in an epoch. */
export function strengthIn(epoch: number, { cooldown }: Variation): number {
  return epoch >= cooldown.epoch ? cooldown.strength : 1;
}

/** Renders strokes as another hand and pen would have drawn them. @param strokesOf may draw from the sample's randomness. */
export function renderStrokes(
  variation: Variation,
  strokesOf: (index: number, random: Random) => readonly Stroke[],
): Render {
  const warp = imageWarp(mnistPreprocessing.size, variation.elastic);
  return (image, random, index, epoch) => {
    const strength = strengthIn(epoch, variation);
    const strokes = redraw(strokesOf(index, random), random, strength);
    // Reading always draws with the pipeline's pen; a little around it, so that nothing hangs on its width.
    const brush = mnistPreprocessing.brush + strength * random.between(-0.9, 0.9);
    image.set(normalizeStrokes(strokes, { ...mnistPreprocessing, brush }));
    // A third of an image's changes: turned, stretched and sheared it is already.
    warp(image, random, strength / 3);
  };
}
