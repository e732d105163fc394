import { expect, it } from "vitest";
import { eventually, openTenpen, useBrowser } from "./tenpen-page.ts";

useBrowser();

it("? shows every key, Esc closes that, and the focus is where it was", async () => {
  const tenpen = await openTenpen();
  const { keyboard } = tenpen.page;
  const sheet = tenpen.page.getByRole("dialog", { name: "Keys" });
  await tenpen.canvas.focus();
  await keyboard.press("?");
  await sheet.waitFor();
  expect((await sheet.innerText()).replace(/\s+/g, " ")).toMatch(
    /Ctrl Z Undo Ctrl Shift Z Redo .*↑ ↓ ← → Move the pen .*Ctrl Wheel Zoom.* Enter Correct it/,
  );
  await keyboard.press("Escape");
  await sheet.waitFor({ state: "detached" });
  expect(await tenpen.canvas.evaluate((canvas) => canvas === document.activeElement)).toBe(true);
});

it("a button shows it too, and ? does no more where that was switched off, also at the next visit", async () => {
  const tenpen = await openTenpen({ viewport: { width: 320, height: 640 } });
  const sheet = tenpen.page.getByRole("dialog", { name: "Keys" });
  const open = tenpen.page.getByRole("button", { name: "Keys" });
  await open.click();
  expect(await tenpen.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await sheet.getByRole("checkbox", { name: "? shows the keys" }).uncheck();
  await sheet.getByRole("button", { name: "Close" }).click();
  await sheet.waitFor({ state: "detached" });
  await tenpen.page.reload();
  await tenpen.page.keyboard.press("?");
  await open.click();
  await eventually(() => sheet.getByRole("checkbox").isChecked()).toBe(false);
  expect(await sheet.count()).toBe(1);
});
