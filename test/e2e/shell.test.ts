import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { build, preview } from "vite";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { launchChromium } from "./chromium.ts";
import { eventually, openTenpen, useBrowser } from "./tenpen-page.ts";

useBrowser();

let browser: Browser;
let url: string;
let close: () => Promise<void>;
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), "tenpen-shell-"));
  const options = {
    root: join(import.meta.dirname, "shell"),
    configFile: false,
    logLevel: "error",
    base: "./",
    build: { outDir: folder },
  } as const;
  await build(options);
  const server = await preview({ ...options, preview: { host: "127.0.0.1", port: 0 } });
  url = server.resolvedUrls!.local[0]!;
  browser = await launchChromium();
  close = async () => {
    await browser.close();
    await server.close();
    rmSync(folder, { recursive: true });
  };
});
afterAll(() => close());

async function open(hash = "", width = 1280): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 800 } });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(url + hash);
  return page;
}

const links = (page: Page) => page.getByRole("navigation", { name: "Pages" }).getByRole("link");
const seen = async (page: Page) => (await page.locator("label:visible").innerText()).trim();
const current = (page: Page) => page.locator("[aria-current=page]").innerText();

describe("the pages of the header", () => {
  it("are those that are there, and are switched between without losing what is on them", async () => {
    const page = await open();
    expect(await links(page).allInnerTexts()).toEqual(["Draw", "Train"]);
    expect([await seen(page), await current(page)]).toEqual(["drawing", "Draw"]);
    await page.getByLabel("drawing").fill("ink");
    await links(page).nth(1).click();
    await eventually(() => seen(page)).toBe("training");
    expect([await current(page), new URL(page.url()).hash]).toEqual(["Train", "#train"]);
    await eventually(() => page.title()).toBe("training · Tenpen");
    await page.getByLabel("training").fill("epoch 2");

    await page.goBack();
    await eventually(() => seen(page)).toBe("drawing");
    expect([await page.getByLabel("drawing").inputValue(), await page.title()]).toEqual(["ink", "drawing · Tenpen"]);
    await page.goForward();
    await eventually(() => seen(page)).toBe("training");
    expect(await page.getByLabel("training").inputValue()).toBe("epoch 2");
    expect(await page.evaluate(() => ({ ...document.documentElement.dataset }))).toEqual({
      drawing: "1",
      training: "1",
    });
  });

  it("begin only when they are gone to", async () => {
    const page = await open("#train?epochs=3");
    await eventually(() => seen(page)).toBe("training");
    expect(await page.locator("label").count()).toBe(1);
  });

  it.each(["#nowhere", "#inspect"])("do not have %s, which leads to the first", async (hash) => {
    const page = await open(hash);
    await eventually(() => seen(page)).toBe("drawing");
    expect(await current(page)).toBe("Draw");
  });

  it("leave room for the mark alone on a narrow screen, where the name is still heard", async () => {
    const page = await open("", 320);
    const name = page.getByRole("heading", { name: "Tenpen" });
    expect((await name.boundingBox())!.width).toBeLessThanOrEqual(1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    for (const link of await links(page).all()) expect((await link.boundingBox())!.height).toBeGreaterThanOrEqual(44);
  });
});

it("a page alone has no links to others, and keeps the drawing whatever the address says", async () => {
  const tenpen = await openTenpen();
  expect(await tenpen.page.getByRole("navigation").count()).toBe(0);
  await tenpen.page.evaluate(() => {
    location.hash = "#train";
  });
  expect(await tenpen.canvas.isVisible()).toBe(true);
});
