import { describe, expect, it } from "vitest";
import { line, one } from "./drawn.ts";
import { eventually, openTenpen, useBrowser } from "./tenpen-page.ts";

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
