import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { includeFor, unipenFiles } from "./unipen.ts";

let folder: string;
const put = (path: string, text = "") => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "tenpen-"));
});
afterEach(() => rm(folder, { recursive: true }));

it("finds what a file includes in the folder include above it", () => {
  put("include/abc/data/Ann.dat", "ink");
  put("secret", "secret");
  const include = includeFor(join(folder, "data/1a/abc/Ann.dat"));
  expect(include("abc/data/Ann.dat")).toBe("ink");
  expect(include("abc/data/ann.dat")).toBeNull();
  expect(include("abc")).toBeNull();
  symlinkSync("loop", join(folder, "include/loop"));
  expect(include("loop")).toBeNull();
});

it("follows no name that leads elsewhere", () => {
  put("secret", "secret");
  put("include/x");
  const include = includeFor(join(folder, "a.dat"));
  for (const name of ["../secret", "x/../../secret", join(folder, "secret")]) expect(include(name)).toBeNull();
});

it("lists the files of a folder, but not what they include", () => {
  for (const path of ["data/1a/b/2.dat", "data/1a/b/10.dat", "data/1a/a.dat", "include/b/2.dat", "data/README"])
    put(path);
  expect(unipenFiles(folder)).toEqual(
    ["data/1a/a.dat", "data/1a/b/10.dat", "data/1a/b/2.dat"].map((path) => join(folder, path)),
  );
  expect(() => unipenFiles(join(folder, "none"))).toThrow("none: must be a file that exists, got nothing");
});
