import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readJpegHeader } from "./jpeg-header.ts";
import { readPicture } from "./read-picture.ts";
import { upright } from "./upright.ts";

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

function chunk(type: string, content: Uint8Array | readonly number[]): number[] {
  const length = content.length;
  const size = [length >>> 24, (length >>> 16) & 255, (length >>> 8) & 255, length & 255];
  return [...size, ...Buffer.from(type), ...content, 0, 0, 0, 0];
}

/** A PNG file of rows with their filters. */
function png(
  { width, height, depth = 8, color = 0, interlace = 0 }: Record<string, number>,
  rows: readonly (readonly number[])[],
  others: readonly (readonly number[])[] = [],
): Uint8Array {
  const number = (value: number) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
  const header = [...number(width!), ...number(height!), depth, color, 0, 0, interlace];
  const data = deflateSync(Uint8Array.from(rows.flat()));
  return Uint8Array.from([
    ...signature,
    ...chunk("IHDR", header),
    ...others.flat(),
    ...chunk("IDAT", data),
    ...chunk("IEND", []),
  ]);
}

const pixels = async (file: Uint8Array) => Array.from((await readPicture(file)).data);
const grey = (...values: number[]) => values.flatMap((value) => [value, value, value, 255]);

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
    const palette = [chunk("PLTE", [1, 2, 3, 4, 5, 6]), chunk("tRNS", [0])];
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

  it.each([
    ["cut off", png({ width: 1, height: 1 }, [[0, 1]]).slice(0, 40), "PNG: must be whole, got only its beginning"],
    ["lying about its size", png({ width: 5, height: 5 }, [[0, 1]]), "PNG: must have 30 bytes of pixels, got 2"],
    ["huge", png({ width: 60_000, height: 60_000 }, [[0]]), "PNG: must have at most 100000000 pixels, got 3600000000"],
    [
      "of no known depth",
      png({ width: 1, height: 1, depth: 3 }, [[0, 1]]),
      "PNG: must have a colour type and depth of its standard, got 0 and 3",
    ],
    ["none", Uint8Array.of(1, 2, 3), "picture: must be a PNG or JPEG file, got another"],
  ])("is refused when it is %s", async (_, file, message) => {
    await expect(readPicture(file)).rejects.toThrow(message);
  });
});

describe("a JPEG file", () => {
  const start = [0xff, 0xd8];
  const frame = [0xff, 0xc0, 0, 11, 8, 0, 20, 0, 30, 1, 1, 0x11, 0];
  const exif = [
    ...Buffer.from("Exif\0\0"),
    ...Buffer.from("II"),
    42,
    0,
    8,
    0,
    0,
    0,
    1,
    0,
    0x12,
    1,
    3,
    0,
    1,
    0,
    0,
    0,
    6,
    0,
    0,
    0,
  ];

  it("tells its size and which way is up", () => {
    expect(readJpegHeader(Uint8Array.from([...start, ...frame]))).toEqual({ width: 30, height: 20, orientation: 1 });
    const segment = [0xff, 0xe1, 0, exif.length + 2, ...exif];
    expect(readJpegHeader(Uint8Array.from([...start, ...segment, ...frame]))).toMatchObject({ orientation: 6 });
    expect(() => readJpegHeader(Uint8Array.from(start))).toThrow("JPEG: must tell its size, got none");
  });

  it("is refused when it is damaged, again and again", async () => {
    for (let i = 0; i < 2; i++) {
      await expect(readPicture(Uint8Array.from([...start, ...frame]))).rejects.toThrow("JPEG: must be a picture");
    }
  });
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
