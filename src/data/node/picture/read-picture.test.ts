import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import {
  avifEncoder,
  avifWithProperty,
  exifOf,
  jpegEncoder,
  jpegWithExif,
  type PngHeader,
  pngChunk,
  pngOfRows,
  riff,
  webpChunk,
  webpEncoder,
  webpWithExif,
} from "../../../../test/support/encode-picture.ts";
import type { Picture } from "../../../picture/picture.ts";
import { orientationOf } from "./exif.ts";
import { readPicture } from "./read-picture.ts";
import { upright } from "./upright.ts";

const png = (header: PngHeader, rows: readonly (readonly number[])[], others: readonly Uint8Array[] = []) =>
  pngOfRows(header, Uint8Array.from(rows.flat()), others);

const pixels = async (file: Uint8Array) => Array.from((await readPicture(file)).data);
const grey = (...values: number[]) => values.flatMap((value) => [value, value, value, 255]);

it("follows boxes of an AVIF file only as deep as there are any", async () => {
  const depth = 200_000;
  const file = new Uint8Array(16 + 12 * depth);
  file.set(new TextEncoder().encode("\0\0\0\x10ftypavif\0\0\0\0"));
  const view = new DataView(file.buffer);
  for (let at = 16; at < file.length; at += 12) {
    view.setUint32(at, file.length - at);
    file.set(new TextEncoder().encode("meta"), at + 4);
  }
  await expect(readPicture(file)).rejects.toThrow("AVIF: must tell its size, got none");
});

describe("a PNG file", () => {
  it("is read in grey and colour, with opacity and a palette, of all depths", async () => {
    expect(await pixels(png({ width: 2, height: 1 }, [[0, 10, 200]]))).toEqual(grey(10, 200));
    expect(await pixels(png({ width: 1, height: 1, color: 2 }, [[0, 1, 2, 3]]))).toEqual([1, 2, 3, 255]);
    expect(await pixels(png({ width: 1, height: 1, color: 6 }, [[0, 1, 2, 3, 4]]))).toEqual([1, 2, 3, 4]);
    expect(await pixels(png({ width: 1, height: 1, color: 4 }, [[0, 9, 7]]))).toEqual([9, 9, 9, 7]);
    expect(await pixels(png({ width: 1, height: 1, depth: 16 }, [[0, 77, 1]]))).toEqual(grey(77));
    expect(await pixels(png({ width: 9, height: 1, depth: 1 }, [[0, 0b10000001, 0b10000000]]))).toEqual(
      grey(255, 0, 0, 0, 0, 0, 0, 255, 255),
    );
    expect(await pixels(png({ width: 2, height: 1, depth: 4 }, [[0, 0x0f]]))).toEqual(grey(0, 255));
    const palette = [pngChunk("PLTE", [1, 2, 3, 4, 5, 6]), pngChunk("tRNS", [0])];
    expect(await pixels(png({ width: 2, height: 1, color: 3, depth: 8 }, [[0, 1, 0]], palette))).toEqual([
      ...[4, 5, 6, 255],
      ...[1, 2, 3, 0],
    ]);
  });

  it("is read with each filter", async () => {
    const rows = [
      [1, 10, 5, 5],
      [2, 1, 1, 1],
      [3, 1, 1, 1],
      [4, 1, 1, 1],
    ];
    expect(await pixels(png({ width: 3, height: 4 }, rows))).toEqual(
      grey(...[10, 15, 20], ...[11, 16, 21], ...[6, 12, 17], ...[7, 13, 18]),
    );
  });

  it("is read in its passes", async () => {
    const rows = [
      [0, 1],
      [0, 2],
      [0, 3, 4],
      [0, 5],
      [0, 6],
    ];
    // 3 × 2: the passes have the pixels (0, 0); (2, 0); (1, 0); and the second row, of three.
    const file = png({ width: 3, height: 2, interlace: 1 }, [rows[0]!, [0, 3], [0, 2], [0, 4, 5, 6]]);
    expect(await pixels(file)).toEqual(grey(1, 2, 3, 4, 5, 6));
  });

  it("is read, and soon, when it has parts without number", async () => {
    const empty = new Array(300_000).fill(pngChunk("IDAT", []));
    expect(await pixels(png({ width: 1, height: 1 }, [[0, 7]], empty))).toEqual(grey(7));
  });

  it.each([
    ["cut off", png({ width: 1, height: 1 }, [[0, 1]]).slice(0, 40), "PNG: must be whole, got only its beginning"],
    ["lying about its size", png({ width: 5, height: 5 }, [[0, 1]]), "PNG: must have 30 bytes of pixels, got 2"],
    ["huge", png({ width: 60_000, height: 60_000 }, [[0]]), "PNG: must have at most 100000000 pixels, got 3600000000"],
    [
      "of no known depth",
      png({ width: 1, height: 1, depth: 3 }, [[0, 1]]),
      "PNG: must have a colour type and depth of its standard, got 0 and 3",
    ],
  ])("is refused when it is %s", async (_, file, message) => {
    await expect(readPicture(file)).rejects.toThrow(message);
  });
});

/** Left of a line that stands upright it is dark, right of it light: what is turned, or mirrored, is seen. */
const half: Picture = {
  ...{ width: 48, height: 32 },
  data: Uint8Array.from({ length: 4 * 48 * 32 }, (_, i) => (i % 4 === 3 ? 255 : (i >> 2) % 48 < 24 ? 0 : 255)),
};

/** Its size, and how light the middles of its sides are. */
function sides({ width, height, data }: Picture) {
  const lightAt = (x: number, y: number) => data[4 * (Math.floor(y * height) * width + Math.floor(x * width))]! >> 7;
  const [left, right, top, bottom] = [lightAt(0.1, 0.5), lightAt(0.9, 0.5), lightAt(0.5, 0.1), lightAt(0.5, 0.9)];
  return { width, height, ...(width > height ? { left, right } : { top, bottom }) };
}
const asItIs = { width: 48, height: 32, left: 0, right: 1 };

/** Of which each part takes bytes. */
const noise = {
  ...{ width: 64, height: 64 },
  data: Uint8ClampedArray.from({ length: 4 * 64 * 64 }, (_, i) => (i % 4 === 3 ? 255 : (i * i * 7919) % 251)),
};

describe("a JPEG file", async () => {
  const jpeg = await (await jpegEncoder())(half);

  it("is read upright", async () => {
    expect(sides(await readPicture(jpeg))).toEqual(asItIs);
    const turned = await readPicture(jpegWithExif(jpeg, exifOf(6)));
    expect(sides(turned)).toEqual({ width: 32, height: 48, top: 0, bottom: 1 });
  });

  it("is refused when only its beginning is there", async () => {
    for (const length of [2, 3, 30, jpeg.length - 40, jpeg.length - 2]) {
      await expect(readPicture(jpeg.slice(0, length))).rejects.toThrow(/^(JPEG: must be whole|picture: must be)/);
    }
  });

  it.each([false, true])(
    "is refused when something is missing before its end (progressive: %s)",
    async (progressive) => {
      const file = await (await jpegEncoder())(noise, { progressive });
      expect((await readPicture(file)).width).toBe(64);
      for (const part of [0.55, 0.8, 0.98]) {
        const cut = Buffer.concat([file.subarray(0, part * file.length), Uint8Array.of(0xff, 0xd9)]);
        await expect(readPicture(cut)).rejects.toThrow(/^JPEG: must be whole/);
      }
      const hole = Buffer.concat([file.subarray(0, -700), file.subarray(-500)]);
      await expect(readPicture(hole)).rejects.toThrow("JPEG: must be whole, got damaged data");
    },
  );

  it("is read with bytes before a mark that nobody needs", async () => {
    const more = Buffer.concat([jpeg.subarray(0, -2), Uint8Array.of(0, 1, 2, 3, 0xff, 0xd9)]);
    expect(sides(await readPicture(more))).toEqual(asItIs);
  });

  it("is read after damaged ones", async () => {
    const frame = [0xff, 0xc0, 0, 11, 8, 0, 20, 0, 30, 1, 1, 0x11, 0];
    for (let i = 0; i < 3; i++) {
      const damaged = Uint8Array.from([0xff, 0xd8, ...frame, 0xff, 0xd9]);
      await expect(readPicture(damaged)).rejects.toThrow(/^JPEG: must be a picture that can be decoded, got \w.*$/);
      expect(sides(await readPicture(jpeg))).toEqual(asItIs);
    }
  });

  /** What tells its size, with other values; they stand behind its mark. */
  function reframed(change: (frame: Buffer) => void): Uint8Array {
    const file = Buffer.from(jpeg);
    change(file.subarray(file.findIndex((byte, i) => byte === 0xff && (file[i + 1] === 0xc0 || file[i + 1] === 0xc2))));
    return file;
  }

  it("is refused when it is huge, in CMYK, or without a size", async () => {
    const huge = reframed((frame) => frame.writeUInt32BE(0xf000f000, 5));
    await expect(readPicture(huge)).rejects.toThrow("JPEG: must have at most 100000000 pixels, got 3774873600");
    // 9,000 by 9,000 pixels in less than a kilobyte.
    const large = reframed((frame) => frame.writeUInt32BE(0x23282328, 5));
    await expect(readPicture(large)).rejects.toThrow("JPEG: must be whole, got only its beginning");
    const cmyk = reframed((frame) => frame.writeUInt8(4, 9));
    await expect(readPicture(cmyk)).rejects.toThrow("JPEG: must be in grey or RGB, got CMYK, which is for print");
    const none = Uint8Array.of(0xff, 0xd8, 0xff, 0xd9);
    await expect(readPicture(none)).rejects.toThrow("JPEG: must tell its size, got none");
  });

  it("is refused when its pixels are gone over again and again", async () => {
    const scans = Buffer.concat(new Array(101).fill(Buffer.from([0xff, 0xda, 0, 2])));
    const file = Buffer.concat([jpeg.subarray(0, -2), scans, jpeg.subarray(-2)]);
    await expect(readPicture(file)).rejects.toThrow("JPEG: must have at most 100 scans");
  });
});

describe("a WebP file", async () => {
  const encode = await webpEncoder();
  const webp = await encode(half);

  it("is read upright, with loss and without", async () => {
    expect(sides(await readPicture(webp))).toEqual(asItIs);
    expect(sides(await readPicture(await encode(half, { lossless: 1 })))).toEqual(asItIs);
    const turned = await readPicture(webpWithExif(webp, half, exifOf(8)));
    expect(sides(turned)).toEqual({ width: 32, height: 48, top: 1, bottom: 0 });
  });

  it("is refused when it is damaged, huge or an animation", async () => {
    await expect(readPicture(webp.slice(0, -9))).rejects.toThrow("WebP: must be whole, got only its beginning");
    const pixels = webp.slice();
    pixels.fill(0xff, 23, 26);
    await expect(readPicture(pixels)).rejects.toThrow("WebP: must be a picture that can be decoded, got ");
    const huge = riff([webpChunk("VP8X", Buffer.alloc(10, 0xff).fill(0, 0, 4))]);
    await expect(readPicture(huge)).rejects.toThrow("WebP: must have at most 100000000 pixels, got 281474976710656");
    const animation = riff([webpChunk("VP8X", Buffer.from([2, 0, 0, 0, 9, 0, 0, 9, 0, 0]))]);
    await expect(readPicture(animation)).rejects.toThrow("WebP: must be one picture, got an animation");
    await expect(readPicture(riff([]))).rejects.toThrow("WebP: must tell its size, got none");
  });
});

describe("an AVIF file", async () => {
  const avif = await (await avifEncoder())(half, { speed: 10 });

  it("is read as it is turned and mirrored", async () => {
    expect(sides(await readPicture(avif))).toEqual(asItIs);
    const turned = avifWithProperty(avif, "irot", 1);
    expect(sides(await readPicture(turned))).toEqual({ width: 32, height: 48, top: 1, bottom: 0 });
    const mirrored = avifWithProperty(avif, "imir", 1);
    expect(sides(await readPicture(mirrored))).toEqual({ width: 48, height: 32, left: 1, right: 0 });
  });

  it("is refused when it is damaged or huge", async () => {
    await expect(readPicture(avif.slice(0, -20))).rejects.toThrow("AVIF: must be a picture that can be decoded, got ");
    const huge = Buffer.from(avif);
    huge.writeUInt32BE(0xf000f000, huge.indexOf("ispe") + 8);
    await expect(readPicture(huge)).rejects.toThrow(/^AVIF: must have at most 100000000 pixels, got \d+$/);
    await expect(readPicture(avif.slice(0, 32))).rejects.toThrow("AVIF: must tell its size, got none");
  });
});

it.each([
  ["", "an empty file"],
  ["7\n", "text"],
  ["<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"],
  ["%PDF-1.7", "a PDF"],
  ["GIF89a", "a GIF picture"],
  ["\0\0\0\x18ftypheic", "a HEIC picture; heif-convert and most programs for photographs make a JPEG of it"],
])("%j is told what it is", async (content, kind) => {
  const message = `picture: must be PNG, JPEG, WebP or AVIF, got ${kind}`;
  await expect(readPicture(Buffer.from(content, "latin1"))).rejects.toThrow(message);
});

it.each([
  [undefined, "undefined"],
  ["x", '"x"'],
  [new ArrayBuffer(4), "an object"],
  [[137, 80], "a list of 2"],
  [new DataView(new ArrayBuffer(4)), "an object"],
])("%j are no bytes", async (given, got) => {
  const error = await readPicture(given as never).catch((error) => error);
  expect(error).toMatchObject({ name: "TenpenError", message: `bytes: must be a Uint8Array, got ${got}` });
});

it("reads bytes of another realm", async () => {
  const file = runInNewContext("Uint8Array").from(png({ width: 2, height: 1 }, [[0, 10, 200]]));
  expect(file).not.toBeInstanceOf(Uint8Array);
  expect(await pixels(file)).toEqual(grey(10, 200));
});

it.each([
  ["none", []],
  ["a part that ends", exifOf(6).slice(0, 17)],
  ["a directory that lies outside", exifOf(6).fill(0xff, 4, 8)],
  ["no number of a turn", exifOf(9)],
])("an Exif part of %s says nothing of a turn", (_, exif) => {
  expect(orientationOf(Uint8Array.from(exif))).toBeUndefined();
});

it("turns a picture as its orientation says", () => {
  const picture = { width: 2, height: 1, data: Uint8Array.from([1, 1, 1, 1, 2, 2, 2, 2]) };
  const seen = [1, 2, 3, 4, 5, 6, 7, 8].map((orientation) => {
    const { width, data } = upright(picture, orientation);
    return [width, data[0], data[4]];
  });
  expect(seen).toEqual([
    ...[
      [2, 1, 2],
      [2, 2, 1],
      [2, 2, 1],
      [2, 1, 2],
    ],
    ...[
      [1, 1, 2],
      [1, 1, 2],
      [1, 2, 1],
      [1, 2, 1],
    ],
  ]);
});
