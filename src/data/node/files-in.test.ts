import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { asAnybody, closedFolder, folder, put } from "../../../test/support/call.ts";
import { filesIn } from "./files-in.ts";

it("finds files in all folders below, in order; nothing hidden, and no pipe that may never end", async () => {
  const place = folder();
  mkdirSync(join(place, "b"));
  const files = [put(place, "a.png", "a"), put(join(place, "b"), "c.png", "c"), put(place, "d.png", "d")];
  put(place, ".hidden", "e");
  const link = join(place, "e.png");
  symlinkSync(files[0]!, link);
  expect(spawnSync("mkfifo", [join(place, "f.png")]).status).toBe(0);
  expect(await filesIn(place)).toEqual([...files, link]);
});

it.skipIf(process.platform === "win32")("tells of a folder that cannot be opened, and goes on", async () => {
  const place = folder();
  const files = [put(place, "a.png", "a"), put(place, "c.png", "c")];
  const closed = closedFolder(place, "b");
  await asAnybody(async () => {
    const told: string[] = [];
    expect(await filesIn(place, ({ message }) => told.push(message))).toEqual(files);
    expect(told).toEqual([`${closed}: must be readable, got EACCES`]);
    await expect(filesIn(place)).rejects.toThrow(told[0]);
  });
});
