import { notInstalled, TenpenError } from "../../../errors.ts";
import { checkPictureSize, type Picture } from "../../../picture/picture.ts";
import { upright } from "./upright.ts";
import { WasmDecoder } from "./wasm-decoder.ts";

const decoder = new WasmDecoder(
  "AVIF",
  () => import("@jsquash/avif/decode.js").catch(notInstalled("@jsquash/avif")),
  "@jsquash/avif/codec/dec/avif_dec.wasm",
);

/** An AVIF file's picture, upright. How large it will be is checked first. @throws TenpenError for one that is damaged or too large. */
export async function readAvif(bytes: Uint8Array): Promise<Picture> {
  const { width, height, orientations } = readAvifHeader(bytes);
  checkPictureSize("data", "AVIF", width, height);
  return orientations.reduce(upright, await decoder.decode(bytes));
}

/** What stands in an AVIF file before its pixels. */
export interface AvifHeader {
  /** Of the largest picture in it. */
  readonly width: number;
  readonly height: number;
  /** How the picture is turned, then how it is mirrored, as Exif numbers both: the decoder does neither. Exif itself is for information only. */
  readonly orientations: readonly number[];
}

/** Boxes that hold boxes, with so many bytes before the first. */
const holders: Readonly<Record<string, number>> = { meta: 4, iprp: 0, ipco: 0 };
/** They lie in each other in that order; what lies deeper was made to lead astray. */
const deepest = 4;

/** `irot` is in quarters of a turn against the clock; `imir` says whether top and bottom, or left and right change places. */
const [turns, mirrors] = [
  [1, 8, 3, 6],
  [4, 2],
];

/** @throws TenpenError for a file that does not tell its size. */
export function readAvifHeader(bytes: Uint8Array): AvifHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let [width, height] = [0, 0];
  let [turn, mirror] = [1, 1];
  const visit = (from: number, end: number, depth: number): void => {
    for (let at = from; at + 8 <= end; ) {
      const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
      const length = view.getUint32(at);
      const next = length >= 8 ? Math.min(end, at + length) : end;
      const content = at + 8;
      if (Object.hasOwn(holders, type) && depth < deepest) visit(content + holders[type]!, next, depth + 1);
      else if (type === "ispe" && content + 12 <= next) {
        const own = { width: view.getUint32(content + 4), height: view.getUint32(content + 8) };
        if (own.width * own.height > width * height) ({ width, height } = own);
      } else if (type === "irot" && content < next) turn = turns![bytes[content]! & 3]!;
      else if (type === "imir" && content < next) mirror = mirrors![bytes[content]! & 1]!;
      at = next;
    }
  };
  visit(0, bytes.length, 0);
  if (width === 0) throw new TenpenError("data", "AVIF", "must tell its size", "none");
  return { width, height, orientations: [turn, mirror] };
}
