import type { Model } from "../formats/model.ts";
import { normalize } from "../ink/normalize.ts";
import { type Bounds, bounds, checkInk, type Ink } from "../ink/stroke.ts";
import type { Backend } from "../nn/backend.ts";
import { Network } from "../nn/network.ts";
import { type Decision, decide } from "./decide.ts";
import type { ReadDigit, Reading } from "./reading.ts";

/**
 * Of the longer side of the paper: what is smaller is a pen that came down by accident, or a digit that has just begun. The
 * smallest of 8,294 pen-drawn digits (pendigits and UJI Pen Characters, training parts) has ten times as much.
 */
const speck = 0.01;

/** Whether it is a dot, or next to nothing on its paper. Where no paper is known, nothing but a dot is too small. */
function isSpeck({ width = 0, height = 0 }: Ink, area: Bounds): boolean {
  return Math.max(area.width, area.height) <= speck * Math.max(width, height);
}

/** Reads drawings with one model. */
export class Recognizer {
  readonly model: Model;
  readonly #network: Network;

  /** `createRecognizer` finds model and kernels. @throws SpecError when the weights do not fit the spec. */
  constructor(model: Model, backend: Backend) {
    this.model = model;
    this.#network = new Network({ spec: model.spec, backend });
    this.#network.setWeights(model.weights);
  }

  /** Reads a drawing of one digit. A blank one, a dot and a tiny tick have no digits. @throws InkError as `checkInk` does. */
  recognize(ink: Ink): Reading {
    return this.read(ink).reading;
  }

  /**
   * Reads a drawing and shows what the network saw of it: `image` is `[size, size]` of the model's preprocessing, 0 (paper)
   * … 255 (ink). @throws InkError as `checkInk` does.
   */
  read(ink: Ink): { readonly reading: Reading; readonly image: Uint8Array } {
    const { preprocessing } = this.model;
    checkInk(ink);
    const area = bounds(ink);
    if (area === null || isSpeck(ink, area)) {
      return { reading: { text: "", digits: [] }, image: new Uint8Array(preprocessing.size ** 2) };
    }
    const image = normalize(ink, preprocessing);
    const digits: ReadDigit[] = [{ ...this.#decide(image, 0), bounds: area }];
    const accepted = digits.filter((digit) => digit.accepted);
    return { reading: { text: accepted.map(({ digit }) => digit).join(""), digits }, image };
  }

  /**
   * Decides on images `[count, size, size]` that are normalised already, 0 (paper) … 255 (ink). @throws RangeError when
   * they are more or fewer.
   */
  recognizeImages(images: Uint8Array, count: number): Decision[] {
    const pixels = count * this.#network.inputs[0]!.length;
    if (images.length !== pixels) {
      throw new RangeError(`images: must have ${pixels} pixels for ${count} images, got ${images.length}`);
    }
    return Array.from({ length: count }, (_, i) => this.#decide(images, i));
  }

  #decide(images: Uint8Array, index: number): Decision {
    this.#network.setImage(images, index);
    this.#network.forward();
    return decide(this.#network.logits[0]!, this.model.calibration);
  }
}
