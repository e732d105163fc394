import { truncateSync, writeFileSync } from "node:fs";
import { devNull } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import { brokenRule } from "../../../test/support/broken-rule.ts";
import { useFolder } from "../../../test/support/use-folder.ts";
import { checkReadable, readBytes, readChunks, readHead } from "./read-file.ts";

const currentFolder = useFolder();
let folder: string;
let path: string;
beforeEach(() => {
  folder = currentFolder();
  path = join(folder, "file");
});

it("reads a file whole, by its first bytes, and as it comes", async () => {
  const bytes = Buffer.alloc(1_000_000, "123456789");
  writeFileSync(path, bytes);
  expect(bytes.equals(await readBytes(path))).toBe(true);
  expect(await readHead(path, 3)).toEqual({ head: new Uint8Array([49, 50, 51]), size: bytes.length });
  const chunks: Uint8Array[] = [];
  for await (const chunk of readChunks(path)) chunks.push(chunk);
  expect(bytes.equals(Buffer.concat(chunks))).toBe(true);
});

it("keeps little of a large file in memory", async () => {
  writeFileSync(path, "");
  truncateSync(path, 1e8);
  let length = 0;
  for await (const chunk of readChunks(path)) {
    expect(chunk.buffer.byteLength).toBeLessThanOrEqual(2 ** 20);
    length += chunk.length;
  }
  expect(length).toBe(1e8);
});

it("reads an empty file, and no more of one than it may have", async () => {
  writeFileSync(path, "");
  expect(await readBytes(path)).toEqual(Buffer.alloc(0));
  writeFileSync(path, "12345");
  expect((await readBytes(path, 5)).length).toBe(5);
  await expect(readBytes(path, 4)).rejects.toThrow(brokenRule("limit", `${path}: must have at most 4 bytes, got 5`));
});

it.skipIf(process.platform !== "linux")("counts what has no size before it is read", async () => {
  const status = "/proc/self/status";
  expect((await readBytes(status)).length).toBeGreaterThan(100);
  await expect(readBytes(status, 10)).rejects.toThrow(
    brokenRule("limit", `${status}: must have at most 10 bytes, got more`),
  );
});

it.each<[string, () => string, string]>([
  ["what is not there", () => path, "must be a file that exists, got nothing"],
  ["a path through a file", () => join(import.meta.filename, "x"), "must be a file that exists, got nothing"],
  ["a folder", () => folder, "must be a file, got a folder"],
  ["a device", () => devNull, "must be a file, got a device"],
  ["a name of no system", () => join(folder, "x".repeat(5000)), "must be readable, got ENAMETOOLONG"],
])("refuses %s in the same words, however it is opened", async (_, make, message) => {
  const path = make();
  const error = brokenRule("data", `${path}: ${message}`);
  await expect(readBytes(path)).rejects.toThrow(error);
  await expect(readHead(path, 1)).rejects.toThrow(error);
  await expect(readChunks(path).next()).rejects.toThrow(error);
  await expect(checkReadable(path)).rejects.toThrow(error);
});
