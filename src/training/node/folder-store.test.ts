import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folder, put } from "../../../test/support/call.ts";
import { FolderStore } from "./folder-store.ts";

it("has each entry as a file", async () => {
  const place = folder();
  const store = new FolderStore(join(place, "runs"));
  expect(await store.list()).toEqual([]);
  expect(await store.read("a")).toBeNull();
  await store.write("a", "first");
  await store.write("a", Uint8Array.of(104, 105));
  expect(await store.list()).toEqual(["a"]);
  expect(new TextDecoder().decode((await store.read("a"))!)).toBe("hi");
  expect(readFileSync(join(place, "runs", "a"), "utf8")).toBe("hi");
});

describe("its lock", () => {
  const lockIn = (place: string) => join(place, "training.lock");

  it("keeps all others out until it is let go of", async () => {
    const place = folder();
    const release = await new FolderStore(place).lock();
    await expect(new FolderStore(place).lock()).rejects.toThrow(
      `${place}: must be written by one training at a time, got process ${process.pid}; if that is no training, remove ${lockIn(place)}`,
    );
    await release();
    expect(readdirSync(place)).toEqual([]);
    await (await new FolderStore(place).lock())();
  });

  it.each([
    ["of a process that is no more", () => ({ pid: spawnSync(process.execPath, ["-e", ""]).pid, started: "1" })],
    ["of a process whose number another has now", () => ({ pid: process.pid, started: "1" })],
  ])("is taken over when it is %s", async (_whose, holder) => {
    if (!existsSync("/proc/self/stat") && holder().pid === process.pid) return;
    const place = folder();
    put(place, "training.lock", JSON.stringify({ host: hostname(), ...holder() }));
    const release = await new FolderStore(place).lock();
    expect(JSON.parse(readFileSync(lockIn(place), "utf8")).pid).toBe(process.pid);
    await release();
    expect(readdirSync(place)).toEqual([]);
  });

  const here = JSON.stringify(hostname());
  it.each([
    ...["", "half {", "{}", '{"pid":-1}', "null", '{"pid":1}', '{"pid":1,"host":{}}', '{"pid":1,"host":""}'],
    ...[`{"pid":2147483648,"host":${here}}`, `{"pid":1e15,"host":${here}}`, '{"pid":1e15,"host":"elsewhere"}'],
  ])("is taken over when it says nothing: %j", async (text) => {
    const place = folder();
    put(place, "training.lock", text);
    await (await new FolderStore(place).lock())();
    expect(readdirSync(place)).toEqual([]);
  });

  it.skipIf(process.platform === "win32").each([
    ["a link", (path: string) => symlinkSync(join(path, "..", "nowhere"), path)],
    ["a folder", (path: string) => mkdirSync(path)],
    ["a pipe or device", (path: string) => expect(spawnSync("mkfifo", [path]).status).toBe(0)],
  ])("is not waited for where there is %s", async (kind, make) => {
    const place = folder();
    make(lockIn(place));
    await expect(new FolderStore(place).lock()).rejects.toThrow(
      `${lockIn(place)}: must be a file that a training has made, got ${kind}; remove it`,
    );
    expect(readdirSync(place)).toEqual(["training.lock"]);
  });

  it("says in one line whose it is, whatever the host is called", async () => {
    const place = folder();
    put(place, "training.lock", JSON.stringify({ pid: 1, host: "else\nwhere", started: null }));
    await expect(new FolderStore(place).lock()).rejects.toThrow("process 1 on else where; once");
  });

  it("is left alone when it is of another machine, whose processes cannot be seen", async () => {
    const place = folder();
    const lock = put(place, "training.lock", JSON.stringify({ pid: 1, host: "elsewhere", started: null }));
    await expect(new FolderStore(place).lock()).rejects.toThrow(
      `got process 1 on elsewhere; once that has ended, remove ${lock}`,
    );
    expect(existsSync(lock)).toBe(true);
  });

  it("of somebody else is not taken away in the end", async () => {
    const place = folder();
    const release = await new FolderStore(place).lock();
    writeFileSync(lockIn(place), "another");
    await release();
    expect(readFileSync(lockIn(place), "utf8")).toBe("another");
  });
});
