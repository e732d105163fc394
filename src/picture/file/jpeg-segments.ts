/** A part of a JPEG file that begins with a mark. */
export interface JpegSegment {
  readonly code: number;
  /** What is in it, behind its length. */
  readonly content: Uint8Array;
}

export const jpegMark = { end: 0xd9, scan: 0xda, exif: 0xe1 };

/** What a frame's segment says of the pixels behind it. */
export interface JpegFrame {
  readonly width: number;
  readonly height: number;
  /** Values of a pixel: 1 of grey, 3 of colour, 4 of ink for print. */
  readonly components: number;
}

/** Goes through a JPEG file from mark to mark, without its pixels: the end is the last, where it is reached. */
export function* jpegSegments(bytes: Uint8Array): Generator<JpegSegment> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 2; at + 1 < bytes.length; ) {
    const code = bytes[at + 1]!;
    // Between marks lie pixels, and what fills up.
    if (bytes[at] !== 0xff || code === 0 || code === 0xff || (code >= 0xd0 && code <= 0xd7)) {
      const next = bytes.indexOf(0xff, at + 1);
      if (next < 0) return;
      at = next;
      continue;
    }
    if (code === jpegMark.end) {
      yield { code, content: new Uint8Array() };
      return;
    }
    if (at + 4 > bytes.length) return;
    const length = view.getUint16(at + 2);
    yield { code, content: bytes.subarray(at + 4, at + 2 + length) };
    at += 2 + length;
  }
}

/** Undefined for segments of other kinds: frames are all of c0…cf but tables (c4), extensions (c8) and arithmetic conditioning (cc). */
export function jpegFrame({ code, content }: JpegSegment): JpegFrame | undefined {
  if (code < 0xc0 || code > 0xcf || [0xc4, 0xc8, 0xcc].includes(code) || content.length < 6) return undefined;
  const two = (at: number) => 256 * content[at]! + content[at + 1]!;
  return { height: two(1), width: two(3), components: content[5]! };
}
