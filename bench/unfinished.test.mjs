import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { hashOfFolder, Unfinished } from "./unfinished.mjs";

function temporary() {
  const folder = mkdtempSync(join(tmpdir(), "tenpen-bench-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

it("what was saved is loaded by the same command and no other, until it is removed", () => {
  const path = join(temporary(), "unfinished.json");
  const same = new Unfinished(path, "engine --rounds 3");
  expect(same.load()).toBeUndefined();
  same.save({ rounds: 1 });
  same.save({ rounds: 2 });
  expect(new Unfinished(path, "engine --rounds 3").load()).toEqual({ rounds: 2 });
  expect(new Unfinished(path, "engine --rounds 5").load()).toBeUndefined();
  same.remove();
  same.remove();
  expect(same.load()).toBeUndefined();
});

it("a damaged file is as good as none", () => {
  const path = join(temporary(), "unfinished.json");
  writeFileSync(path, '{"key": "a", "sta');
  expect(new Unfinished(path, "a").load()).toBeUndefined();
});

it("the hash of a folder is that of its files' names and contents", () => {
  const folder = temporary();
  mkdirSync(join(folder, "in"));
  writeFileSync(join(folder, "in", "a.js"), "1");
  const first = hashOfFolder(folder);
  expect(hashOfFolder(folder)).toBe(first);
  writeFileSync(join(folder, "in", "a.js"), "2");
  const second = hashOfFolder(folder);
  writeFileSync(join(folder, "b.js"), "");
  expect(new Set([first, second, hashOfFolder(folder)]).size).toBe(3);
});
