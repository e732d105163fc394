import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { DataError } from "./data-error.ts";
import { readInkSet } from "./ink-set.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tenpen-ink-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function written(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const jsonl = '\uFEFF\n{"label":"3","strokes":[[[1,2]]]}\n{"label":null,"strokes":[]}\n';
const unipen = '.SEGMENT DIGIT 0 ? "8"\n.PEN_DOWN\n1 2\n.PEN_UP\n';

it.each(["a.ink.jsonl", "a.jsonl", "a.txt"])("reads the drawings of %s", async (name) => {
  const drawings = await readInkSet(written(name, jsonl));
  expect(drawings.map(({ label }) => label)).toEqual(["3", null]);
});

it.each(["a.tra", "a.tes", "a.unipen", "a.dat"])("reads the UNIPEN text of %s", async (name) => {
  const [drawing] = await readInkSet(written(name, unipen));
  expect(drawing).toMatchObject({ label: "8", ink: { strokes: [[{ x: 1, y: 498 }]] } });
});

it("an empty .ink.jsonl has no drawings", async () => {
  expect(await readInkSet(written("a.ink.jsonl", ""))).toEqual([]);
});

it.each([
  ["a.ink.jsonl", '{"strokes":[]}\n{"strokes":1}', "a.ink.jsonl: line 2: strokes must be a list of strokes, got 1"],
  ["a.ink.jsonl", "nonsense", 'a.ink.jsonl: line 1: must be JSON, got "nonsense"'],
  ["a.tra", ".PEN_UP", 'a.tra: line 1: a .PEN_DOWN must come first, got ".PEN_UP"'],
  ["a.dat", "0,100,27", 'a.dat: must be .ink.jsonl or UNIPEN text, got "0,100,27"'],
  ["a.dat", "", 'a.dat: must be .ink.jsonl or UNIPEN text, got ""'],
])("refuses %s of %j", async (name, text, message) => {
  await expect(readInkSet(written(name, text))).rejects.toThrow(new DataError(join(folder, message)));
});

it("says that a file is missing, or a folder", async () => {
  await expect(readInkSet(join(folder, "no"))).rejects.toThrow(new DataError(`${folder}/no: file not found`));
  mkdirSync(join(folder, "set.jsonl"));
  await expect(readInkSet(join(folder, "set.jsonl"))).rejects.toThrow(
    new DataError(`${folder}/set.jsonl: must be a file, got a folder`),
  );
});
