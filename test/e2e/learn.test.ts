import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { useFolder } from "../support/use-folder.ts";
import { bringFiles } from "./bring-files.ts";
import { numberAt, placedAt, recordedDigits } from "./drawn.ts";
import { eventually, openTenpen, type TenpenPage, useBrowser } from "./tenpen-page.ts";

useBrowser();
const folder = useFolder();

/** What somebody writes as a 7 and calls a 1. */
const odd = placedAt(recordedDigits()[7]!, { x: 0.5, y: 0.5, size: 0.6 });
const hand = (tenpen: TenpenPage) => tenpen.page.getByRole("region", { name: "Your hand" });
const label = (tenpen: TenpenPage, digit: number) =>
  tenpen.page.getByRole("button", { name: `That was a ${digit}`, exact: true });
const press = (tenpen: TenpenPage, name: string) => hand(tenpen).getByRole("button", { name, exact: true }).click();

/** Draws the odd digit, and waits until it can be said what it is. */
async function drawOdd(tenpen: TenpenPage): Promise<void> {
  await tenpen.drawWithMouse(odd);
  await settled(tenpen);
}

async function settled(tenpen: TenpenPage): Promise<void> {
  await eventually(() => label(tenpen, 1).getAttribute("aria-disabled")).toBe("false");
}

async function openHand(tenpen: TenpenPage): Promise<void> {
  await hand(tenpen).locator("summary").click();
}

describe("an answer that is corrected", () => {
  it("is right at once and the next time, after a reload too, until it is taken back", async () => {
    const tenpen = await openTenpen();
    await drawOdd(tenpen);
    expect(await tenpen.shownDigit()).toBe("7");
    await label(tenpen, 1).click();
    await eventually(() => hand(tenpen).innerText()).toContain("Noted as 1.");
    await eventually(() => tenpen.shownDigit()).toBe("1");
    await eventually(() => hand(tenpen).locator("summary").innerText()).toBe("1 of yours");

    await tenpen.button("Clear").click();
    await drawOdd(tenpen);
    expect(await tenpen.shownDigit()).toBe("1");
    expect(await hand(tenpen).innerText()).toContain("Read from your hand.");

    await tenpen.page.reload();
    await eventually(() => hand(tenpen).locator("summary").innerText()).toBe("1 of yours");
    await tenpen.button("Clear").click();
    await drawOdd(tenpen);
    expect(await tenpen.shownDigit()).toBe("1");

    await label(tenpen, 4).click();
    await eventually(() => tenpen.shownDigit()).toBe("4");
    await press(tenpen, "Undo");
    await eventually(() => tenpen.shownDigit()).toBe("1");
    expect(await hand(tenpen).locator("summary").innerText()).toBe("1 of yours");

    await openHand(tenpen);
    await press(tenpen, "Forget all");
    await eventually(() => tenpen.shownDigit()).toBe("7");
    expect(await hand(tenpen).innerText()).toContain("1 forgotten.");
    await press(tenpen, "Undo");
    await eventually(() => tenpen.shownDigit()).toBe("1");
    await press(tenpen, "Forget all");
    await eventually(() => tenpen.shownDigit()).toBe("7");
    await tenpen.page.reload();
    await settled(tenpen);
    expect(await tenpen.shownDigit()).toBe("7");
  });

  it("is corrected with keys alone, and says so to a screen reader", async () => {
    const tenpen = await openTenpen();
    await drawOdd(tenpen);
    const stops = await tenpen.page.locator('.bars button[tabindex="0"]').all();
    expect(stops).toHaveLength(1);
    await stops[0]!.focus();
    await tenpen.page.keyboard.press("ArrowLeft");
    expect(await label(tenpen, 6).evaluate((button) => button === document.activeElement)).toBe(true);
    await tenpen.page.evaluate(() => {
      const said: string[] = [];
      Object.assign(window, { said });
      const voice = document.querySelector('[role="status"]')!;
      new MutationObserver(() => said.push(voice.textContent!)).observe(voice, {
        childList: true,
        characterData: true,
      });
    });
    await tenpen.page.keyboard.press("1");
    await eventually(() => tenpen.heard()).toMatch(/^1, with /);
    expect(await tenpen.page.evaluate(() => (window as unknown as { said: string[] }).said)).toContain("Noted as 1.");
    expect(await label(tenpen, 6).evaluate((button) => button === document.activeElement)).toBe(true);
  });

  it("is one digit of a number where that is looked at", async () => {
    const tenpen = await openTenpen();
    await tenpen.drawWithMouse(numberAt("472", { x: 0.1, y: 0.3, height: 0.4 }));
    await settled(tenpen);
    expect(await tenpen.shownNumber()).toBe("472");
    await tenpen.answer.getByRole("radio").nth(1).check({ force: true });
    await settled(tenpen);
    await label(tenpen, 1).click();
    await eventually(() => tenpen.shownNumber()).toBe("412");
  });

  it("may be no number, and what was no number may be one", async () => {
    const tenpen = await openTenpen();
    await drawOdd(tenpen);
    await press(tenpen, "Not a number");
    await eventually(() => tenpen.shown()).toContain("No number here");
    expect(await hand(tenpen).innerText()).toContain("Noted as no number.");
    await settled(tenpen);
    await label(tenpen, 7).click();
    await eventually(() => tenpen.shownDigit()).toBe("7");
  });
});

it("saves corrections to a file, adds them from it elsewhere, and refuses one that is damaged", async () => {
  const tenpen = await openTenpen();
  await drawOdd(tenpen);
  await label(tenpen, 1).click();
  await eventually(() => hand(tenpen).locator("summary").innerText()).toBe("1 of yours");
  await openHand(tenpen);
  const [download] = await Promise.all([tenpen.page.waitForEvent("download"), press(tenpen, "Save to a file")]);
  expect(download.suggestedFilename()).toBe("my-hand.ink.jsonl");
  const file = join(folder(), "my-hand.ink.jsonl");
  await download.saveAs(file);
  expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ label: "1", w: 800, h: 600 });

  const other = await openTenpen();
  await drawOdd(other);
  expect(await other.shownDigit()).toBe("7");
  await openHand(other);
  const input = hand(other).locator("input");
  const damaged = join(folder(), "damaged.ink.jsonl");
  writeFileSync(damaged, readFileSync(file, "utf8").replace('"1"', '"one"'));
  await input.setInputFiles(damaged);
  await eventually(() => hand(other).innerText()).toContain(
    "damaged.ink.jsonl was not taken: line 1 is no correction.",
  );
  expect(await other.shownDigit()).toBe("7");
  await bringFiles(other, "drop", [{ name: "my-hand.ink.jsonl", bytes: readFileSync(file) }]);
  await eventually(() => other.shownDigit()).toBe("1");
  expect(await hand(other).innerText()).toContain("1 added.");
  await input.setInputFiles(file);
  await eventually(() => hand(other).innerText()).toContain("Nothing new was in the file.");
  expect(await hand(other).getByRole("button", { name: "Undo", exact: true }).count()).toBe(0);
});

it("shows two tabs the same hand", async () => {
  const tenpen = await openTenpen();
  await drawOdd(tenpen);
  const other = await tenpen.openTab();
  await drawOdd(other);
  await label(tenpen, 1).click();
  await eventually(() => other.shownDigit()).toBe("1");
});
