import { TenpenError } from "../../../errors.ts";
import { fileKind } from "../../../file-kind.ts";
import type { Picture } from "../../../picture/picture.ts";
import { readAvif } from "./avif.ts";
import { readJpeg } from "./jpeg.ts";
import { readPng } from "./png.ts";
import { readWebp } from "./webp.ts";

const readers: Readonly<Record<string, (bytes: Uint8Array) => Picture | Promise<Picture>>> = {
  "a PNG picture": readPng,
  "a JPEG picture": readJpeg,
  "a WebP picture": readWebp,
  "an AVIF picture": readAvif,
};

/** For messages. */
export const pictureFormats = "PNG, JPEG, WebP or AVIF";

/** What else is a picture for people. */
const others = /picture|PDF|SVG/;

/** Whether a file is to be taken for a picture by its first bytes, though it may be of a kind that cannot be read. */
export function isPicture(head: Uint8Array): boolean {
  return others.test(fileKind(head) ?? "");
}

/**
 * The picture in the bytes of a PNG, JPEG, WebP or AVIF file, upright. Of an animated PNG or AVIF it is the first. WebP needs the package
 * `@jsquash/webp`, AVIF `@jsquash/avif`.
 *
 * @throws TenpenError for another file, one that is damaged, or has more than 100 megapixels, which is seen before they are decoded; of code
 * `unsupported` where the package of its format is not installed.
 */
export async function readPicture(bytes: Uint8Array): Promise<Picture> {
  const kind = fileKind(bytes);
  const read = kind === undefined ? undefined : readers[kind];
  if (read) return read(bytes);
  const advice = kind === "a HEIC picture" ? "; heif-convert and most programs for photographs make a JPEG of it" : "";
  throw new TenpenError("data", "picture", `must be ${pictureFormats}`, `${kind ?? "text"}${advice}`);
}
