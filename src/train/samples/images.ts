import { mnistPreprocessing } from "../../ink/normalize.ts";
import { imageWarp } from "../augment/image.ts";
import type { Render } from "./render.ts";
import { strengthIn, type Variation } from "./variation.ts";

/** Stored images of digits, as another hand, pen or camera would have made them. */
export function renderImages(variation: Variation): Render {
  const warp = imageWarp(mnistPreprocessing.size, variation.elastic);
  return (image, random, _index, epoch) => warp(image, random, strengthIn(epoch, variation));
}
