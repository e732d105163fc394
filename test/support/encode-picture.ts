import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { deflateSync } from "node:zlib";
import type { Picture } from "../../src/picture/picture.ts";

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** A chunk of a PNG file. Nobody looks at its checksum. */
export function pngChunk(type: string, content: Uint8Array | readonly number[]): Uint8Array {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(content.length);
  return Buffer.concat([head, Buffer.from(type), Buffer.from(content), Buffer.alloc(4)]);
}

export interface PngHeader {
  readonly width: number;
  readonly height: number;
  readonly depth?: number;
  readonly color?: number;
  readonly interlace?: number;
}

/** A PNG file of rows with their filters in front. */
export function pngOfRows(
  { width, height, depth = 8, color = 0, interlace = 0 }: PngHeader,
  rows: Uint8Array,
  others: readonly Uint8Array[] = [],
): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  header.set([depth, color, 0, 0, interlace], 8);
  const chunks = [pngChunk("IHDR", header), ...others, pngChunk("IDAT", deflateSync(rows)), pngChunk("IEND", [])];
  return Buffer.concat([Buffer.from(signature), ...chunks]);
}

/** A picture as a PNG file of RGB with opacity. */
export function encodePng({ width, height, data }: Picture): Uint8Array {
  const rows = new Uint8Array(height * (1 + 4 * width));
  for (let y = 0; y < height; y++) {
    rows.set(data.subarray(4 * y * width, 4 * (y + 1) * width), y * (1 + 4 * width) + 1);
  }
  return pngOfRows({ width, height, color: 6 }, rows);
}

interface Encoder {
  readonly default: (picture: ImageData, options: never) => Promise<ArrayBuffer>;
  readonly init: (...options: never[]) => Promise<unknown>;
}

/** An encoder of jSquash, which would fetch its program. */
async function encoder(load: Promise<Encoder>, path: string) {
  const { default: encode, init } = await load;
  const program = await WebAssembly.compile(readFileSync(createRequire(import.meta.url).resolve(path)));
  await (init as unknown as (program: WebAssembly.Module) => Promise<unknown>)(program);
  return async ({ width, height, data }: Picture, options: object = {}): Promise<Uint8Array> =>
    new Uint8Array(
      await encode({ width, height, data: Uint8ClampedArray.from(data) } as unknown as ImageData, options as never),
    );
}

export const jpegEncoder = () => encoder(import("@jsquash/jpeg/encode.js"), "@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm");

export const webpEncoder = () =>
  encoder(import("@jsquash/webp/encode.js"), "@jsquash/webp/codec/enc/webp_enc_simd.wasm");

export const avifEncoder = () => encoder(import("@jsquash/avif/encode.js"), "@jsquash/avif/codec/enc/avif_enc.wasm");

/** An Exif part that tells nothing but which way is up. */
export function exifOf(orientation: number): Uint8Array {
  return Uint8Array.from([
    ...[...Buffer.from("II"), 42, 0, 8, 0, 0, 0, 1, 0],
    ...[0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0],
  ]);
}

/** A JPEG file with an Exif part. */
export function jpegWithExif(jpeg: Uint8Array, exif: Uint8Array): Uint8Array {
  const segment = Buffer.concat([Buffer.from("Exif\0\0"), exif]);
  return Buffer.concat([
    jpeg.subarray(0, 2),
    Buffer.from([0xff, 0xe1, 0, segment.length + 2]),
    segment,
    jpeg.subarray(2),
  ]);
}

/** A WebP file as an extended one, with an Exif part. */
export function webpWithExif(webp: Uint8Array, { width, height }: Picture, exif: Uint8Array): Uint8Array {
  const about = Buffer.from([8, 0, 0, 0, width - 1, 0, 0, height - 1, 0, 0]);
  return riff([webpChunk("VP8X", about), webp.subarray(12), webpChunk("EXIF", exif)]);
}

export function webpChunk(type: string, content: Uint8Array): Uint8Array {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(content.length);
  return Buffer.concat([Buffer.from(type), length, content, Buffer.alloc(content.length & 1)]);
}

export function riff(chunks: readonly Uint8Array[]): Uint8Array {
  const body = Buffer.concat([Buffer.from("WEBP"), ...chunks]);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(body.length);
  return Buffer.concat([Buffer.from("RIFF"), length, body]);
}

/** An AVIF file of `avifEncoder` with one property more, such as a turn; of a type and a byte. */
export function avifWithProperty(avif: Uint8Array, type: string, value: number): Uint8Array {
  const file = Buffer.from(avif);
  const property = Buffer.from([0, 0, 0, 9, ...Buffer.from(type), value]);
  const grow = (box: string, by: number) => {
    const at = file.indexOf(box) - 4;
    file.writeUInt32BE(file.readUInt32BE(at) + by, at);
    return at;
  };
  const added = property.length + 1;
  grow("meta", added);
  grow("iprp", added);
  grow("ipco", property.length);
  const association = grow("ipma", 1);
  // The pixels lie behind: their place is what their entry ends with.
  const place = file.indexOf("iloc") + 18;
  file.writeUInt32BE(file.readUInt32BE(place) + added, place);
  const count = association + 18;
  const used = file[count]!++;
  const end = count + 1 + used;
  return Buffer.concat([
    file.subarray(0, association),
    property,
    file.subarray(association, end),
    Uint8Array.of(0x80 | (used + 1)),
    file.subarray(end),
  ]);
}
