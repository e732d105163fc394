import { notInstalled, TenpenError } from "../../../errors.ts";
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
export function readWebpHeader(bytes: Uint8Array): { width: number; height: number; orientation: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let size: { width: number; height: number } | undefined;
  let orientation = 1;
  const end = bytes.length >= 12 ? 8 + view.getUint32(4, true) : Number.POSITIVE_INFINITY;
  if (end > bytes.length) throw new TenpenError("data", "WebP", "must be whole", "only its beginning");
  for (let at = 12; at + 18 <= end; ) {
    const type = String.fromCharCode(...bytes.subarray(at, at + 4));
    const length = view.getUint32(at + 4, true);
    const content = at + 8;
    if (type === "VP8X") {
      if (bytes[content]! & animated)
        throw new TenpenError("unsupported", "WebP", "must be one picture", "an animation");
      const [columns, rows] = [view.getUint32(content + 4, true) & 0xffffff, view.getUint32(content + 6, true) >>> 8];
      size ??= { width: columns + 1, height: rows + 1 };
    } else if (type === "VP8L") {
      const bits = view.getUint32(content + 1, true);
      size ??= { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    } else if (type === "VP8 ") {
      const [columns, rows] = [view.getUint16(content + 6, true), view.getUint16(content + 8, true)];
      size ??= { width: columns & 0x3fff, height: rows & 0x3fff };
    } else if (type === "EXIF") {
      orientation = orientationOf(bytes.subarray(content, content + length)) ?? orientation;
    }
    at = content + length + (length & 1);
  }
  if (!size) throw new TenpenError("data", "WebP", "must tell its size", "none");
  return { ...size, orientation };
}
