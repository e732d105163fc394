import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { augmentedHashes } from "../support/augmented.ts";
import { recordedDrawings } from "../support/recorded-drawings.ts";
import { sayWhySkipped } from "../support/skipped.ts";
import { launchChromium } from "./chromium.ts";
import { buildTrainingPage, type Tab, type TrainingPage } from "./exact/page.ts";
import { trainShortly } from "./exact/training.ts";
import { firefoxPath, launchFirefox } from "./firefox.ts";
import { launchWebkit, noWebkit } from "./webkit.ts";

let page: TrainingPage;
beforeAll(async () => {
  page = await buildTrainingPage();
});
afterAll(() => page.remove());

const browsers = [
  { name: "Chromium", launch: launchChromium, isMissing: false },
  { name: "Firefox", launch: launchFirefox, isMissing: !firefoxPath },
  { name: "WebKit", launch: launchWebkit, isMissing: noWebkit !== undefined },
];

if (!firefoxPath) sayWhySkipped("Firefox: there is none, and TENPEN_FIREFOX names none");
if (noWebkit) sayWhySkipped(`WebKit: ${noWebkit}`);

describe.each(browsers)("augmentation in $name gives the bytes of Node", ({ launch, isMissing }) => {
  it.skipIf(isMissing)("for every kind of image", async () => {
    const drawings = recordedDrawings();
    const browser = await launch();
    const server = await page.serve(false);
    try {
      const tab: Tab = await browser.newPage();
      await tab.goto(server.url);
      const hashes = await tab.evaluate(`augmentedHashes(${JSON.stringify(drawings)})`);
      expect(hashes).toEqual(await augmentedHashes(drawings));
    } finally {
      await server.close();
      await browser.close();
    }
  });
});

describe.each(browsers)("training in $name gives the bytes of Node", ({ launch, isMissing }) => {
  it.skipIf(isMissing).each([
    ["in an ordinary page", false],
    ["in a page that is cross-origin isolated", true],
  ])("%s", async (_page, isolated) => {
    const expected = await trainShortly({});
    const browser = await launch();
    const server = await page.serve(isolated);
    try {
      const tab: Tab = await browser.newPage();
      await tab.goto(server.url);
      expect(await tab.evaluate("crossOriginIsolated")).toBe(isolated);
      for (const workers of [1, 2, 3]) {
        expect(await tab.evaluate(`trainWith(${workers})`), `${workers} workers`).toBe(expected);
      }
    } finally {
      await server.close();
      await browser.close();
    }
  });
});
