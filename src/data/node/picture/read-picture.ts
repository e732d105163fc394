import { TenpenError } from "../../../errors.ts";
import type { Picture } from "../../../picture/picture.ts";
import { readJpeg } from "./jpeg.ts";
import { readPng } from "./png.ts";

/** The picture in the bytes of a PNG or JPEG file. @throws TenpenError for another file, or one that is damaged or too large. */
export async function readPicture(bytes: Uint8Array): Promise<Picture> {
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return readPng(bytes);
  if (startsWith(bytes, [0xff, 0xd8])) return readJpeg(bytes);
  throw new TenpenError("data", "picture", "must be a PNG or JPEG file", "another");
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, i) => bytes[i] === byte);
}
