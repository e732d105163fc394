import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import { useFolder } from "../../../test/support/use-folder.ts";
import { writeWhole } from "./write-file.ts";

const currentFolder = useFolder();
let folder: string;
let path: string;
beforeEach(() => {
  folder = currentFolder();
  path = join(folder, "file");
});

const modeOf = (path: string) => statSync(path).mode & 0o777;

it("writes a new file, in folders that are missing, and an old one", async () => {
  const path = join(folder, "a", "b", "file");
  await writeWhole(path, "old");
  await writeWhole(path, Uint8Array.of(110, 101, 119));
  expect(readFileSync(path, "utf8")).toBe("new");
  expect(readdirSync(join(folder, "a", "b"))).toEqual(["file"]);
});

it.skipIf(process.platform === "win32").each([0o600, 0o640, 0o666, 0o755])("keeps the mode %o", async (mode) => {
  writeFileSync(path, "old");
  chmodSync(path, mode);
  await writeWhole(path, "new");
  expect(readFileSync(path, "utf8")).toBe("new");
  expect(modeOf(path)).toBe(mode);
});

it.skipIf(process.platform === "win32")("writes through links, also to what is not there yet", async () => {
  mkdirSync(join(folder, "other"));
  symlinkSync("second", path);
  symlinkSync("other/target", join(folder, "second"));
  for (const content of ["first", "second"]) {
    await writeWhole(path, content);
    expect(readlinkSync(path)).toBe("second");
    expect(lstatSync(join(folder, "second")).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, "other", "target"), "utf8")).toBe(content);
  }
  expect(readdirSync(join(folder, "other"))).toEqual(["target"]);
});

it.skipIf(process.platform === "win32")("ends where links lead in circles, or to what is no file", async () => {
  symlinkSync("second", path);
  symlinkSync("file", join(folder, "second"));
  await expect(writeWhole(path, "x")).rejects.toMatchObject({ code: "ELOOP" });
  symlinkSync(folder, join(folder, "third"));
  await expect(writeWhole(join(folder, "third"), "x")).rejects.toMatchObject({ code: "EISDIR" });
  symlinkSync("/dev/null", join(folder, "fourth"));
  await expect(writeWhole(join(folder, "fourth"), "x")).rejects.toMatchObject({ code: "ENOTREG" });
  expect(readdirSync(folder).toSorted()).toEqual(["file", "fourth", "second", "third"]);
});
