import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { build, createServer, preview } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { put, root } from "../support/call.ts";
import { type InstalledPackage, installPackage } from "../support/installed-package.ts";
import { example, withImportedModel } from "../support/readme-example.ts";
import { sayWhySkipped } from "../support/skipped.ts";
import { launchChromium } from "./chromium.ts";

// The README's example on a page, made of the installed package by the bundlers that people use.

const others = join(root, "test/bundlers");
const isMissing = !existsSync(join(others, "node_modules"));
if (isMissing) sayWhySkipped("esbuild, Rollup and webpack: npm ci --prefix test/bundlers installs them");

let user: InstalledPackage;
let browser: Browser;
beforeAll(async () => {
  user = installPackage();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  user.remove();
});

const bundlers = {
  async vite(entry: string, outDir: string) {
    const output = { entryFileNames: "entry.js" };
    const options = { outDir, rolldownOptions: { input: entry, output } };
    await build({ root: user.folder, base: "./", configFile: false, logLevel: "error", build: options });
  },
  esbuild: (entry: string, folder: string) => bundle("esbuild", entry, folder),
  rollup: (entry: string, folder: string) => bundle("rollup", entry, folder),
  webpack: (entry: string, folder: string) => bundle("webpack", entry, folder),
};

function bundle(bundler: string, entry: string, folder: string): void {
  const argv = [join(others, "bundle.mjs"), bundler, entry, folder];
  const { status, stderr } = spawnSync(process.execPath, argv, { encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
}

const page = '<!doctype html><link rel="icon" href="data:,"><script type="module" src="./entry.js"></script>';

/** What the page prints first, after what Vite has to say. */
async function printed(url: string): Promise<string> {
  const tab = await browser.newPage();
  try {
    const first = tab.waitForEvent("console", (message) => !message.text().startsWith("[vite]"));
    await tab.goto(url);
    return (await first).text();
  } finally {
    await tab.close();
  }
}

describe.each([
  ["vite", "as it is", example],
  ["webpack", "as it is", example],
  ["vite", "with the model imported", withImportedModel],
  ["webpack", "with the model imported", withImportedModel],
  ["esbuild", "with the model imported", withImportedModel],
  ["rollup", "with the model imported", withImportedModel],
] as const)("%s", (bundler, how, source) => {
  it.skipIf(isMissing && bundler !== "vite")(`the README's example reads, ${how}`, async () => {
    const name = `${bundler}-${how.replaceAll(" ", "-")}`;
    const entry = put(user.folder, `${name}.js`, source);
    const outDir = join(user.folder, name);
    mkdirSync(outDir);
    await bundlers[bundler](entry, outDir);
    put(outDir, "index.html", page);
    const server = await preview({
      ...{ root: user.folder, configFile: false, logLevel: "error", build: { outDir } },
      preview: { host: "127.0.0.1", port: 0 },
    });
    try {
      expect(await printed(server.resolvedUrls!.local[0]!)).toMatch(/^7 0\.9/);
    } finally {
      await server.close();
    }
  });
});

it("the README's example reads as Vite serves it while one develops", async () => {
  put(user.folder, "entry.js", example);
  put(user.folder, "index.html", page);
  const server = await createServer({
    ...{ root: user.folder, configFile: false, logLevel: "error" },
    server: { host: "127.0.0.1", port: 0 },
  });
  await server.listen();
  try {
    expect(await printed(server.resolvedUrls!.local[0]!)).toMatch(/^7 0\.9/);
  } finally {
    await server.close();
  }
});

describe("attw", () => {
  it.skipIf(isMissing)("finds no fault in how types are looked up", () => {
    const cli = join(others, "node_modules/@arethetypeswrong/cli");
    const { bin } = JSON.parse(readFileSync(join(cli, "package.json"), "utf8"));
    const argv = [join(cli, bin.attw), user.tarball, "--profile", "esm-only", "--format", "ascii"];
    const { status, stdout } = spawnSync(process.execPath, argv, { encoding: "utf8" });
    expect(status, stdout).toBe(0);
  });
});
