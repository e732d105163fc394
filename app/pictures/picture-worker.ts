import type { PictureSize } from "../../src/picture/file/picture-size.ts";
import type { PictureReading } from "../../src/recognizer/read-pixels.ts";
import type { Read } from "../reader.ts";

/** A picture that was decoded. */
export interface OpenedPicture extends PictureSize {
  /** The picture to be looked at: upright, and no larger than a screen shows well. */
  readonly preview: Blob;
}

export interface PictureRead extends Read {
  /** Bounds are in pixels of the picture as it was opened. */
  readonly reading: PictureReading;
}

/** What can be asked of the worker that reads pictures. */
export interface PictureWorker {
  /** Gets ready while a picture is chosen: engines make the program faster once it has run. */
  prepare(): void;
  /**
   * Decodes a picture, which is read next. @throws TenpenError of code `limit` for one with too many pixels, `unsupported` for a
   * kind that this browser decodes not, and `data` for what is damaged or no picture.
   */
  open(file: Blob): OpenedPicture;
  /**
   * Reads the picture that was opened last at a low resolution: soon, and not all of it, nor all of it right. Undefined of a picture that is small
   * enough to be read as soon.
   */
  glance(): PictureReading | undefined;
  /** Reads the picture that was opened last. @throws TenpenError of code `network` where the model does not arrive. */
  read(): PictureRead;
  /** Reads a frame of a camera. */
  readFrame(frame: ImageBitmap): PictureReading;
}
