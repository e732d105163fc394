import { fileKind } from "../../file-kind.ts";

/** What Tenpen takes for a picture: what is read, and what is told to be none that is. */
export type PictureKind = "png" | "jpeg" | "gif" | "webp" | "bmp" | "avif" | "heic" | "jxl" | "tiff" | "pdf";

/** By what `fileKind` calls them. */
const kinds: ReadonlyMap<string | undefined, PictureKind> = new Map([
  ["a PNG picture", "png"],
  ["a JPEG picture", "jpeg"],
  ["a GIF picture", "gif"],
  ["a WebP picture", "webp"],
  ["a BMP picture", "bmp"],
  ["an AVIF picture", "avif"],
  ["a HEIC picture", "heic"],
  ["a JPEG XL picture", "jxl"],
  ["a TIFF picture", "tiff"],
  ["a PDF", "pdf"],
]);

/** Undefined where the first bytes of a file are of no picture. */
export function pictureKind(head: Uint8Array): PictureKind | undefined {
  return kinds.get(fileKind(head));
}
