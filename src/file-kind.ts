// Names what a file is that should have been another. As `errors.ts`, whose messages it serves, it lies below all folders.

/** How many of a file's first bytes are looked at. */
export const headLength = 512;

/** Files that are known by bytes at their beginning, or at `from`. */
const marks: readonly { readonly kind: string; readonly bytes: string; readonly from?: number }[] = [
  { kind: "gzip", bytes: "\x1f\x8b" },
  { kind: "a file of compress (.Z)", bytes: "\x1f\x9d" },
  { kind: "bzip2", bytes: "BZh" },
  { kind: "xz", bytes: "\xfd7zXZ\0" },
  { kind: "Zstandard", bytes: "\x28\xb5\x2f\xfd" },
  { kind: "a zip archive", bytes: "PK\x03\x04" },
  { kind: "a 7z archive", bytes: "7z\xbc\xaf" },
  { kind: "a tar archive", bytes: "ustar", from: 257 },
  { kind: "a PNG picture", bytes: "\x89PNG" },
  { kind: "a JPEG picture", bytes: "\xff\xd8\xff" },
  { kind: "a GIF picture", bytes: "GIF8" },
  { kind: "a WebP picture", bytes: "WEBP", from: 8 },
  { kind: "a HEIC picture", bytes: "ftyphe", from: 4 },
  { kind: "a HEIC picture", bytes: "ftypmif1", from: 4 },
  { kind: "a HEIC picture", bytes: "ftypmsf1", from: 4 },
  { kind: "a JPEG XL picture", bytes: "\xff\x0a" },
  { kind: "a JPEG XL picture", bytes: "JXL ", from: 4 },
  { kind: "a TIFF picture", bytes: "II*\0" },
  { kind: "a TIFF picture", bytes: "MM\0*" },
  { kind: "a PDF", bytes: "%PDF" },
  { kind: "HDF5", bytes: "\x89HDF" },
  { kind: "IDX", bytes: "\0\0\x08" },
  { kind: "little-endian IDX", bytes: "\x01\x08\0\0" },
  { kind: "little-endian IDX", bytes: "\x03\x08\0\0" },
  { kind: "a NumPy array", bytes: "\x93NUMPY" },
  { kind: "a pickle of Python", bytes: "\x80\x02" },
  { kind: "a pickle of Python", bytes: "\x80\x04" },
  { kind: "a pickle of Python", bytes: "\x80\x05" },
  { kind: "Parquet", bytes: "PAR1" },
  { kind: "TensorFlow Lite", bytes: "TFL3", from: 4 },
  // Eight bytes of length, which end in zeros, and JSON.
  { kind: "safetensors", bytes: "\0\0\0\0{", from: 4 },
  { kind: "text in UTF-16", bytes: "\xff\xfe" },
  { kind: "text in UTF-16", bytes: "\xfe\xff" },
];

/** Its length, which may be any, and four bytes that are not used. */
const isBmp = /^BM.{4}\0{4}/s;

/** Among the brands of its first box, of which HEIC has others. */
const isAvif = /^.{4}ftyp.{0,64}avi[fs]/s;

/** Texts that are known by how they begin. */
const beginnings: readonly { readonly kind: string; readonly pattern: RegExp }[] = [
  { kind: "a Git LFS pointer, not the file", pattern: /^version https:\/\/git-lfs/ },
  { kind: "HTML, maybe a page that says what went wrong", pattern: /^<(!doctype\s+html|html|head|body)\b/i },
  { kind: "SVG", pattern: /^(<\?xml[^>]*>\s*)?<svg\b/i },
  { kind: "InkML", pattern: /^(<\?xml[^>]*>\s*)?<ink\b/i },
  { kind: "XML", pattern: /^<\?xml\b/i },
  { kind: "JSON", pattern: /^(\{\s*["}]|\[)/ },
  { kind: "UNIPEN", pattern: /^\.[A-Z_]+\s/ },
  // A row of values without spaces; its end may lie beyond what is looked at.
  { kind: "CSV", pattern: /^[^,;\s{}]*([,;][^,;\s{}]*){2,}(\r?\n|$)/ },
];

/**
 * What a file is by its first bytes, as the end of a message: `gzip`, `a Git LFS pointer, not the file`.
 *
 * @param head the first `headLength` bytes, or all where there are fewer.
 * @returns undefined for text of no kind that is known.
 */
export function fileKind(head: Uint8Array): string | undefined {
  if (head.length === 0) return "an empty file";
  const first = head.subarray(0, headLength);
  const latin = String.fromCharCode(...first);
  if (isAvif.test(latin)) return "an AVIF picture";
  if (isBmp.test(latin)) return "a BMP picture";
  const mark = marks.find(({ bytes, from = 0 }) => latin.startsWith(bytes, from));
  if (mark) return mark.kind;
  // What no text holds: control characters other than tabs, line breaks and the end of a page.
  if (first.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27))) {
    // ONNX has no mark. Its files begin with field 1, the version, as a number.
    return first[0] === 8 ? "what may be ONNX" : "binary data";
  }
  const text = new TextDecoder().decode(first).trimStart();
  return beginnings.find(({ pattern }) => pattern.test(text))?.kind;
}
