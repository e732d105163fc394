import { withChannels } from "../../data/dataset.ts";
import { mnistPreprocessing } from "../../ink/normalize.ts";
import { imageWarp } from "../augment/image.ts";
import type { Render } from "./render.ts";
import { strengthIn, type Variation } from "./variation.ts";

/** Stored images of digits, as another hand, pen or camera would have made them. */
export function renderImages(variation: Variation): Render {
  const { size } = mnistPreprocessing;
  const warp = imageWarp(size, variation.elastic);
  const inked = new Uint8Array(size * size);
  return (image, random, _index, epoch) => {
    // Nobody knows the path of the pen: all other channels stay blank.
    const channels = image.length / inked.length;
    for (let i = 0; i < inked.length; i++) inked[i] = image[i * channels]!;
    warp(inked, random, strengthIn(epoch, variation));
    image.set(withChannels(inked, {}, channels));
  };
}
