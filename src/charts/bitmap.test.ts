import { expect, it } from "vitest";
import { bitmapUrl } from "./bitmap.ts";

it("is a BMP of one byte a pixel, rows filled up to four, ink black", () => {
  const url = bitmapUrl(Uint8Array.of(0, 255, 0, 1, 2, 3, 4, 5, 6), 3);
  const bytes = Buffer.from(url.slice("data:image/bmp;base64,".length), "base64");
  expect(bytes.toString("latin1", 0, 2)).toBe("BM");
  expect(bytes.readUInt32LE(2)).toBe(bytes.length);
  expect([bytes.readInt32LE(18), bytes.readInt32LE(22), bytes.readUInt16LE(28)]).toEqual([3, -3, 8]);
  const pixels = bytes.subarray(bytes.readUInt32LE(10));
  expect([...pixels]).toEqual([0, 255, 0, 0, 1, 2, 3, 0, 4, 5, 6, 0]);
  expect([...bytes.subarray(54, 62)]).toEqual([255, 255, 255, 0, 254, 254, 254, 0]);
});
