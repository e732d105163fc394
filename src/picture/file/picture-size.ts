import { jpegFrame, jpegSegments } from "./jpeg-segments.ts";
import { mediaBoxes } from "./media-boxes.ts";
import { pictureKind } from "./picture-kind.ts";
import { type WebpChunk, webpChunks } from "./webp-chunks.ts";

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Of a file's first bytes so many are enough, but for pictures with much said before their size. */
export const sizeHeadLength = 2 ** 18;

/**
 * What a file says of its picture's size, before anything is decoded: a few bytes may become gigabytes. Undefined where it says nothing, or
 * in a way that is not known here.
 *
 * @param head the first `sizeHeadLength` bytes, or all.
 */
export function pictureSize(head: Uint8Array): PictureSize | undefined {
  try {
    return sizeOf(head);
  } catch (error) {
    if (error instanceof RangeError) return undefined; // it ends before its size
    throw error;
  }
}

function sizeOf(head: Uint8Array): PictureSize | undefined {
  const view = viewOf(head);
  switch (pictureKind(head)) {
    case "png":
      return { width: view.getUint32(16), height: view.getUint32(20) };
    case "gif":
      return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
    case "bmp":
      return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) };
    case "webp":
      return firstOf(webpChunks(head), webpSize);
    case "jpeg":
      return firstOf(jpegSegments(head), jpegFrame);
    case "avif":
    case "heic":
      return largestImage(head);
    default:
      return undefined;
  }
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

/** Of the parts of a file the first that tells it. */
function firstOf<Part>(
  parts: Iterable<Part>,
  sizeOfPart: (part: Part) => PictureSize | undefined,
): PictureSize | undefined {
  for (const part of parts) {
    const size = sizeOfPart(part);
    if (size) return { width: size.width, height: size.height };
  }
  return undefined;
}

function webpSize({ type, content }: WebpChunk): PictureSize | undefined {
  const view = viewOf(content);
  switch (type) {
    case "VP8 ":
      return { width: view.getUint16(6, true) & 0x3fff, height: view.getUint16(8, true) & 0x3fff };
    case "VP8L": {
      const bits = view.getUint32(1, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case "VP8X":
      return { width: (view.getUint32(4, true) & 0xffffff) + 1, height: (view.getUint32(6, true) >>> 8) + 1 };
  }
  return undefined;
}

/** AVIF and HEIC tell the size of each of their images, thumbnails and tiles among them. */
function largestImage(head: Uint8Array): PictureSize | undefined {
  let largest: PictureSize | undefined;
  for (const { type, content } of mediaBoxes(head)) {
    if (type !== "ispe") continue;
    const view = viewOf(content);
    const size = { width: view.getUint32(4), height: view.getUint32(8) };
    if (!largest || size.width * size.height > largest.width * largest.height) largest = size;
  }
  return largest;
}
