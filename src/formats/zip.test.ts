import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { brokenRule, inModelFile } from "../../test/support/broken-rule.ts";
import { unzip } from "./zip.ts";

const text = strToU8("one two three ".repeat(1000));
const most = { "a.txt": 20_000, "b/c.txt": 10 };

/** The archive with some of its bytes written over. */
function changed(archive: Uint8Array, change: (view: DataView, directory: number) => void): Uint8Array {
  const bytes = archive.slice();
  const view = new DataView(bytes.buffer);
  const end = bytes.length - 22;
  change(view, view.getUint32(end + 16, true));
  return bytes;
}

it.each([0, 6] as const)("unpacks what it is asked for, packed by level %d", async (level) => {
  const archive = zipSync({ "a.txt": text, "b/c.txt": strToU8("short"), other: text }, { level });
  const found = await unzip(archive, most);
  expect([...found.keys()]).toEqual(["a.txt", "b/c.txt"]);
  expect(found.get("a.txt")).toEqual(text);
  // Somewhere in a larger buffer, with a comment behind it.
  const inside = new Uint8Array(archive.length + 20);
  inside.set(archive, 9);
  new DataView(inside.buffer).setUint16(9 + archive.length - 2, 11, true);
  expect((await unzip(inside.subarray(9), most)).get("b/c.txt")).toEqual(strToU8("short"));
});

describe("refuses", () => {
  const packed = zipSync({ "a.txt": text }, { level: 6 });
  const stored = zipSync({ "a.txt": text }, { level: 0 });
  // In the directory: the CRC at 16, the packed size at 20, the size at 24, the place at 42.
  it.each([
    ["nothing", new Uint8Array(), /^file: must be a whole zip archive, got one without its end$/],
    ["half of it", packed.subarray(0, packed.length / 2), /^file: must be a whole zip archive/],
    ["what is too large", zipSync({ "b/c.txt": text }), /^b\/c\.txt: must have at most 10 bytes, got 14000$/],
    [
      "what unpacks to more than it says",
      changed(packed, (view, at) => view.setUint32(at + 24, 1000, true)),
      /^a\.txt: must have the 1000 bytes that the archive says, got others$/,
    ],
    [
      "what unpacks to less",
      changed(packed, (view, at) => view.setUint32(at + 24, 15_000, true)),
      /^a\.txt: must have the 15000 bytes that the archive says, got others$/,
    ],
    [
      "another size of what is stored",
      changed(stored, (view, at) => view.setUint32(at + 24, 13_999, true)),
      /^a\.txt: must have the 13999 bytes/,
    ],
    [
      "a bit that is turned",
      changed(stored, (view) => view.setUint8(100, view.getUint8(100) ^ 1)),
      /^a\.txt: must have its checksum, got a damaged file$/,
    ],
    [
      "data beyond the end",
      changed(packed, (view, at) => view.setUint32(at + 20, 1e9, true)),
      /got a damaged one at a member/,
    ],
    [
      "a place beyond the end",
      changed(packed, (view, at) => view.setUint32(at + 42, 1e9, true)),
      /got a damaged one at a local/,
    ],
    [
      "another way of packing",
      changed(packed, (view, at) => view.setUint16(at + 10, 12, true)),
      /^a\.txt: must be stored or deflated/,
    ],
    [
      "more entries than there are",
      changed(packed, (view) => view.setUint16(packed.length - 12, 65535, true)),
      /entry 2 of/,
    ],
  ])("%s", async (_, archive, message) => {
    const error = await unzip(archive, most).catch((error: unknown) => error);
    expect(error).toEqual(brokenRule(inModelFile));
    expect((error as Error).message).toMatch(message);
  });

  it("a name that is there twice", async () => {
    const twice = zipSync({ "a.txt": text, "a.tx_": text }, { level: 0 });
    const bytes = changed(twice, (view, at) => {
      const second = at + 46 + 5;
      view.setUint8(second + 46 + 4, "t".charCodeAt(0));
    });
    await expect(unzip(bytes, most)).rejects.toThrow("a.txt: must be in the archive once, got a second one");
  });
});
