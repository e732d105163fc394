import { fault, TenpenError } from "../errors.ts";
import { fileKind } from "../file-kind.ts";
import type { Dataset } from "./dataset.ts";

/** An array of unsigned bytes as an IDX file holds it (http://yann.lecun.com/exdb/mnist). */
export interface IdxArray {
  /** `[count]` for labels, `[count, height, width]` for images. */
  readonly shape: readonly number[];
  /** In row-major order; a view of the file's bytes. */
  readonly data: Uint8Array;
}

/** Magic number and three sizes. */
export const longestHeader = 16;

/**
 * Reads an IDX file of unsigned bytes in one dimension (labels) or three (images).
 *
 * @param what the file's name, for messages.
 * @throws TenpenError for another magic number, and when there are more or fewer bytes than the sizes say.
 */
export function parseIdx(bytes: Uint8Array, what: string): IdxArray {
  const shape = checkIdxHeader(bytes, bytes.length, what);
  return { shape, data: bytes.subarray(4 + 4 * shape.length) };
}

/**
 * The shape of an IDX file by its header.
 *
 * @param head the first `longestHeader` bytes, or all where there are fewer.
 * @param length how many bytes the file has.
 * @throws TenpenError as `parseIdx` does.
 */
export function checkIdxHeader(head: Uint8Array, length: number, what: string): readonly number[] {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const isIdx = length >= 4 && [0x00000801, 0x00000803].includes(view.getUint32(0));
  if (!isIdx) {
    const kind = fileKind(head);
    if (kind !== undefined && kind !== "IDX" && kind !== "binary data") {
      throw new TenpenError("data", what, "must be IDX", kind);
    }
    if (length < 4) throw fault("data", what, "must begin with a magic number of 4 bytes", length);
    const got = `0x${view.getUint32(0).toString(16).padStart(8, "0")}`;
    throw new TenpenError("data", what, "magic number must be 0x00000801 (labels) or 0x00000803 (images)", got);
  }
  const dimensions = view.getUint8(3);
  const start = 4 + 4 * dimensions;
  if (length < start) throw fault("data", what, `header must have ${start} bytes`, length);
  const shape = Array.from({ length: dimensions }, (_, i) => view.getUint32(4 + 4 * i));
  // Three sizes of 32 bits may multiply to more than a number holds exactly, but then to far more than any file.
  const size = shape.reduce((product, length) => product * length, 1);
  if (length - start !== size) {
    throw new TenpenError("data", what, `must have ${shape.join(" × ")} bytes after the header`, `${length - start}`);
  }
  return shape;
}

/** Puts images `[count, height, width]` and labels `[count]` together. @throws TenpenError when they do not belong together. */
export function idxDataset(images: IdxArray, labels: IdxArray, imagesName: string, labelsName: string): Dataset {
  if (images.shape.length !== 3) {
    throw fault("data", imagesName, "images must have 3 dimensions", images.shape.length);
  }
  if (labels.shape.length !== 1) {
    throw fault("data", labelsName, "labels must have 1 dimension", labels.shape.length);
  }
  const [count, height, width] = images.shape as [number, number, number];
  if (labels.shape[0] !== count) {
    throw new TenpenError("data", labelsName, `must have one label for each of ${count} images`, `${labels.shape[0]}`);
  }
  const wrong = labels.data.findIndex((label) => label > 9);
  if (wrong >= 0) {
    throw new TenpenError("data", labelsName, `label ${wrong} must be 0 to 9`, `${labels.data[wrong]}`);
  }
  return { images: images.data, labels: labels.data, count, height, width };
}

/** Whether a file means to be IDX, by its content: all of them begin with two zero bytes, and no text does. */
export function isIdx(bytes: Uint8Array): boolean {
  return bytes[0] === 0 && bytes[1] === 0;
}
