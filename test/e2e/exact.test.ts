import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { build, preview } from "vite";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchChromium } from "./chromium.ts";
import { trainShortly } from "./exact/training.ts";

declare global {
  interface Window {
    /** Of exact/main.ts. */
    trainWith(workers: number): Promise<string>;
  }
}

const outDir = mkdtempSync(join(tmpdir(), "tenpen-exact-"));
const root = join(import.meta.dirname, "exact");
let browser: Browser;

beforeAll(async () => {
  await build({ root, configFile: false, base: "./", logLevel: "error", build: { outDir }, worker: { format: "es" } });
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  rmSync(outDir, { recursive: true });
});

it.each([
  ["in an ordinary page", {}],
  [
    "in a page that is cross-origin isolated",
    { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" },
  ],
])("training in Chromium, %s, gives the bytes of Node", async (_page, headers) => {
  const expected = await trainShortly({});
  const server = await preview({
    ...{ root, configFile: false, logLevel: "error", build: { outDir } },
    preview: { host: "127.0.0.1", port: 0, headers },
  });
  try {
    const page = await browser.newPage();
    await page.goto(server.resolvedUrls!.local[0]!);
    await page.waitForFunction(() => "trainWith" in window);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(Object.keys(headers).length > 0);
    for (const workers of [1, 2, 3]) {
      expect(await page.evaluate((count) => window.trainWith(count), workers), `${workers} workers`).toBe(expected);
    }
    await page.close();
  } finally {
    await server.close();
  }
});
