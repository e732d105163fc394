import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { numberAt, one } from "./drawn.ts";
import { eventually, openTenpen, type TenpenPage, useBrowser } from "./tenpen-page.ts";

useBrowser();

const seven = numberAt("7", { x: 0.3, y: 0.2, height: 0.6 });
const earlier = (tenpen: TenpenPage) => tenpen.page.getByRole("region", { name: "Earlier" });
const names = async (tenpen: TenpenPage) => {
  const buttons = await earlier(tenpen).locator(".history-row button").all();
  return Promise.all(buttons.map((button) => button.getAttribute("aria-label")));
};
const list = (tenpen: TenpenPage) => tenpen.page.getByRole("dialog", { name: "Earlier" });
const notice = (tenpen: TenpenPage) => tenpen.page.locator(".kept-notice").allTextContents();
const press = (tenpen: TenpenPage, name: string) => tenpen.page.getByRole("button", { name, exact: true }).click();

/** Draws, waits until it is read, and clears. */
async function write(tenpen: TenpenPage, drawn: typeof one): Promise<void> {
  await tenpen.drawWithMouse(drawn);
  await tenpen.heardDigit();
  await tenpen.button("Clear").click();
  await eventually(() => tenpen.heard()).not.toMatch(/, with /);
}

describe("the history", () => {
  it("has what was cleared, with what was read, after a reload too, and opens it as one step", async () => {
    const tenpen = await openTenpen();
    expect(await earlier(tenpen).count()).toBe(0);
    await write(tenpen, one);
    await write(tenpen, seven);
    await eventually(() => names(tenpen)).toEqual(["Open 7", "Open 1"]);
    await tenpen.page.reload();
    await eventually(() => names(tenpen)).toEqual(["Open 7", "Open 1"]);
    await press(tenpen, "Open 7");
    await eventually(() => tenpen.shownDigit()).toBe("7");
    await tenpen.heardDigit();
    await tenpen.button("Undo").click();
    await eventually(() => tenpen.paintedBox()).toBeNull();
    // It was there already.
    expect(await names(tenpen)).toEqual(["Open 7", "Open 1"]);
  });

  it("notes what another drawing replaces, and what is on the paper when the page is left", async () => {
    const tenpen = await openTenpen();
    await write(tenpen, one);
    await tenpen.drawWithMouse(seven);
    await tenpen.heardDigit();
    await press(tenpen, "Open 1");
    await eventually(() => names(tenpen)).toEqual(["Open 7", "Open 1"]);
    await tenpen.button("Clear").click();
    await tenpen.drawWithMouse(numberAt("4", { x: 0.4, y: 0.2, height: 0.6 }));
    await tenpen.heardDigit();
    await tenpen.page.goto("about:blank");
    await tenpen.page.goBack();
    await eventually(() => names(tenpen)).toEqual(["Open 4", "Open 7", "Open 1"]);
  });

  it("deletes one, forgets all, and takes both back", async () => {
    const tenpen = await openTenpen();
    await write(tenpen, one);
    await write(tenpen, seven);
    await press(tenpen, "More");
    await press(tenpen, "Delete 1");
    await eventually(() => names(tenpen)).toEqual(["Open 7"]);
    await eventually(() => list(tenpen).getByRole("status").textContent()).toBe("Deleted.");
    await list(tenpen).getByRole("button", { name: "Undo" }).click();
    await eventually(() => names(tenpen)).toEqual(["Open 7", "Open 1"]);
    await press(tenpen, "Forget all");
    await list(tenpen).getByText("Nothing is noted.").waitFor();
    await list(tenpen).getByRole("button", { name: "Undo" }).click();
    await eventually(() => names(tenpen)).toEqual(["Open 7", "Open 1"]);
    await press(tenpen, "Forget all");
    await press(tenpen, "Close");
    await list(tenpen).waitFor({ state: "detached" });
    expect(await earlier(tenpen).count()).toBe(0);
    await tenpen.page.reload();
    await tenpen.drawWithMouse(one);
    await tenpen.heardDigit();
    expect(await earlier(tenpen).count()).toBe(0);
  });

  it("is the same in two tabs", async () => {
    const tenpen = await openTenpen();
    const other = await tenpen.openTab();
    await write(other, one);
    await eventually(() => names(tenpen)).toEqual(["Open 1"]);
    await press(tenpen, "More");
    await press(tenpen, "Delete 1");
    await eventually(() => names(other)).toEqual([]);
  });

  it("is used with the keyboard alone, and heard of", async () => {
    const tenpen = await openTenpen();
    const { keyboard } = tenpen.page;
    await write(tenpen, one);
    const focused = () =>
      tenpen.page.evaluate(() => document.activeElement?.ariaLabel ?? document.activeElement?.textContent);
    const tabTo = async (name: string) => {
      for (let i = 0; i < 20 && (await focused()) !== name; i++) await keyboard.press("Tab");
      expect(await focused()).toBe(name);
    };
    await eventually(() => names(tenpen)).toEqual(["Open 1"]);
    await tenpen.canvas.focus();
    await tabTo("Open 1");
    await keyboard.press("Enter");
    await eventually(() => tenpen.heard()).toMatch(/^1 is on the paper again|^1, with/);
    await tabTo("More");
    await keyboard.press("Enter");
    await list(tenpen).waitFor();
    await tabTo("Delete 1");
    await keyboard.press("Enter");
    await eventually(focused).toBe("Earlier");
    await keyboard.press("Escape");
    await list(tenpen).waitFor({ state: "detached" });
  });

  it("shows twelve of 5,000 and the others step by step, in targets that a finger hits, on a small phone", async () => {
    const tenpen = await openTenpen({ viewport: { width: 320, height: 640 } });
    await write(tenpen, one);
    await eventually(() => names(tenpen)).toHaveLength(1);
    await tenpen.page.evaluate(async () => {
      const opening = indexedDB.open("tenpen");
      const database = await new Promise<IDBDatabase>((resolve) => {
        opening.onsuccess = () => resolve(opening.result);
      });
      const transaction = database.transaction("drawings", "readwrite");
      const ink = '{"w":800,"h":600,"strokes":[[[400,100],[400,500]]]}';
      for (let i = 0; i < 5_000; i++) {
        transaction.objectStore("drawings").put({ ink, text: `${i}`, at: i }, `a${String(i).padStart(4, "0")}`);
      }
      await new Promise((resolve) => {
        transaction.oncomplete = resolve;
      });
      database.close();
    });
    await tenpen.page.reload();
    await eventually(() => names(tenpen)).toHaveLength(12);
    await press(tenpen, "More");
    const items = list(tenpen).getByRole("listitem");
    await eventually(() => items.count()).toBe(24);
    expect(await tenpen.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    const dialog = list(tenpen);
    expect(await dialog.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);
    for (const target of [...(await dialog.getByRole("button").all()).slice(0, 6), dialog.getByText("Show more")]) {
      const box = (await target.boundingBox())!;
      expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
    }
    await press(tenpen, "Show more");
    await eventually(() => items.count()).toBe(48);
  });
});

describe("where the browser keeps nothing", () => {
  const blocked = "This browser keeps nothing: what you draw is gone when you close the page.";

  it.each([
    ["is blocked", "SecurityError"],
    ["is missing", ""],
  ])("because IndexedDB %s all works, and it is said", async (_, name) => {
    const tenpen = await openTenpen({ prepare: (page) => page.addInitScript(block, name) });
    await eventually(() => notice(tenpen)).toEqual([blocked]);
    await write(tenpen, one);
    await eventually(() => names(tenpen)).toEqual(["Open 1"]);
    await press(tenpen, "Open 1");
    await eventually(() => tenpen.shownDigit()).toBe("1");
  });

  it("because it is full nothing is lost, it is said, and what comes when there is room is kept", async () => {
    const tenpen = await openTenpen({ prepare: (page) => page.addInitScript(fill) });
    await write(tenpen, one);
    await eventually(() => names(tenpen)).toEqual(["Open 1"]);
    await setFull(tenpen.page, true);
    await write(tenpen, seven);
    await eventually(() => notice(tenpen)).toEqual([expect.stringMatching(/^This browser has no more room/)]);
    await eventually(() => names(tenpen)).toEqual(["Open 7", "Open 1"]);
    await setFull(tenpen.page, false);
    await write(
      tenpen,
      one.map((stroke) => stroke.map(({ x, y }) => ({ x: x + 0.1, y }))),
    );
    await eventually(() => notice(tenpen)).toEqual([]);
    await tenpen.page.reload();
    await eventually(() => names(tenpen)).toEqual(["Open 1", "Open 1"]);
  });
});

function block(name: string): void {
  if (!name) {
    Object.defineProperty(window, "indexedDB", { value: undefined });
    return;
  }
  IDBFactory.prototype.open = () => {
    throw new DOMException("The operation is insecure.", name);
  };
}

/** A disk that is full when `window.full` says so. */
function fill(): void {
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function (...args) {
    if ((window as { full?: boolean }).full) throw new DOMException("", "QuotaExceededError");
    return put.apply(this, args);
  };
}

function setFull(page: Page, full: boolean): Promise<void> {
  return page.evaluate((full) => {
    (window as { full?: boolean }).full = full;
  }, full);
}
