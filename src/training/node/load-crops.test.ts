import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Random } from "../../nn/random.ts";
import { drawTemplate } from "../../train/augment/templates.ts";
import { threadTransport } from "../../worker/transport.ts";
import { loadCrops } from "./load-crops.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tenpen-crops-"));
  vi.stubEnv("TENPEN_DATA", folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

// The built file: Node 20 does not run TypeScript.
const startWorker = () => threadTransport(new URL("../../../dist/training/node/crops.worker.js", import.meta.url));
const uji = Array.from({ length: 20 }, (_, i) => ({
  ...{ label: `${i % 10}`, writer: i < 10 ? "w01" : "w02" },
  ink: { strokes: drawTemplate(i % 10, new Random(i)) },
}));
const recipe = (pictures: { readonly scenes: number; readonly validation: number; readonly cells: number }) => ({
  ...{ seed: 1, pictures },
  ink: { sets: [{ set: "uji" as const, validation: ["w02"], repeat: 1 }], synthetic: 0, groups: 0, partials: 0 },
});

it("makes the same crops with one worker and with two, and says how far it is", async () => {
  const shares: number[] = [];
  const options = { startWorker, onProgress: (share: number) => shares.push(share) };
  // One more than a worker does at a time.
  const made = recipe({ scenes: 21, validation: 2, cells: 0 });
  const one = await loadCrops(made, { uji }, { workers: 1, ...options });
  expect(one.scenes.count).toBeGreaterThan(21);
  expect(one.validation.count).toBeGreaterThan(1);
  expect(one.cells.count).toBe(0);
  expect(shares).toEqual([1 / 3, 2 / 3, 1]);
  expect(await loadCrops(made, { uji }, { workers: 2, ...options })).toEqual(one);
});

it("says which cells are not there, and which cannot be read", async () => {
  const cells = join(folder, "sudoku", "cells-train");
  const made = recipe({ scenes: 1, validation: 1, cells: 1 });
  await expect(loadCrops(made, { uji }, { workers: 1, startWorker })).rejects.toThrow(
    `${cells}: must have folders of cells (https://github.com/AlexKubiesa/sudoku-scanner), got none`,
  );
  mkdirSync(join(cells, "7"), { recursive: true });
  writeFileSync(join(cells, "7", "a.png"), "no picture");
  await expect(loadCrops(made, { uji }, { workers: 1, startWorker })).rejects.toThrow(/a\.png.*must be PNG/);
});
