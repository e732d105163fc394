import { fault, TenpenError } from "../../../errors.ts";
import { fileKind } from "../../../file-kind.ts";
import { type PictureKind, pictureKind } from "../../../picture/file/picture-kind.ts";
import type { Picture } from "../../../picture/picture.ts";
import { readAvif } from "./avif.ts";
import { readJpeg } from "./jpeg.ts";
import { readPng } from "./png.ts";
import { readWebp } from "./webp.ts";

const readers: Readonly<Partial<Record<PictureKind, (bytes: Uint8Array) => Picture | Promise<Picture>>>> = {
  png: readPng,
  jpeg: readJpeg,
  webp: readWebp,
  avif: readAvif,
};

/** For messages. */
export const pictureFormats = "PNG, JPEG, WebP or AVIF";

/** Whether a file is to be taken for a picture by its first bytes, though it may be of a kind that cannot be read. */
export function isPicture(head: Uint8Array): boolean {
  return pictureKind(head) !== undefined || fileKind(head) === "SVG";
}

/**
 * The picture in the bytes of a PNG, JPEG, WebP or AVIF file, upright. Of an animated PNG or AVIF it is the first. WebP needs the package
 * `@jsquash/webp`, AVIF `@jsquash/avif`.
 *
 * @throws TenpenError for what are no bytes, another file, one that is damaged, or has more than 100 megapixels, which is seen before they are decoded; of code
 * `unsupported` where the package of its format is not installed.
 */
export async function readPicture(bytes: Uint8Array): Promise<Picture> {
  if (!ArrayBuffer.isView(bytes) || bytes[Symbol.toStringTag] !== "Uint8Array") {
    throw fault("option", "bytes", "must be a Uint8Array", bytes);
  }
  const kind = pictureKind(bytes);
  const read = kind && readers[kind];
  if (read) return read(bytes);
  const advice = kind === "heic" ? "; heif-convert and most programs for photographs make a JPEG of it" : "";
  throw new TenpenError("data", "picture", `must be ${pictureFormats}`, `${fileKind(bytes) ?? "text"}${advice}`);
}
