import { checkWhole, fault } from "../errors.ts";
import { checkInk, type Ink } from "../ink/stroke.ts";
import { classesOf, type Model } from "../model/model.ts";
import type { Backend } from "../nn/backend.ts";
import { checkExpect, type Expect } from "./expect.ts";
import { NetworkClassifier, networkOf } from "./network-classifier.ts";
import { type DecodeOptions, type Prediction, toDigitPrediction } from "./prediction.ts";
import { type ReadInk, readInk } from "./read-ink.ts";
import type { Reading } from "./reading.ts";

export interface ReadOptions {
  /** What is known of the numbers beforehand. */
  readonly expect?: Expect;
}

/** Reads drawings with one model. */
export class Recognizer {
  readonly model: Model;
  readonly #classifier: NetworkClassifier;
  readonly #decoding: DecodeOptions & Pick<Model, "preprocessing">;

  /** `createRecognizer` finds model and kernels. @throws TenpenError as `networkOf` does. */
  constructor(model: Model, backend: Backend) {
    this.model = model;
    this.#classifier = new NetworkClassifier(networkOf(model, backend));
    const { preprocessing, calibration } = model;
    this.#decoding = { classes: classesOf(model), calibration, preprocessing };
  }

  /**
   * Reads a drawing of numbers, or of one digit. A blank one, a dot and a tiny tick have none.
   *
   * @throws TenpenError as `checkInk` does, and for hints that are none.
   */
  recognize(ink: Ink, options: ReadOptions = {}): Reading {
    return this.read(ink, options).reading;
  }

  /**
   * Reads a drawing and shows what the network saw of each digit: `images` is `[count, size, size]` of the model's preprocessing,
   * 0 (paper) … 255 (ink). @throws TenpenError as `checkInk` does.
   */
  read(ink: Ink, { expect }: ReadOptions = {}): ReadInk {
    checkInk(ink);
    if (expect !== undefined) checkExpect(expect);
    const steps = readInk(ink, this.#decoding, expect);
    let step = steps.next();
    while (!step.done) step = steps.next(this.#classifier.classify(step.value.images, step.value.count));
    return step.value;
  }

  /**
   * What each of the images `[count, size, size]` shows that are normalised already, 0 (paper) … 255 (ink). @throws TenpenError
   * when they are more or fewer.
   */
  recognizeImages(images: Uint8Array, count: number): Prediction[] {
    checkWhole("option", "count", count, 0);
    const pixels = count * this.model.preprocessing.size ** 2;
    if (!(images instanceof Uint8Array)) throw fault("option", "images", "must be a Uint8Array", images);
    if (images.length !== pixels) {
      throw fault("option", "images", `must have ${pixels} pixels for ${count} images`, images.length);
    }
    return this.#classifier.classify(images, count).map((logits) => toDigitPrediction(logits, this.#decoding));
  }
}
