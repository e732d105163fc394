import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { loadPublicSet, type PublicSet } from "./public-sets.ts";

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
