import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, it, test } from "vitest";
import { asAnybody, closedFolder, folder, put } from "../../test/support/call.ts";
import { filesOfPattern } from "./pattern.ts";

/** A folder of empty files with these paths, and what fits a pattern in it. */
function tree(...paths: string[]) {
  const place = folder();
  for (const path of paths) {
    mkdirSync(join(place, path, ".."), { recursive: true });
    put(place, path, "");
  }
  const found = async (pattern: string) =>
    (await filesOfPattern(join(place, pattern))).map((path) => path.slice(place.length + 1).replaceAll("\\", "/"));
  return { place, found };
}

test.each([
  ["*", ["b.png", "c(1).jpg"]],
  ["*.png", ["b.png"]],
  ["?.*", ["b.png"]],
  ["c(?).jpg", ["c(1).jpg"]],
  ["*b*", ["b.png"]],
  ["*/*.png", ["a/d.png"]],
  ["a/**/*.png", ["a/d.png", "a/e/f.png", "a/e/g/h.png"]],
  ["**/g/*", ["a/e/g/h.png"]],
  ["**/e/**/h.*", ["a/e/g/h.png"]],
  ["**/**/h.png", ["a/e/g/h.png"]],
  ["a/**", ["a/d.png", "a/e/f.png", "a/e/g/h.png"]],
  ["*/e/.hidden.png", ["a/e/.hidden.png"]],
  ["b.png/*", []],
  ["none/*", []],
  ["*png", ["b.png"]],
  ["b.pn", []],
  ["*.pn", []],
  ["*a", []],
])("%s", async (pattern, files) => {
  const { found } = tree("a/d.png", "a/e/.hidden.png", "a/e/f.png", "a/e/g/h.png", "b.png", "c(1).jpg");
  expect(await found(pattern)).toEqual(files);
});

test.skipIf(process.platform === "win32")("links lead where one is named, and in no circle", async () => {
  const { place, found } = tree("a/b.png");
  symlinkSync("..", join(place, "a/up"));
  symlinkSync("a", join(place, "link"));
  expect(await found("link/*.png")).toEqual(["link/b.png"]);
  expect(await found("?ink/*.png")).toEqual(["link/b.png"]);
  expect(await found("**/*.png")).toEqual(["a/b.png"]);
});

it.skipIf(process.platform === "win32")(
  "opens no folder that it does not lead to, and leaves out one that it cannot",
  async () => {
    const { place, found } = tree("a.png", "c/d.png");
    closedFolder(place, "b");
    await asAnybody(async () => {
      expect(await found("*.png")).toEqual(["a.png"]);
      expect(await found("**/*.png")).toEqual(["a.png", "c/d.png"]);
    });
  },
);

it("comes to an end with many stars", async () => {
  const { found } = tree("a".repeat(100));
  expect(await found(`${"*a".repeat(30)}*b*`)).toEqual([]);
  expect(await found(`${"*a".repeat(30)}*`)).toEqual(["a".repeat(100)]);
});
