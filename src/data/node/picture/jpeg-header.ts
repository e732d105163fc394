import { fault, TenpenError } from "../../../errors.ts";
import { orientationOf } from "./exif.ts";

/** What stands in a JPEG file beside its pixels. */
export interface JpegHeader {
  readonly width: number;
  readonly height: number;
  /** Values of a pixel: 1 of grey, 3 of colour, 4 of ink for print. */
  readonly components: number;
  /** As `orientationOf` gives it. */
  readonly orientation: number;
}

/** A pixel is gone over in each scan; files that are not made to take long have about ten. */
const mostScans = 100;

const marker = { end: 0xd9, scan: 0xda, exif: 0xe1 };

/** Of frames of all kinds, but for tables (c4), extensions (c8) and arithmetic conditioning (cc). */
const isFrame = (code: number) => code >= 0xc0 && code <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(code);

/** Goes through a JPEG file from mark to mark, without its pixels. @throws TenpenError for one that is not whole, or would take long. */
export function readJpegHeader(bytes: Uint8Array): JpegHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let orientation = 1;
  let frame: Omit<JpegHeader, "orientation"> | undefined;
  let scans = 0;
  for (let at = 2; at + 1 < bytes.length; ) {
    const code = bytes[at + 1]!;
    // Between marks lie pixels, and what fills up.
    if (bytes[at] !== 0xff || code === 0 || code === 0xff || (code >= 0xd0 && code <= 0xd7)) {
      const next = bytes.indexOf(0xff, at + 1);
      if (next < 0) break;
      at = next;
      continue;
    }
    if (code === marker.end) {
      if (!frame) throw new TenpenError("data", "JPEG", "must tell its size", "none");
      return { ...frame, orientation };
    }
    if (at + 4 > bytes.length) break;
    const length = view.getUint16(at + 2);
    const segment = bytes.subarray(at + 4, at + 2 + length);
    if (code === marker.exif) orientation = orientationOf(segment) ?? orientation;
    if (code === marker.scan && ++scans > mostScans) {
      throw fault("limit", "JPEG", `must have at most ${mostScans} scans`, "more");
    }
    if (isFrame(code) && segment.length >= 6) {
      frame ??= { height: view.getUint16(at + 5), width: view.getUint16(at + 7), components: segment[5]! };
    }
    at += 2 + length;
  }
  throw new TenpenError("data", "JPEG", "must be whole", "only its beginning");
}
