import { expect, it } from "vitest";
import { numberAt, one } from "./drawn.ts";
import { scribble } from "./page-states.ts";
import { ScreenReader } from "./screen-reader.ts";
import { eventually, openTenpen, type TenpenPage, useBrowser } from "./tenpen-page.ts";

useBrowser();

/** Waits for the answer, and then for as long as it takes until it is said. */
async function settle({ page }: TenpenPage): Promise<void> {
  await eventually(async () => {
    await page.clock.runFor(20);
    return page.locator(".reading").getAttribute("data-settled");
  }).toBe("true");
  await page.clock.runFor(700);
}

it("tells somebody who does not see it all that happens, in order and once", async () => {
  const tenpen = await openTenpen({ prepare: (page) => page.clock.install() });
  const { page } = tenpen;
  await page.getByRole("progressbar").waitFor({ state: "detached" });
  await page.clock.pauseAt(Date.now() + 3_600_000);
  const reader = await ScreenReader.start(tenpen);
  await reader.note("The page is opened");
  await reader.noteTree();

  await page.keyboard.press("Tab");
  await reader.note("Tab");
  await reader.noteFocus();
  await tenpen.pressArrows("2U");
  await page.clock.runFor(1000);
  await reader.note("Up, up");
  await page.keyboard.press("Space");
  await reader.note("Space");
  await tenpen.pressArrows("8D");
  await page.clock.runFor(1000);
  await reader.note("Down, eight times");
  await page.keyboard.press("Space");
  await settle(tenpen);
  await reader.note("Space, and a second's rest");
  await reader.noteTree("Answer");
  await page.keyboard.press("Control+z");
  await page.clock.runFor(700);
  await reader.note("Undo");
  await page.keyboard.press("Control+y");
  await settle(tenpen);
  await reader.note("Redo");
  await page.keyboard.press("e");
  await reader.note("E");
  await page.keyboard.press("Space");
  await page.clock.runFor(700);
  await reader.note("Space");

  await tenpen.drawWithMouse(numberAt("2026", { x: 0.1, y: 0.35, height: 0.22 }));
  await settle(tenpen);
  await reader.note("2026 is drawn");
  const isAtRadio = () => page.evaluate(() => document.activeElement?.matches("[type=radio]"));
  for (let i = 0; i < 20 && !(await isAtRadio()); i++) await page.keyboard.press("Tab");
  await reader.note("Tab, until the answer");
  await reader.noteFocus();
  await page.keyboard.press("ArrowRight");
  await page.clock.runFor(100);
  await reader.note("Right");
  await reader.noteFocus();
  await reader.noteTree();
  await page.getByRole("button", { name: "That was a 3" }).press("Enter");
  await eventually(async () => {
    await page.clock.runFor(100);
    return tenpen.shownNumber();
  }).toMatch(/3/);
  await settle(tenpen);
  await reader.note("That was a 3");
  await reader.noteTree("Your hand");
  await page.getByRole("region", { name: "Your hand" }).getByRole("button", { name: "Undo" }).press("Enter");
  await eventually(async () => {
    await page.clock.runFor(100);
    return tenpen.shownNumber();
  }).toBe("2026");
  await settle(tenpen);
  await reader.note("Undo of that");
  await page.getByRole("button", { name: "How was this read?" }).press("Enter");
  await page.clock.runFor(100);
  await reader.note("How was this read?");
  await tenpen.button("Clear").press("Enter");
  await page.clock.runFor(700);
  await reader.note("Clear");
  await reader.noteFocus();

  await tenpen.drawWithMouse(scribble);
  await eventually(async () => {
    await page.clock.runFor(200);
    return tenpen.heard();
  }).toMatch(/^No number/);
  await reader.note("A scribble is drawn");
  await tenpen.live.press("Space");
  await tenpen.button("Clear").press("Enter");
  await tenpen.drawWithMouse(one);
  await page.clock.runFor(700);
  await reader.note("Live is switched off, and a 1 drawn");
  await tenpen.button("Recognize").press("Enter");
  await settle(tenpen);
  await reader.note("Recognize");
  await reader.noteTree("Paper");

  await expect(reader.log).toMatchFileSnapshot("../golden/screen-reader.txt");
});
