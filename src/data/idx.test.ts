import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, expect, it } from "vitest";
import { brokenRule } from "../../test/support/broken-rule.ts";
import { isIdx, parseIdx } from "./idx.ts";
import { readIdxPair } from "./node/idx-pair.ts";

function idx(magic: number, sizes: number[], values: ArrayLike<number>): Uint8Array {
  const bytes = new Uint8Array(4 + 4 * sizes.length + values.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, magic);
  sizes.forEach((size, i) => {
    view.setUint32(4 + 4 * i, size);
  });
  bytes.set(values, 4 + 4 * sizes.length);
  return bytes;
}
const labels = (...values: number[]) => idx(0x801, [values.length], values);
const images = (count: number, height = 28, width = 28) =>
  idx(
    0x803,
    [count, height, width],
    Array.from({ length: count * height * width }, (_, i) => i % 256),
  );

it("reads labels and images", () => {
  expect(parseIdx(labels(3, 1, 4), "labels")).toEqual({ shape: [3], data: Uint8Array.of(3, 1, 4) });
  const { shape, data } = parseIdx(images(2, 3, 4), "images");
  expect(shape).toEqual([2, 3, 4]);
  expect([...data]).toEqual(Array.from({ length: 24 }, (_, i) => i));
});

it("reads from the middle of a buffer", () => {
  const buffer = Uint8Array.of(9, 9, ...labels(5, 6), 9);
  expect([...parseIdx(buffer.subarray(2, -1), "labels").data]).toEqual([5, 6]);
});

it("reads a file of nothing", () => {
  expect(parseIdx(labels(), "labels")).toEqual({ shape: [0], data: new Uint8Array(0) });
});

it.each([
  [new Uint8Array(0), "f: must be IDX, got an empty file"],
  [Uint8Array.of(0, 0, 8), "f: must begin with a magic number of 4 bytes, got 3"],
  [Uint8Array.of(0x1f, 0x8b, 8, 0, 0), "f: must be IDX, got gzip"],
  // A little-endian writer.
  [Uint8Array.of(3, 8, 0, 0), "f: must be IDX, got little-endian IDX"],
  [Uint8Array.of(0, 0, 9, 3), "f: magic number must be 0x00000801 (labels) or 0x00000803 (images), got 0x00000903"],
  // Floats.
  [Uint8Array.of(0, 0, 13, 3), "f: magic number must be 0x00000801 (labels) or 0x00000803 (images), got 0x00000d03"],
  [images(1).subarray(0, 15), "f: header must have 16 bytes, got 15"],
  [labels(1, 2, 3).subarray(0, 10), "f: must have 3 bytes after the header, got 2"],
  [Uint8Array.of(...labels(1, 2, 3), 4), "f: must have 3 bytes after the header, got 4"],
  [
    idx(0x803, [0xffffffff, 0xffffffff, 0xffffffff], []),
    /^f: must have 4294967295 × .* bytes after the header, got 0$/,
  ],
  [idx(0x803, [2, 28, 28], [1]), "f: must have 2 × 28 × 28 bytes after the header, got 1"],
])("refuses broken bytes (%#)", (bytes, message) => {
  expect(() => parseIdx(bytes, "f")).toThrow(brokenRule("data"));
  expect(() => parseIdx(bytes, "f")).toThrow(message instanceof RegExp ? message : brokenRule("data", message));
});

it("whatever the bytes are, they are an array of their size or an error of ours", () => {
  const start = fc.constantFrom(
    [],
    [0, 0, 8, 1],
    [0, 0, 8, 3],
    [0, 0, 8, 1, 0, 0, 0],
    [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0],
  );
  fc.assert(
    fc.property(start, fc.array(fc.nat(8), { maxLength: 20 }), (start, rest) => {
      try {
        const { shape, data } = parseIdx(Uint8Array.of(...start, ...rest), "f");
        expect(data.length).toBe(shape.reduce((product, size) => product * size, 1));
      } catch (error) {
        expect(error).toEqual(brokenRule("data"));
      }
    }),
    { seed: 1, numRuns: 1000 },
  );
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tenpen-idx-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

it.each([
  ["train-images-idx3-ubyte", "train-labels-idx1-ubyte"],
  ["t10k-images.idx3-ubyte", "t10k-labels.idx1-ubyte"],
  ["my-images.bin", "my-labels.bin"],
  ["digits.idx3", "digits.idx1"],
])("finds the labels of %s in %s", async (imagesName, labelsName) => {
  writeFileSync(join(folder, labelsName), labels(0, 9, 5));
  writeFileSync(join(folder, imagesName), images(3));
  const dataset = await readIdxPair(join(folder, imagesName));
  expect(dataset).toMatchObject({ count: 3, height: 28, width: 28, labels: { 0: 0, 1: 9, 2: 5 } });
  expect(dataset.images.length).toBe(3 * 784);
  expect(dataset.images[300]).toBe(300 % 256);
});

it.each([
  ["images", images(2), labels(1), "labels: must have one label for each of 2 images, got 1"],
  ["images", images(2), labels(1, 10), "labels: label 1 must be 0 to 9, got 10"],
  ["images", labels(1), labels(1), "images: images must have 3 dimensions, got 1"],
  ["images", images(1), images(1), "labels: labels must have 1 dimension, got 3"],
  [
    "digits",
    images(1),
    labels(1),
    'digits: name must hold "images" or "idx3", so that its labels can be found, got "digits"',
  ],
])("refuses %s that do not fit (%#)", async (name, imageBytes, labelBytes, message) => {
  writeFileSync(join(folder, "labels"), labelBytes);
  writeFileSync(join(folder, name), imageBytes);
  await expect(readIdxPair(join(folder, name))).rejects.toThrow(brokenRule("data", join(folder, message)));
});

it("reads images of any size", async () => {
  writeFileSync(join(folder, "labels"), labels(1, 2));
  writeFileSync(join(folder, "images"), images(2, 12, 16));
  expect(await readIdxPair(join(folder, "images"))).toMatchObject({ height: 12, width: 16 });
});

it("says that the labels are missing", async () => {
  writeFileSync(join(folder, "images"), images(1));
  await expect(readIdxPair(join(folder, "images"))).rejects.toThrow(
    brokenRule("data", `${folder}/labels: must be a file that exists, got nothing`),
  );
});

it("compares what the header says with the size of the file before it is read", async () => {
  const path = join(folder, "images");
  writeFileSync(path, images(1));
  truncateSync(path, 2 ** 40);
  await expect(readIdxPair(path)).rejects.toThrow(
    brokenRule("data", `${path}: must have 1 × 28 × 28 bytes after the header, got ${2 ** 40 - 16}`),
  );
});

it("two zero bytes make an IDX, and no text has them", () => {
  expect(isIdx(images(1))).toBe(true);
  expect(isIdx(Uint8Array.of(0, 0, 9, 9))).toBe(true);
  expect(isIdx(new TextEncoder().encode("{}"))).toBe(false);
  expect(isIdx(new Uint8Array())).toBe(false);
});
