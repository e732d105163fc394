import { fault } from "../errors.ts";
import { checkInk, type Ink } from "../ink/stroke.ts";
import type { Model } from "../model/model.ts";
import type { Backend } from "../nn/backend.ts";
import { Network } from "../nn/network.ts";
import { answer, nothing } from "./answer.ts";
import { type Decision, decide } from "./decide.ts";
import type { Reading } from "./reading.ts";
import { seeInk } from "./see-ink.ts";

/** Reads drawings with one model. */
export class Recognizer {
  readonly model: Model;
  readonly #network: Network;

  /** `createRecognizer` finds model and kernels. @throws TenpenError when the weights do not fit the spec. */
  constructor(model: Model, backend: Backend) {
    this.model = model;
    this.#network = new Network({ spec: model.spec, backend });
    this.#network.setWeights(model.weights);
  }

  /** Reads a drawing of one digit. A blank one, a dot and a tiny tick have no digits. @throws TenpenError as `checkInk` does. */
  recognize(ink: Ink): Reading {
    return this.read(ink).reading;
  }

  /**
   * Reads a drawing and shows what the network saw of it: `image` is `[size, size]` of the model's preprocessing, 0 (paper)
   * … 255 (ink). @throws TenpenError as `checkInk` does.
   */
  read(ink: Ink): { readonly reading: Reading; readonly image: Uint8Array } {
    checkInk(ink);
    const { preprocessing, calibration } = this.model;
    const { image, bounds } = seeInk(ink, preprocessing);
    return { reading: bounds ? answer(this.#logits(image, 0), bounds, calibration) : nothing, image };
  }

  /**
   * Decides on images `[count, size, size]` that are normalised already, 0 (paper) … 255 (ink). @throws TenpenError when
   * they are more or fewer.
   */
  recognizeImages(images: Uint8Array, count: number): Decision[] {
    const pixels = count * this.#network.inputs[0]!.length;
    if (images.length !== pixels) {
      throw fault("option", "images", `must have ${pixels} pixels for ${count} images`, images.length);
    }
    return Array.from({ length: count }, (_, i) => decide(this.#logits(images, i), this.model.calibration));
  }

  #logits(images: Uint8Array, index: number): Float32Array {
    this.#network.setImage(images, index);
    this.#network.forward();
    return this.#network.logits[0]!;
  }
}
