import { withChannels } from "../../data/dataset.ts";
import { mnistPreprocessing, normalizeStrokes, type Preprocessing } from "../../ink/normalize.ts";
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
    const preprocessing = {
      ...mnistPreprocessing,
      brush: mnistPreprocessing.brush + strength * random.between(-0.9, 0.9),
    };
    if (image.length > mnistPreprocessing.size ** 2) {
      renderPath(image, strokes, random, preprocessing);
    } else {
      image.set(normalizeStrokes(strokes, preprocessing));
      // A third of an image's changes: turned, stretched and sheared it is already.
      warp(image, random, strength / 3);
    }
  };
}

/** Shares of the drawings whose path is not shown, as that of an image is not, and whose order nobody would write. */
const [unknown, backwards, mixed] = [0.15, 0.08, 0.08];

/** With the path of the pen, and so that nothing hangs on it alone. The image is not warped: path and ink would part. */
function renderPath(image: Uint8Array, strokes: readonly Stroke[], random: Random, preprocessing: Preprocessing): void {
  const kind = random.float();
  if (kind < unknown) {
    const channels = image.length / preprocessing.size ** 2;
    image.set(withChannels(normalizeStrokes(strokes, preprocessing), {}, channels));
    return;
  }
  image.set(normalizeStrokes(reorder(strokes, kind - unknown, random), { ...preprocessing, path: true }));
}

function reorder(strokes: readonly Stroke[], kind: number, random: Random): readonly Stroke[] {
  if (kind < backwards) return strokes.map((stroke) => stroke.toReversed()).reverse();
  if (kind >= backwards + mixed) return strokes;
  return random.shuffle([...strokes]).map((stroke) => (random.float() < 0.5 ? stroke.toReversed() : stroke));
}
