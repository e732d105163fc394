import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { readOmniglot } from "./omniglot.ts";

const folder = mkdtempSync(join(tmpdir(), "tenpen-"));
afterAll(() => rmSync(folder, { recursive: true }));

for (const path of [
  "Latin/character02/0002_01.txt",
  "Greek/character10/0010_02.txt",
  "Greek/character01/0001_07.txt",
]) {
  mkdirSync(join(folder, path, ".."), { recursive: true });
  writeFileSync(join(folder, path), "START\n1,-2,3\nBREAK\n");
}
writeFileSync(join(folder, "Greek/character01/README.txt"), "no drawing");

async function read(alphabets?: string[]) {
  const drawings = [];
  for await (const { char, writer, label } of readOmniglot(folder, alphabets)) drawings.push([char, writer, label]);
  return drawings;
}

it("reads the drawings of all alphabets, or of some, in their order", async () => {
  expect(await read()).toEqual([
    ["Greek/character01", "Greek/07", null],
    ["Greek/character10", "Greek/02", null],
    ["Latin/character02", "Latin/01", null],
  ]);
  expect(await read(["Latin"])).toEqual([["Latin/character02", "Latin/01", null]]);
});

it("refuses an alphabet that is not there", async () => {
  await expect(read(["Korean"])).rejects.toThrow('must have the folder of an alphabet, got "Korean"');
});
