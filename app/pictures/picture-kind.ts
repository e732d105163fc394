import type { Sureness } from "../file-takers.ts";

/** What Tenpen takes for a picture: what browsers may decode, and what is told to be none that it reads. */
export type PictureKind = "png" | "jpeg" | "gif" | "webp" | "bmp" | "avif" | "heic" | "tiff" | "pdf";

const marks: readonly { readonly kind: PictureKind; readonly pattern: RegExp }[] = [
  { kind: "png", pattern: /^\x89PNG/ },
  { kind: "jpeg", pattern: /^\xff\xd8\xff/ },
  { kind: "gif", pattern: /^GIF8/ },
  { kind: "webp", pattern: /^RIFF.{4}WEBP/s },
  { kind: "avif", pattern: /^.{4}ftyp(avif|avis)/s },
  { kind: "heic", pattern: /^.{4}ftyp(hei[cfmsx]|hev[cmsx]|mif1|msf1)/s },
  { kind: "bmp", pattern: /^BM.{4}\0{4}/s },
  { kind: "tiff", pattern: /^(II\*\0|MM\0\*)/ },
  { kind: "pdf", pattern: /^%PDF/ },
];

/** Undefined where the first bytes of a file are of no picture. */
export function pictureKind(head: Uint8Array): PictureKind | undefined {
  const text = latinOf(head.subarray(0, 64));
  return marks.find(({ pattern }) => pattern.test(text))?.kind;
}

/** Whether a file may be a picture, by its first bytes. */
export function suitsPictures(head: Uint8Array): Sureness {
  return pictureKind(head) ? 2 : 0;
}

/** A character for each byte: as a `TextDecoder` knows it, "latin1" is another encoding. */
export function latinOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
}
