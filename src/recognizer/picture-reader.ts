import { classesOf, type Model } from "../model/model.ts";
import type { Network } from "../nn/network.ts";
import { normalizedDigit } from "../picture/normalized-digit.ts";
import { checkPicture, type Picture } from "../picture/picture.ts";
import type { ReadingAndImages } from "./assemble-reading.ts";
import { expectOf } from "./expect.ts";
import type { ReadOptions } from "./ink-recognizer.ts";
import { NetworkClassifier } from "./network-classifier.ts";
import type { DecodeOptions } from "./prediction.ts";
import { readNormalized } from "./read-normalized.ts";
import { readPixels } from "./read-pixels.ts";

/** Reads pictures with one model. */
export class PictureReader {
  readonly model: Model;
  readonly #classifier: NetworkClassifier;
  readonly #decoding: DecodeOptions & Pick<Model, "preprocessing">;

  /** @param network the model's own, see `networkOf`. */
  constructor(model: Model, network: Network) {
    this.model = model;
    this.#classifier = new NetworkClassifier(network);
    const { preprocessing, calibration } = model;
    this.#decoding = { classes: classesOf(model), calibration, preprocessing };
  }

  /**
   * Reads a picture of digits and numbers, drawn or printed: bounds are in its pixels. Shows what the network saw of each digit.
   *
   * @throws TenpenError as `checkPicture` does, and for hints that are none.
   */
  read(picture: Picture, options: ReadOptions = {}): ReadingAndImages {
    checkPicture(picture);
    const expect = expectOf(options);
    if (expect === undefined) {
      const digit = normalizedDigit(picture, this.model.preprocessing);
      const read = digit && readNormalized(digit, this.#classifier.classify(digit.image, 1)[0]!, this.#decoding);
      if (read) return read;
    }
    const steps = readPixels(picture, this.#decoding, expect);
    let step = steps.next();
    while (!step.done) step = steps.next(this.#classifier.classify(step.value.images, step.value.count));
    return step.value;
  }
}
