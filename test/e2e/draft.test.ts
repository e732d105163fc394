import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, inject, it, onTestFinished } from "vitest";
import { launchChromiumIn } from "./chromium.ts";
import { line, one } from "./drawn.ts";
import { eventually, openTenpen, TenpenPage, useBrowser } from "./tenpen-page.ts";

useBrowser();

const side = line({ x: 0.8, y: 0.3 }, { x: 0.8, y: 0.7 });

describe("a page that is loaded anew", () => {
  it("has the drawing, what can be undone and redone, and Live as they were", async () => {
    const tenpen = await openTenpen();
    await tenpen.live.uncheck();
    await tenpen.drawWithMouse([...one, side]);
    await eventually(() => tenpen.inkAt({ x: 0.8, y: 0.5 })).toBe(true);
    await tenpen.button("Undo").click();
    await eventually(() => tenpen.inkAt({ x: 0.8, y: 0.5 })).toBe(false);

    await tenpen.page.reload();
    await eventually(() => tenpen.inkAt({ x: 0.5, y: 0.5 })).toBe(true);
    expect(await tenpen.live.isChecked()).toBe(false);
    await tenpen.button("Redo").click();
    await eventually(() => tenpen.inkAt({ x: 0.8, y: 0.5 })).toBe(true);
    await tenpen.button("Clear").click();
    await eventually(() => tenpen.paintedBox()).toBeNull();

    await tenpen.page.reload();
    await eventually(() => tenpen.button("Undo").isEnabled()).toBe(true);
    expect(await tenpen.paintedBox()).toBeNull();
    await tenpen.button("Undo").click();
    await eventually(() => tenpen.inkAt({ x: 0.8, y: 0.5 })).toBe(true);
    await tenpen.live.check();
    await tenpen.button("Undo").click();
    expect(await tenpen.heardDigit()).toBe("1");
    await tenpen.page.reload();
    expect(await tenpen.heardDigit()).toBe("1");
  });

  it("has another drawing in another tab", async () => {
    const tenpen = await openTenpen();
    await tenpen.drawWithMouse(one);
    await tenpen.heardDigit();
    const other = await tenpen.openTab();
    await other.drawWithMouse([side]);
    await eventually(() => other.button("Undo").isEnabled()).toBe(true);
    await other.page.reload();
    await eventually(() => other.inkAt({ x: 0.8, y: 0.5 })).toBe(true);
    expect(await other.inkAt({ x: 0.5, y: 0.5 })).toBe(false);
    await tenpen.page.reload();
    await eventually(() => tenpen.inkAt({ x: 0.5, y: 0.5 })).toBe(true);
    expect(await tenpen.inkAt({ x: 0.8, y: 0.5 })).toBe(false);
  });
});

describe("a browser that is killed while one draws", () => {
  it("has lost the unfinished stroke at most", async () => {
    const folder = mkdtempSync(join(tmpdir(), "tenpen-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const start = async () => {
      const context = await launchChromiumIn(folder);
      const [page] = context.pages();
      await page!.goto(inject("url"));
      return { context, tenpen: new TenpenPage(page!, await context.newCDPSession(page!)) };
    };
    const { context, tenpen } = await start();
    await tenpen.drawWithMouse([...one, side]);
    await tenpen.drawWithMouse([line({ x: 0.2, y: 0.3 }, { x: 0.2, y: 0.7 })], { lift: false });
    await eventually(() => tenpen.inkAt({ x: 0.2, y: 0.5 })).toBe(true);
    const closed = new Promise((resolve) => context.once("close", resolve));
    await tenpen.devtools.send("Browser.crash").catch(() => {}); // it never answers
    await closed;

    const next = await start();
    onTestFinished(() => next.context.close());
    await eventually(() => next.tenpen.inkAt({ x: 0.8, y: 0.5 })).toBe(true);
    expect(await next.tenpen.inkAt({ x: 0.5, y: 0.5 })).toBe(true);
    await next.tenpen.button("Undo").click();
    await eventually(() => next.tenpen.inkAt({ x: 0.8, y: 0.5 })).toBe(false);
  });
});
