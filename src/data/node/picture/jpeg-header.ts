import { TenpenError } from "../../../errors.ts";

/** What stands in a JPEG file before its pixels. */
export interface JpegHeader {
  readonly width: number;
  readonly height: number;
  /** How the picture is to be turned to stand upright, as Exif numbers it: 1…8, of which 1 is as it is. */
  readonly orientation: number;
}

/** Reads as far as the picture's size, and its orientation on the way. @throws TenpenError for a file without one. */
export function readJpegHeader(bytes: Uint8Array): JpegHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let orientation = 1;
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) break;
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at++; // fills up
      continue;
    }
    const length = view.getUint16(at + 2);
    if (marker === 0xe1) orientation = orientationOf(bytes.subarray(at + 4, at + 2 + length)) ?? orientation;
    // Frames of all kinds, but for tables (c4), extensions (c8) and arithmetic conditioning (cc).
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7), orientation };
    }
    at += 2 + length;
  }
  throw new TenpenError("data", "JPEG", "must tell its size", "none");
}

const orientationTag = 0x0112;

/** Of an Exif segment's first directory; undefined where it has none. */
function orientationOf(segment: Uint8Array): number | undefined {
  if (String.fromCharCode(...segment.subarray(0, 6)) !== "Exif\0\0" || segment.length < 14) return undefined;
  const view = new DataView(segment.buffer, segment.byteOffset + 6, segment.length - 6);
  const isLittle = view.getUint16(0) === 0x4949;
  const start = view.getUint32(4, isLittle);
  if (start + 2 > view.byteLength) return undefined;
  const entries = view.getUint16(start, isLittle);
  for (let i = 0; i < entries; i++) {
    const at = start + 2 + 12 * i;
    if (at + 12 > view.byteLength) return undefined;
    if (view.getUint16(at, isLittle) !== orientationTag) continue;
    const value = view.getUint16(at + 8, isLittle);
    return value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}
