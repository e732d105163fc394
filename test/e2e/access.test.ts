import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { one } from "./drawn.ts";
import { readAs } from "./read-as.ts";
import { eventually, openTenpen, sendLikely, sendRead, useBrowser } from "./tenpen-page.ts";

useBrowser();

describe("the keyboard alone", () => {
  it("draws a 1 and has it read", async () => {
    const tenpen = await openTenpen();
    const { keyboard } = tenpen.page;
    const help = tenpen.page.getByText(/^Arrows move, two at once aslant, with Shift finely; Space draws and lifts/);
    expect(await help.isVisible()).toBe(false);
    await keyboard.press("Tab");
    expect(await tenpen.canvas.evaluate((canvas) => canvas === document.activeElement)).toBe(true);
    expect(await help.isVisible()).toBe(true);
    expect(await tenpen.canvas.getAttribute("aria-describedby")).toBe(await help.getAttribute("id"));

    for (let i = 0; i < 6; i++) await keyboard.press("ArrowUp");
    await keyboard.press("Space");
    expect(await tenpen.heard()).toBe("Pen down, column 9 of 32, row 7 of 24");
    for (let i = 0; i < 12; i++) await keyboard.press("ArrowDown");
    await keyboard.press("Space");
    expect(await tenpen.heardDigit()).toBe("1");

    const isAt = (name: string) =>
      tenpen.page.evaluate((name) => {
        const { textContent, parentElement } = document.activeElement!;
        return [textContent, parentElement?.textContent].includes(name);
      }, name);
    const tabTo = async (name: string) => {
      for (let i = 0; i < 20 && !(await isAt(name)); i++) await keyboard.press("Tab");
    };
    await tabTo("Live");
    await keyboard.press("Space");
    await tabTo("Recognize");
    await keyboard.press("Enter");
    expect(await tenpen.heardDigit()).toBe("1");
  });

  it("goes along the diagonal with two arrows, and drops a line with Escape", async () => {
    const tenpen = await openTenpen();
    const { keyboard } = tenpen.page;
    await tenpen.canvas.focus();
    await keyboard.press("Enter");
    await keyboard.down("ArrowRight");
    await keyboard.down("ArrowDown");
    await keyboard.up("ArrowDown");
    await keyboard.up("ArrowRight");
    await eventually(async () => (await tenpen.paintedBox())?.bottom).toBeGreaterThan(0.54);
    await keyboard.press("Escape");
    await eventually(() => tenpen.paintedBox()).toBeNull();
    expect(await tenpen.button("Clear").isEnabled()).toBe(false);
    expect(await tenpen.button("Undo").isEnabled()).toBe(false);
  });

  it("says where the cursor is once it rests, that it is at the edge, and that there is ink", async () => {
    const tenpen = await openTenpen();
    const said: string[] = [];
    await tenpen.page.exposeFunction("said", (text: string) => said.push(text));
    await tenpen.page.evaluate(() => {
      const { said } = window as unknown as { said(text: string): void };
      const status = document.querySelector("[role=status]")!;
      new MutationObserver(() => said(status.textContent!)).observe(status, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    });
    await tenpen.live.uncheck();
    await tenpen.canvas.focus();
    const { keyboard } = tenpen.page;
    // Held: not each of its steps is said.
    for (let i = 0; i < 5; i++) await keyboard.down("ArrowRight");
    await keyboard.up("ArrowRight");
    await eventually(() => tenpen.heard()).toBe("Column 14, row 13");
    expect(said.length).toBeLessThanOrEqual(2);
    await keyboard.press("Space");
    for (let i = 0; i < 14; i++) await keyboard.press("ArrowUp");
    await eventually(() => tenpen.heard()).toBe("Edge, column 14, row 1");
    await keyboard.press("Space");
    await eventually(() => tenpen.heard()).toBe("Pen up");
    await keyboard.press("ArrowDown");
    await eventually(() => tenpen.heard()).toBe("Column 14, row 2, ink");
  });

  it("rounds the corners that single arrows draw", async () => {
    const tenpen = await openTenpen();
    await tenpen.canvas.focus();
    await tenpen.page.keyboard.press("Space");
    await tenpen.pressArrows("8R 8D");
    await tenpen.page.keyboard.press("Space");
    await eventually(() => tenpen.inkAt({ x: 0.5, y: 0.8 })).toBe(true);
    expect(await tenpen.inkAt({ x: 0.3, y: 0.5 })).toBe(true);
    expect(await tenpen.inkAt({ x: 0.5, y: 0.5 })).toBe(false);
    await tenpen.button("Undo").click();
    await eventually(() => tenpen.paintedBox()).toBeNull();
  });

  it("keeps the focus on a tool that has just used itself up", async () => {
    const tenpen = await openTenpen();
    await tenpen.drawWithMouse(one);
    await tenpen.button("Undo").focus();
    await tenpen.page.keyboard.press("Enter");
    await eventually(() => tenpen.button("Undo").isEnabled()).toBe(false);
    expect(await tenpen.button("Undo").evaluate((button) => button === document.activeElement)).toBe(true);
  });
});

const low = ["600x300", "640x400", "667x375", "683x384", "720x450", "740x360", "844x390", "568x320", "932x430"];
const sizes = [...low, "240x600", "280x653", "320x640", "390x640", "600x700", "768x640", "880x640", "1280x640"];

describe.each(sizes)("a window of %s pixels", (size) => {
  const [width, height] = size.split("x").map(Number) as [number, number];

  it.each([
    ["sure", (page: Page) => sendLikely(page, { 8: 0.9998, 3: 0.0002 })],
    ["unsure", (page: Page) => sendLikely(page, { 4: 0.524, 9: 0.456 })],
    ["a number", (page: Page) => sendRead(page, readAs("123,456", { "123456": 0.39 }))],
  ])("shows all of an answer that is %s, has no sideways scroll and only large targets", async (_, prepare) => {
    const tenpen = await openTenpen({ viewport: { width, height }, prepare });
    const overflow = () => tenpen.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(await overflow()).toBeLessThanOrEqual(0);
    await tenpen.drawWithMouse(one);
    await eventually(() => tenpen.shownDigit()).toMatch(/\d/);
    expect(await overflow()).toBeLessThanOrEqual(0);
    const cut = await tenpen.answer.evaluate((answer) => {
      const room = answer.getBoundingClientRect();
      return [...answer.querySelectorAll("p, .digit")].filter((text) => {
        const range = document.createRange();
        range.selectNodeContents(text);
        const { left, right, bottom } = range.getBoundingClientRect();
        if (left === right) return false; // nothing in it
        // Large type has room above and below it that lies over other lines.
        const isBelow = text.localName === "p" && bottom > room.bottom + 0.5;
        return left < room.left - 0.5 || right > room.right + 0.5 || isBelow;
      }).length;
    });
    expect(cut).toBe(0);
    // Ten beside each other are narrower on a phone.
    const buttons = tenpen.page.getByRole("button").and(tenpen.page.locator(":not(.bar-digit)"));
    const targets = [...(await buttons.all()), tenpen.page.locator(".live")];
    for (const target of targets) {
      const box = (await target.boundingBox())!;
      expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
    }
    const bar = (await tenpen.page.locator(".bar-digit").first().boundingBox())!;
    expect(bar.height).toBeGreaterThanOrEqual(44);
    if (width >= 320) expect(bar.width).toBeGreaterThanOrEqual(24);
  });

  it("has the tools in sight and one left edge", async () => {
    const tenpen = await openTenpen({ viewport: { width, height } });
    await tenpen.live.uncheck();
    const tools = (await tenpen.page.locator(".tools").boundingBox())!;
    const paper = (await tenpen.page.locator(".pad").boundingBox())!;
    const recognize = (await tenpen.button("Recognize").boundingBox())!;
    expect(recognize.y + recognize.height).toBeLessThanOrEqual(height);
    expect(recognize.x + recognize.width).toBeLessThanOrEqual(tools.x + tools.width + 0.5);
    // Below the paper they are no wider than the paper, and beside it they do not touch it.
    if (tools.y >= paper.y + paper.height) expect(tools.width).toBeLessThanOrEqual(paper.width);
    else expect(tools.x).toBeGreaterThan(paper.x + paper.width);
    const logo = (await tenpen.page.locator(".mark").boundingBox())!;
    expect(Math.abs(logo.x + 2 - paper.x)).toBeLessThanOrEqual(0.5);
  });
});

describe("the look", () => {
  it("paints the ink anew in the colours of a theme that comes while the page is open", async () => {
    const tenpen = await openTenpen({ colorScheme: "light" });
    await tenpen.drawWithMouse(one);
    const brightness = () =>
      tenpen.canvas.evaluate((element) => {
        const { width, height } = element as HTMLCanvasElement;
        const { data } = (element as HTMLCanvasElement).getContext("2d")!.getImageData(width / 2, height / 2, 1, 1);
        return data[0]!;
      });
    await eventually(brightness).toBeLessThan(60);
    await tenpen.page.emulateMedia({ colorScheme: "dark" });
    await eventually(brightness).toBeGreaterThan(200);
  });

  it("does not move where reduced motion is asked for", async () => {
    const tenpen = await openTenpen({ reducedMotion: "reduce" });
    await tenpen.drawWithMouse(one);
    await tenpen.heardDigit();
    expect(await tenpen.page.evaluate(() => document.getAnimations().length)).toBe(0);
    const moving = await tenpen.page.evaluate(() =>
      [...document.querySelectorAll("*")].filter((element) => getComputedStyle(element).transitionDuration !== "0s"),
    );
    expect(moving).toEqual([]);
  });
});
