import type { InputEncoding } from "../model/input-encoding.ts";

/** The second of the three steps of reading: gives the logits of images, at once or in its own time. */
export interface Classifier {
  /**
   * @param images `[count, …inputShape]` of the preprocessing, or `[count, size, size]` without a path; 0 (paper) … 255 (ink).
   * @returns `[count]` times the logits of all classes.
   */
  classify(images: Uint8Array, count: number): readonly Float32Array[] | Promise<readonly Float32Array[]>;
}

/** Makes the classifier of a network that is given images by an encoding. */
export type ClassifierFor = (encoding: InputEncoding) => Classifier;
