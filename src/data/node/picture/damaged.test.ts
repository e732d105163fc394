import { describe, expect, it } from "vitest";
import { drawnNumber, drawPicture } from "../../../../test/support/draw-picture.ts";
import {
  avifEncoder,
  encodePng,
  exifOf,
  jpegEncoder,
  jpegWithExif,
  webpEncoder,
  webpWithExif,
} from "../../../../test/support/encode-picture.ts";
import { TenpenError } from "../../../errors.ts";
import { Random } from "../../../nn/random.ts";
import { readPicture } from "./read-picture.ts";

/** So many of each format; `npm run damage` tries 500. */
const count = Number(process.env.TENPEN_DAMAGED ?? 40);

/** A file that an accident happened to, or somebody who wants to do harm. */
function damaged(file: Uint8Array, random: Random): Uint8Array {
  const below = (end: number) => random.below(end);
  const bytes = Buffer.from(file);
  const [from, length] = [below(bytes.length), 1 + below(40)];
  const rest = bytes.subarray(Math.min(bytes.length, from + length));
  switch (below(6)) {
    case 0: // cut off
      return bytes.subarray(0, from);
    case 1: // with a hole
      return Buffer.concat([bytes.subarray(0, from), rest]);
    case 2: // with more in it
      return Buffer.concat([
        bytes.subarray(0, from),
        Buffer.from(Array.from({ length }, () => below(256))),
        bytes.subarray(from),
      ]);
    case 3: // with numbers, most likely of lengths and sizes, that are too large
      return bytes.fill(0xff, from % 200, (from % 200) + 4);
    case 4: // with its beginning changed
      for (let i = 0; i < 4; i++) bytes[12 + below(Math.min(200, bytes.length - 12))] = below(256);
      return bytes;
    default: // changed anywhere
      for (let i = 0; i < length; i++) bytes[below(bytes.length)] = below(256);
      return bytes;
  }
}

const picture = drawPicture(96, { strokes: drawnNumber("42", 10, 20, 40, 1) });

describe.each([
  ["PNG", async () => encodePng(picture)],
  ["JPEG", async () => jpegWithExif(await (await jpegEncoder())(picture), exifOf(6))],
  ["progressive JPEG", async () => (await jpegEncoder())(picture, { progressive: true })],
  ["WebP", async () => webpWithExif(await (await webpEncoder())(picture), picture, exifOf(6))],
  ["WebP without loss", async () => (await webpEncoder())(picture, { lossless: 1 })],
  ["AVIF", async () => (await avifEncoder())(picture, { speed: 10 })],
])("%s", (_, encode) => {
  it("that is damaged is a picture all the same, or a line that says why not", { timeout: 600_000 }, async () => {
    const file = await encode();
    const random = new Random(29);
    let told = 0;
    for (let i = 0; i < count; i++) {
      const result = await readPicture(damaged(file, random)).catch((error: unknown) => error);
      if (result instanceof Error) {
        expect(result).toBeInstanceOf(TenpenError);
        expect(result.message).toMatch(/^[^\n]{10,300}$/);
        told++;
      } else {
        const { width, height, data } = result as Awaited<ReturnType<typeof readPicture>>;
        expect(data.length).toBe(4 * width * height);
      }
    }
    expect(told).toBeGreaterThan(count / 10);
    expect(await readPicture(file)).toMatchObject({ width: 96, height: 96 });
  });
});
