import { notInstalled, TenpenError } from "../../../errors.ts";
import { mediaBoxes } from "../../../picture/file/media-boxes.ts";
import { type PictureSize, pictureSize } from "../../../picture/file/picture-size.ts";
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
export interface AvifHeader extends PictureSize {
  /** How the picture is turned, then how it is mirrored, as Exif numbers both: the decoder does neither. Exif itself is for information only. */
  readonly orientations: readonly number[];
}

/** `irot` is in quarters of a turn against the clock; `imir` says whether top and bottom, or left and right change places. */
const [turns, mirrors] = [
  [1, 8, 3, 6],
  [4, 2],
];

/** @throws TenpenError for a file that does not tell its size. */
export function readAvifHeader(bytes: Uint8Array): AvifHeader {
  const size = pictureSize(bytes);
  if (!size) throw new TenpenError("data", "AVIF", "must tell its size", "none");
  let [turn, mirror] = [1, 1];
  for (const { type, content } of mediaBoxes(bytes)) {
    if (content.length === 0) continue;
    if (type === "irot") turn = turns![content[0]! & 3]!;
    else if (type === "imir") mirror = mirrors![content[0]! & 1]!;
  }
  return { ...size, orientations: [turn, mirror] };
}
