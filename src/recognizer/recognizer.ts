import type { Hand } from "../hand/hand.ts";
import type { Model } from "../model/model.ts";
import type { Network } from "../nn/network.ts";
import type { Picture } from "../picture/picture.ts";
import type { PictureReading, ReadingAndImages } from "./assemble-reading.ts";
import { InkRecognizer, type ReadOptions } from "./ink-recognizer.ts";
import type { PictureReader } from "./picture-reader.ts";

/** Reads drawings with one model, and pictures with another or the same. */
export class Recognizer extends InkRecognizer {
  readonly #pictures: PictureReader;

  constructor(model: Model, network: Network, pictures: PictureReader, hand?: Hand) {
    super(model, network, hand);
    this.#pictures = pictures;
  }

  /** What pictures are read with. */
  get pictureModel(): Model {
    return this.#pictures.model;
  }

  /**
   * Reads a picture of digits and numbers, drawn or printed: bounds are in its pixels.
   *
   * @throws TenpenError as `checkPicture` does, and for hints that are none.
   */
  readPicture(picture: Picture, options: ReadOptions = {}): PictureReading {
    return this.lookAtPicture(picture, options).reading;
  }

  /** Reads a picture and shows what the network saw of each digit, as `read` does of a drawing. @throws TenpenError as `readPicture` does. */
  lookAtPicture(picture: Picture, options: ReadOptions = {}): ReadingAndImages {
    return this.#pictures.read(picture, options);
  }

  protected override withOwn(hand: Hand): this {
    return new Recognizer(this.model, this.network, this.#pictures, hand) as this;
  }
}
