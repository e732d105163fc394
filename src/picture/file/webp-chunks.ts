export interface WebpChunk {
  readonly type: string;
  readonly content: Uint8Array;
}

/** The parts of a WebP file, as far as they go. */
export function* webpChunks(bytes: Uint8Array): Generator<WebpChunk> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 12; at + 8 <= bytes.length; ) {
    const length = view.getUint32(at + 4, true);
    const content = bytes.subarray(at + 8, at + 8 + length);
    yield { type: String.fromCharCode(...bytes.subarray(at, at + 4)), content };
    at += 8 + length + (length & 1);
  }
}
