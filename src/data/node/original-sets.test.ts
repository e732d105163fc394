import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { leftOut } from "../left-out.ts";
import { readOriginalSet } from "./original-sets.ts";

let folder: string;
const put = (path: string, text: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tenpen-"));
});
afterEach(() => rm(folder, { recursive: true }));

async function read(...[name, part]: Parameters<typeof readOriginalSet>) {
  const drawings = [];
  for await (const { label, char, writer } of readOriginalSet(name, part, folder))
    drawings.push(label ?? char ?? writer);
  return drawings;
}

it("reads UNIPEN without what is labelled wrongly", async () => {
  const { file, line, label } = leftOut[0]!;
  put(`unipen/data/${file}`, `${`.SEGMENT CHARACTER 0 ? "${label}"\n`.repeat(line)}.PEN_DOWN\n1 2\n`);
  put("unipen/data/1b/abc/a.dat", '.INCLUDE abc/ink.dat\n.SEGMENT CHARACTER 0 ? "A"\n');
  put("unipen/include/abc/ink.dat", ".PEN_DOWN\n1 2\n");
  expect(await read("unipen", "data/1a")).toEqual(Array(line - 1).fill(label));
  expect(await read("unipen", "data/1b")).toEqual(["A"]);
  expect(await read("unipen")).toHaveLength(line);
});

it("reads UJI and Omniglot", async () => {
  put("ujipenchars2.txt", "// x\nWORD 7 trn_UJI_W01-01\nNUMSTROKES 1\nPOINTS 1 # 1 2\n");
  for (const alphabet of ["Greek", "Latin"]) {
    put(`strokes_background_small1/${alphabet}/character01/0001_01.txt`, "START\n1,-2,3\nBREAK\n");
  }
  expect(await read("uji")).toEqual(["7"]);
  expect(await read("omniglot", "Greek")).toEqual(["Greek/character01"]);
  expect(await read("omniglot")).toHaveLength(2);
});

it("says how to get what is not there", async () => {
  await expect(read("uji")).rejects.toThrow(
    "ujipenchars2.txt: must be there, from https://archive.ics.uci.edu/dataset/175/uji+pen+characters+version+2: take the file out of the archive, got nothing",
  );
});
