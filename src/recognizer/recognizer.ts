import { normalizedDigit } from "../picture/normalized-digit.ts";
import { checkPicture, type Picture } from "../picture/picture.ts";
import type { PictureReading, ReadPicture } from "./assemble-reading.ts";
import { expectOf } from "./expect.ts";
import { InkRecognizer, type ReadOptions } from "./ink-recognizer.ts";
import { readNormalized } from "./read-normalized.ts";
import { readPicture } from "./read-picture.ts";

/** Reads drawings and pictures with one model. */
export class Recognizer extends InkRecognizer {
  /**
   * Reads a picture of digits and numbers, drawn or printed: bounds are in its pixels.
   *
   * @throws TenpenError as `checkPicture` does, and for hints that are none.
   */
  readPicture(picture: Picture, options: ReadOptions = {}): PictureReading {
    return this.lookAtPicture(picture, options).reading;
  }

  /** Reads a picture and shows what the network saw of each digit, as `read` does of a drawing. @throws TenpenError as `readPicture` does. */
  lookAtPicture(picture: Picture, options: ReadOptions = {}): ReadPicture {
    checkPicture(picture);
    const expect = expectOf(options);
    if (expect === undefined) {
      const digit = normalizedDigit(picture, this.model.preprocessing);
      const read = digit && readNormalized(digit, this.classifier.classify(digit.image, 1)[0]!, this.decoding);
      if (read) return read;
    }
    const steps = readPicture(picture, this.decoding, expect);
    let step = steps.next();
    while (!step.done) step = steps.next(this.classifier.classify(step.value.images, step.value.count));
    return step.value;
  }
}
