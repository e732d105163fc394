import { TenpenError } from "../../../errors.ts";
import { checkPictureSize, type Picture } from "../../../picture/picture.ts";
import { readJpegHeader } from "./jpeg-header.ts";
import { upright } from "./upright.ts";
import { WasmDecoder } from "./wasm-decoder.ts";

/** Extraneous bytes before a marker are not among it: there are cameras that write some. */
const damage = /^Corrupt JPEG data: (?!\d+ extraneous)|^Premature end/;

const decoder = new WasmDecoder(
  "JPEG",
  () => import("@jsquash/jpeg/decode.js"),
  "@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm",
  damage,
);

/** Pixels of a byte at most: each block of 8 by 8 takes a bit, if nothing but grey is in it. What has more has less than it says. */
const mostOfByte = 512;

/** A JPEG file's picture, upright. How large it will be is checked first. @throws TenpenError for one that is damaged or too large. */
export async function readJpeg(bytes: Uint8Array): Promise<Picture> {
  const { width, height, components, orientation } = readJpegHeader(bytes);
  checkPictureSize("data", "JPEG", width, height);
  if (width * height > mostOfByte * bytes.length) {
    throw new TenpenError("data", "JPEG", "must be whole", "only its beginning");
  }
  if (components === 4)
    throw new TenpenError("unsupported", "JPEG", "must be in grey or RGB", "CMYK, which is for print");
  return upright(await decoder.decode(bytes), orientation);
}
