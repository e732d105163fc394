import { describe, expect, it } from "vitest";
import { pictureKind } from "./picture-kind.ts";
import { pictureSize } from "./picture-size.ts";

const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === "string" ? [...part].map((each) => each.charCodeAt(0)) : part)),
  );
const zeros = (count: number) => Array<number>(count).fill(0);

const heads = {
  png: bytes("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", [0, 0, 1, 44, 0, 0, 0, 200]),
  gif: bytes("GIF89a", [44, 1, 200, 0]),
  bmp: bytes("BM", zeros(16), [44, 1, 0, 0], [0x38, 0xff, 0xff, 0xff]),
  "jpeg, behind others": bytes(
    "\xff\xd8",
    "\xff\xe0",
    [0, 4, 0, 0],
    "\xff\xff\xc4",
    [0, 3, 0],
    "\xff\xc2",
    [0, 17, 8, 0, 200, 1, 44, 3],
  ),
  "webp, lossy": bytes("RIFF\0\0\0\0WEBPVP8 ", [10, 0, 0, 0], zeros(6), [44, 1, 200, 0]),
  "webp, lossless": bytes("RIFF\0\0\0\0WEBPVP8L", [5, 0, 0, 0], [0x2f, 43, 0xc1, 49, 0]),
  "webp, extended": bytes("RIFF\0\0\0\0WEBPVP8X", [10, 0, 0, 0], zeros(4), [43, 1, 0, 199, 0, 0]),
  "heic, a thumbnail before it": bytes(
    ...["\0\0\0\x0cftypheic", "\0\0\0\x44meta", zeros(4), "\0\0\0\x38iprp", "\0\0\0\x30ipco"],
    ...["\0\0\0\x14ispe", [0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 9]],
    ...["\0\0\0\x14ispe", [0, 0, 0, 0, 0, 0, 1, 44, 0, 0, 0, 200]],
  ),
};

describe("the size of a picture", () => {
  it.each(Object.entries(heads))("is found in the head of a %s", (name, head) => {
    const [kind] = name.split(",");
    expect(pictureSize(head)).toEqual({ width: 300, height: 200 });
    expect(pictureKind(head)).toBe(kind);
  });

  it.each(Object.entries(heads))("is unknown where the head of a %s ends early", (_, head) => {
    for (let length = 0; length < head.length - 2; length++) {
      expect(pictureSize(head.subarray(0, length))?.height ?? 0).not.toBe(200);
    }
  });

  it("is none of what is no picture", () => {
    expect(pictureSize(bytes("{}"))).toBeUndefined();
    expect(pictureKind(bytes("{}"))).toBeUndefined();
    expect(pictureKind(bytes(""))).toBeUndefined();
    expect(pictureKind(bytes("%PDF-1.4"))).toBe("pdf");
  });
});
