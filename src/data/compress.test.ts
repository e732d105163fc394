import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { uncompress } from "./compress.ts";

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** A .Z of codes of nine bits. */
function pack(codes: readonly number[], flags = 0x90): Uint8Array {
  const bytes = new Uint8Array(3 + Math.ceil((codes.length * 9) / 8));
  bytes.set([0x1f, 0x9d, flags]);
  for (const [i, code] of codes.entries()) {
    for (let bit = 0; bit < 9; bit++) {
      const at = i * 9 + bit;
      if ((code >> bit) & 1) bytes[3 + (at >> 3)]! |= 1 << (at & 7);
    }
  }
  return bytes;
}

it("unpacks bytes, strings that came before, and one that is only being defined", () => {
  expect(text(uncompress(pack([97, 98, 257, 259]), "a.Z", 100))).toBe("abababa");
  expect(text(uncompress(pack([97, 257, 97]), "a.Z", 100))).toBe("aaaa");
  expect(uncompress(pack([]), "a.Z", 100).length).toBe(0);
});

it("unpacks what compress has packed, in longer and longer codes", () => {
  const packed = readFileSync(new URL("../../test/fixtures/numbers.txt.Z", import.meta.url));
  const lines = Array.from({ length: 2000 }, (_, i) => i);
  expect(text(uncompress(packed, "numbers.txt.Z", 10_000))).toBe(lines.join("\n"));
});

it("begins anew after a code 256, which ends its group of eight", () => {
  const codes = [97, 257, 256, 0, 0, 0, 0, 0, 98, 257];
  expect(text(uncompress(pack(codes), "a.Z", 100))).toBe("aaabbb");
});

it.each<[string, Uint8Array, string]>([
  ["another file", Uint8Array.of(0x1f, 0x8b, 0x90), "a.Z: must begin with 1F 9D, as .Z does, got other bytes"],
  ["odd codes", pack([97], 0x91), "a.Z: must have codes of 9 to 16 bits, got 17"],
  ["a code that is not defined", pack([97, 300]), "a.Z: must have codes that were defined before, got 300"],
  ["more than may come out", pack([97, 257, 258, 259]), "a.Z: must unpack to at most 8 bytes, got more"],
])("refuses %s", (_, bytes, message) => {
  expect(() => uncompress(bytes, "a.Z", 8)).toThrow(message);
});
