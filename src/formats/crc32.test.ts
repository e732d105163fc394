import { crc32 as zlibCrc32 } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { crc32 } from "./crc32.ts";

const ascii = (text: string) => new TextEncoder().encode(text);

test("the published check value", () => {
  expect(crc32(ascii("123456789"))).toBe(0xcbf43926);
  expect(crc32(new Uint8Array())).toBe(0);
});

test("can be taken in pieces", () => {
  expect(crc32(ascii("6789"), crc32(ascii("12345")))).toBe(0xcbf43926);
});

// Node has it since 20.15 and 22.2.
test.skipIf(zlibCrc32 === undefined)("is what zlib computes", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => crc32(bytes) === zlibCrc32(bytes)),
    { seed: 1 },
  );
});
