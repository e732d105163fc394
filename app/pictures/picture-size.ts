import { latinOf, pictureKind } from "./picture-kind.ts";

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Of a file's first bytes so many are enough, but for pictures with much said before their size. */
export const sizeHeadLength = 2 ** 18;

/**
 * What a file says of its picture's size, before anything is decoded: a few bytes may become gigabytes. Undefined where it says nothing, or
 * in a way that is not known here.
 */
export function pictureSize(head: Uint8Array): PictureSize | undefined {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  try {
    switch (pictureKind(head)) {
      case "png":
        return { width: view.getUint32(16), height: view.getUint32(20) };
      case "gif":
        return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
      case "bmp":
        return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) };
      case "webp":
        return webpSize(view);
      case "jpeg":
        return jpegSize(view);
      case "avif":
      case "heic":
        return boxedSize(head, view);
      default:
        return undefined;
    }
  } catch (error) {
    if (error instanceof RangeError) return undefined; // it ends before its size
    throw error;
  }
}

function webpSize(view: DataView): PictureSize | undefined {
  const three = (at: number) => view.getUint16(at, true) + 65_536 * view.getUint8(at + 2);
  switch (view.getUint32(12)) {
    case 0x56503820: // "VP8 "
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    case 0x5650384c: {
      // "VP8L"
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 0x56503858: // "VP8X"
      return { width: three(24) + 1, height: three(27) + 1 };
  }
  return undefined;
}

/** The frame header stands behind segments of any length. */
function jpegSize(view: DataView): PictureSize | undefined {
  let at = 2;
  while (view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1; // filled up
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

/** AVIF and HEIC tell the size of each of their images, thumbnails and tiles among them, in boxes of their own. */
function boxedSize(head: Uint8Array, view: DataView): PictureSize | undefined {
  const sizes: PictureSize[] = [];
  const text = latinOf(head.subarray(0, 2 ** 14));
  for (let at = text.indexOf("ispe"); at >= 0; at = text.indexOf("ispe", at + 4)) {
    sizes.push({ width: view.getUint32(at + 8), height: view.getUint32(at + 12) });
  }
  return sizes.toSorted((a, b) => b.width * b.height - a.width * a.height)[0];
}
