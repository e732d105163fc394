import { notInstalled, TenpenError } from "../../../errors.ts";
import { type PictureSize, pictureSize } from "../../../picture/file/picture-size.ts";
import { webpChunks } from "../../../picture/file/webp-chunks.ts";
import { checkPictureSize, type Picture } from "../../../picture/picture.ts";
import { orientationOf } from "./exif.ts";
import { upright } from "./upright.ts";
import { WasmDecoder } from "./wasm-decoder.ts";

const decoder = new WasmDecoder(
  "WebP",
  () => import("@jsquash/webp/decode.js").catch(notInstalled("@jsquash/webp")),
  "@jsquash/webp/codec/dec/webp_dec.wasm",
);

/** A WebP file's picture, upright. How large it will be is checked first. @throws TenpenError for one that is damaged or too large. */
export async function readWebp(bytes: Uint8Array): Promise<Picture> {
  const { width, height, orientation } = readWebpHeader(bytes);
  checkPictureSize("data", "WebP", width, height);
  return upright(await decoder.decode(bytes), orientation);
}

/** What a file with more than its pixels tells of itself, in bits. */
const animated = 2;

/** The decoder sees to it that pixels are as many as is told here. @throws TenpenError for a file that is not whole, or of many pictures. */
export function readWebpHeader(bytes: Uint8Array): PictureSize & { readonly orientation: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = bytes.length >= 12 ? 8 + view.getUint32(4, true) : Number.POSITIVE_INFINITY;
  if (end > bytes.length) throw new TenpenError("data", "WebP", "must be whole", "only its beginning");
  const whole = bytes.subarray(0, end);
  let orientation = 1;
  for (const { type, content } of webpChunks(whole)) {
    if (type === "VP8X" && content[0]! & animated) {
      throw new TenpenError("unsupported", "WebP", "must be one picture", "an animation");
    }
    if (type === "EXIF") orientation = orientationOf(content) ?? orientation;
  }
  const size = pictureSize(whole);
  if (!size) throw new TenpenError("data", "WebP", "must tell its size", "none");
  return { ...size, orientation };
}
