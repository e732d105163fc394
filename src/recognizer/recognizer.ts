import type { Model } from "../formats/model.ts";
import { normalize } from "../ink/normalize.ts";
import { bounds, type Ink } from "../ink/stroke.ts";
import type { Backend } from "../nn/backend.ts";
import { Network } from "../nn/network.ts";
import { softmax } from "../nn/softmax.ts";
import type { Reading } from "./reading.ts";

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

  /** Reads a drawing of one digit. A blank one has no digits. @throws InkError as `checkInk` does. */
  recognize(ink: Ink): Reading {
    const image = this.normalize(ink);
    const area = bounds(ink);
    if (area === null) return { text: "", digits: [] };
    const probabilities = [...this.recognizeImages(image, 1)];
    const confidence = Math.max(...probabilities);
    const digit = probabilities.indexOf(confidence);
    // Whatever is drawn is accepted: the models so far know no drawing that is not a digit.
    return { text: `${digit}`, digits: [{ digit, confidence, probabilities, bounds: area, accepted: true }] };
  }

  /** What the network sees of a drawing: `[size, size]`, 0 (paper) … 255 (ink). @throws InkError as `checkInk` does. */
  normalize(ink: Ink): Uint8Array {
    return normalize(ink, this.model.preprocessing);
  }

  /** Probabilities `[count, classes]` of images `[count, size, size]`, 0 (paper) … 255 (ink), as the network sees them. */
  recognizeImages(images: Uint8Array, count: number): Float32Array {
    const { logits } = this.#network;
    const probabilities = new Float32Array(count * logits.length);
    for (let i = 0; i < count; i++) {
      this.#network.setImage(images, i);
      this.#network.forward();
      softmax(logits, probabilities.subarray(i * logits.length, (i + 1) * logits.length));
    }
    return probabilities;
  }
}
