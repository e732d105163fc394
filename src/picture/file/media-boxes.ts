/** A part of an AVIF or HEIC file that holds no others. */
export interface MediaBox {
  readonly type: string;
  readonly content: Uint8Array;
}

/** Boxes that hold boxes, with so many bytes before the first. */
const holders: Readonly<Record<string, number>> = { meta: 4, iprp: 0, ipco: 0 };
/** They lie in each other in that order; what lies deeper was made to lead astray. */
const deepest = 4;

/** The boxes of a file and, in the place of those that hold what is said of its images, what is in them. */
export function* mediaBoxes(bytes: Uint8Array, depth = 0): Generator<MediaBox> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 0; at + 8 <= bytes.length; ) {
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const length = view.getUint32(at);
    const next = length >= 8 ? Math.min(bytes.length, at + length) : bytes.length;
    const content = bytes.subarray(at + 8, next);
    if (Object.hasOwn(holders, type) && depth < deepest) {
      yield* mediaBoxes(content.subarray(holders[type]!), depth + 1);
    } else yield { type, content };
    at = next;
  }
}
