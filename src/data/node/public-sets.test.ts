import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { PublicSet } from "../public-sets.ts";
import { loadPublicSet } from "./public-sets.ts";

const line = '{"label":"3","writer":"w1","strokes":[[[1,2],[3,4]]]}\n';
const sha256 = createHash("sha256").update(line).digest("hex");
const set: PublicSet = { file: "some.ink.jsonl", sha256, source: "Somebody 1998", licence: "MIT" };
const url = "https://example.org/some.ink.jsonl";
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "tenpen-"));
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await rm(folder, { recursive: true });
});

it("reads the drawings of a file that is there", async () => {
  await writeFile(join(folder, set.file), line);
  expect(await loadPublicSet(set, { folder })).toMatchObject([{ label: "3", writer: "w1" }]);
});

it("refuses a file that is another", async () => {
  await writeFile(join(folder, set.file), `${line}\n`);
  await expect(loadPublicSet(set, { folder })).rejects.toThrow(`${set.file}: SHA-256 must be ${sha256}, got `);
});

it("takes a file that lies there as it is published", async () => {
  const digit = '.SEGMENT DIGIT 0 ? "8"\n.PEN_DOWN\n1 2\n3 4\n.PEN_UP\n';
  const packed = new Uint8Array(3 + Math.ceil((digit.length * 9) / 8));
  packed.set([0x1f, 0x9d, 0x90]);
  for (const [i, character] of [...digit].entries()) {
    // Codes of nine bits, each for a byte.
    const [at, code] = [i * 9, character.charCodeAt(0)];
    packed[3 + (at >> 3)]! |= code << (at & 7);
    packed[4 + (at >> 3)]! |= code >> (8 - (at & 7));
  }
  const published = { ...set, sha256: createHash("sha256").update(digit).digest("hex"), url: `${url}.tra.Z` };
  await writeFile(join(folder, "some.ink.jsonl.tra.Z"), packed);
  expect(await loadPublicSet(published, { folder })).toMatchObject([{ label: "8" }]);
  await writeFile(join(folder, "some.ink.jsonl.tra.Z"), line);
  await expect(loadPublicSet(published, { folder })).rejects.toThrow("some.ink.jsonl.tra.Z: must begin with 1F 9D");
});

it("says of which source a missing file is to be converted", async () => {
  await expect(loadPublicSet(set, { folder })).rejects.toThrow(
    "must be there, converted from Somebody 1998, got nothing",
  );
});

it("fetches a missing file, tells how much has come, and keeps it", async () => {
  const fetched = vi.fn(async () => new Response(line, { headers: { "content-length": String(line.length) } }));
  vi.stubGlobal("fetch", fetched);
  const onProgress = vi.fn();
  for (let i = 0; i < 2; i++) expect(await loadPublicSet({ ...set, url }, { folder, onProgress })).toHaveLength(1);
  expect(fetched).toHaveBeenCalledTimes(1);
  expect(onProgress).toHaveBeenLastCalledWith(line.length, line.length);
  expect(await readFile(join(folder, set.file), "utf8")).toBe(line);
});

it.each<[string, () => Promise<Response>, string]>([
  ["an answer that is none", async () => new Response("", { status: 404 }), `at ${url}, got nothing, and HTTP 404`],
  [
    "no network",
    () => Promise.reject(new TypeError("fetch failed", { cause: { code: "ENOTFOUND" } })),
    "and ENOTFOUND",
  ],
  ["another file", async () => new Response("{}"), "SHA-256 must be"],
])("keeps nothing of %s", async (_, answer, message) => {
  vi.stubGlobal("fetch", answer);
  await expect(loadPublicSet({ ...set, url }, { folder })).rejects.toThrow(message);
  expect(await readdir(folder)).toEqual([]);
});
