import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { one } from "./drawn.ts";
import { readAs } from "./read-as.ts";
import { eventually, openTenpen, sendLikely, sendRead, type TenpenPage, useBrowser } from "./tenpen-page.ts";

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

describe("a window of any size", () => {
  /** Turns the window of one page to each size, and collects what is wrong there, by size. */
  async function faultsBySize(tenpen: TenpenPage, faults: (width: number, height: number) => Promise<string[]>) {
    const found: Record<string, string[]> = {};
    for (const size of sizes) {
      const [width, height] = size.split("x").map(Number) as [number, number];
      await tenpen.page.setViewportSize({ width, height });
      await eventually(() => tenpen.page.evaluate(() => `${innerWidth}x${innerHeight}`)).toBe(size);
      const wrong = await faults(width, height);
      if (wrong.length > 0) found[size] = wrong;
    }
    return found;
  }

  const sideways = async ({ page }: TenpenPage) => {
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    return overflow > 0 ? [`${overflow} pixels too wide`] : [];
  };

  /** Texts of the answer that are cut off. */
  const cut = ({ answer }: TenpenPage) =>
    answer.evaluate((answer) => {
      const room = answer.getBoundingClientRect();
      const texts = [...answer.querySelectorAll("p, .digit")].filter((text) => {
        const range = document.createRange();
        range.selectNodeContents(text);
        const { left, right, bottom } = range.getBoundingClientRect();
        if (left === right) return false; // nothing in it
        // Large type has room above and below it that lies over other lines.
        const isBelow = text.localName === "p" && bottom > room.bottom + 0.5;
        return left < room.left - 0.5 || right > room.right + 0.5 || isBelow;
      });
      return texts.map(({ textContent }) => `cut: ${textContent}`);
    });

  const smallTargets = async ({ page }: TenpenPage, width: number) => {
    // Ten beside each other are narrower on a phone.
    const buttons = page.getByRole("button").and(page.locator(":not(.bar-digit)"));
    const small: string[] = [];
    for (const target of [...(await buttons.all()), page.locator(".live")]) {
      const box = (await target.boundingBox())!;
      if (Math.min(box.width, box.height) < 44) small.push(`small: ${await target.textContent()}`);
    }
    const bar = (await page.locator(".bar-digit").first().boundingBox())!;
    if (bar.height < 44 || (width >= 320 && bar.width < 24)) small.push(`small: a bar of ${bar.width} × ${bar.height}`);
    return small;
  };

  it.each([
    ["sure", (page: Page) => sendLikely(page, { 8: 0.9998, 3: 0.0002 })],
    ["unsure", (page: Page) => sendLikely(page, { 4: 0.524, 9: 0.456 })],
    ["a number", (page: Page) => sendRead(page, readAs("123,456", { "123456": 0.39 }))],
  ])("shows all of an answer that is %s, has no sideways scroll and only large targets", async (_, prepare) => {
    const tenpen = await openTenpen({ prepare, reducedMotion: "reduce" });
    expect(await faultsBySize(tenpen, () => sideways(tenpen))).toEqual({});
    await tenpen.drawWithMouse(one);
    await eventually(() => tenpen.shownDigit()).toMatch(/\d/);
    const faults = async (width: number) => [
      ...(await sideways(tenpen)),
      ...(await cut(tenpen)),
      ...(await smallTargets(tenpen, width)),
    ];
    expect(await faultsBySize(tenpen, faults)).toEqual({});
  });

  it("has the tools in sight and one left edge", async () => {
    const tenpen = await openTenpen();
    await tenpen.live.uncheck();
    const boxOf = async (selector: string) => (await tenpen.page.locator(selector).boundingBox())!;
    const faults = async (_: number, height: number) => {
      const [tools, paper, logo] = [await boxOf(".tools"), await boxOf(".pad"), await boxOf(".mark")];
      const recognize = (await tenpen.button("Recognize").boundingBox())!;
      const holds = {
        "Recognize is in sight": recognize.y + recognize.height <= height,
        "Recognize is among the tools": recognize.x + recognize.width <= tools.x + tools.width + 0.5,
        "below the paper the tools are no wider than it, and beside it they do not touch it":
          tools.y >= paper.y + paper.height ? tools.width <= paper.width : tools.x > paper.x + paper.width,
        "logo and paper begin at one edge": Math.abs(logo.x + 2 - paper.x) <= 0.5,
      };
      return Object.entries(holds).flatMap(([rule, isTrue]) => (isTrue ? [] : [rule]));
    };
    expect(await faultsBySize(tenpen, faults)).toEqual({});
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
