import { expect, it } from "vitest";
import { checkHead } from "./check-head.ts";

/** A JPEG that says its size behind so many segments of 64 KB. */
function jpegOf(width: number, height: number, segments: number): Blob {
  const segment = new Uint8Array(0x10001);
  segment.set([0xff, 0xe2, 0xff, 0xff]);
  const frame = [0xff, 0xc0, 0, 11, 8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0];
  const parts = [Uint8Array.of(0xff, 0xd8), ...new Array(segments).fill(segment), Uint8Array.from(frame)];
  return new Blob(parts);
}

it("finds the size of a picture wherever its header says it", async () => {
  for (const segments of [0, 6, 100]) {
    expect(await checkHead(jpegOf(4000, 3000, segments))).toBe("jpeg");
    await expect(checkHead(jpegOf(20_000, 20_000, segments))).rejects.toMatchObject({ code: "limit" });
  }
});

it("refuses what does not say its size where it can be looked for", async () => {
  await expect(checkHead(jpegOf(4000, 3000, 200))).rejects.toMatchObject({ code: "limit", got: "nothing" });
});
