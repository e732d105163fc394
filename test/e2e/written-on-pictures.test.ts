import { describe, expect, it } from "vitest";
import { drawnNumber } from "../support/draw-picture.ts";
import { bringFiles } from "./bring-files.ts";
import { button, numbers, ofNone, ofTwo, save, write } from "./on-pictures.ts";
import { eventually, openTenpen, useBrowser } from "./tenpen-page.ts";

useBrowser();

describe("what is written on a picture", () => {
  it("corrects the number below it or adds one, is found on the picture zoomed as well, and is taken back", async () => {
    const tenpen = await openTenpen();
    await bringFiles(tenpen, "drop", [ofTwo]);
    await eventually(() => numbers(tenpen)).toBe("483 27");
    await button(tenpen, "Write on it").click();
    await tenpen.page.getByText("Over a number it corrects it, elsewhere it adds one").waitFor();
    await write(tenpen, drawnNumber("61", 90, 262, 56), 400);
    await eventually(() => numbers(tenpen)).toBe("483 61");
    await eventually(() => tenpen.heard()).toMatch(/^In place of 27: 61, with /);
    await eventually(() => tenpen.shown()).toMatch(/^61 .*Written by you/);
    await tenpen.page.keyboard.press("+");
    await button(tenpen, "Zoom in").click();
    await write(tenpen, drawnNumber("5", 250, 170, 40), 400);
    await eventually(() => tenpen.heard()).toMatch(/^Added: 5, with /);
    expect(await numbers(tenpen)).toBe("483 61 5");
    const json = JSON.parse(await save(tenpen, "Save as JSON"));
    expect(json.text).toBe("483\n61\n5");
    expect(json.numbers[2]).toMatchObject({ text: "5", written: true });
    expect(Math.abs(json.numbers[2].bounds.y - 170)).toBeLessThan(3);

    await tenpen.page.keyboard.press("Control+z");
    await eventually(() => numbers(tenpen)).toBe("483 61");
    await button(tenpen, "Redo").click();
    await eventually(() => numbers(tenpen)).toBe("483 61 5");
    await button(tenpen, "Clear").click();
    await eventually(() => numbers(tenpen)).toBe("483 27");
    await eventually(() => tenpen.heard()).toBe("Nothing is changed by writing");
    // What was on the paper is another thing.
    await button(tenpen, "Back to the paper").click();
    expect(await tenpen.paintedBox()).toBeNull();
  });

  it("is the newest over what was typed, also where the number is chosen; taken back, what was typed is there again", async () => {
    const tenpen = await openTenpen();
    await bringFiles(tenpen, "drop", [ofTwo]);
    await eventually(() => numbers(tenpen)).toBe("483 27");
    await tenpen.page.getByRole("textbox", { name: "Correct it" }).fill("99");
    await tenpen.page.keyboard.press("Enter");
    await eventually(() => numbers(tenpen)).toBe("99 27");
    await button(tenpen, "Write on it").click();
    await write(tenpen, drawnNumber("1", 140, 82, 50), 400);
    await eventually(() => tenpen.heard()).toMatch(/^In place of 99: 1, with /);
    await eventually(() => numbers(tenpen)).toBe("1 27");
    await tenpen.page.keyboard.press("Control+z");
    await eventually(() => numbers(tenpen)).toBe("99 27");
    await tenpen.answer.getByText("Corrected by you", { exact: true }).waitFor();
  });

  it("by a finger, where it draws and moves nothing; what is no number is told, and each picture has its own", async () => {
    const tenpen = await openTenpen({ hasTouch: true });
    await bringFiles(tenpen, "drop", [ofTwo, ofNone]);
    await eventually(() => numbers(tenpen)).toBe("483 27");
    await button(tenpen, "Write on it").click();
    const box = (await tenpen.page.locator(".picture-layer").boundingBox())!;
    const at = (x: number, y: number) => ({ x: box.x + (x * box.width) / 400, y: box.y + (y * box.height) / 400 });
    await tenpen.touch("touchStart", [at(300, 220)]);
    for (let i = 0; i <= 40; i++)
      await tenpen.touch("touchMove", [at(300 + 40 * Math.sin(i), 220 + 40 * Math.cos(1.7 * i))]);
    await tenpen.touch("touchEnd", []);
    await eventually(() => tenpen.heard()).toBe("What you wrote is no number");
    await tenpen.page.getByText("What you wrote is no number").nth(1).waitFor();
    expect(await tenpen.page.locator(".picture-layer").boundingBox()).toEqual(box);
    await button(tenpen, "Next picture").click();
    await eventually(() => tenpen.shown()).toMatch(/^No number in this picture/);
    await write(tenpen, drawnNumber("95", 20, 60, 60), 200);
    await eventually(() => numbers(tenpen)).toBe("95");
    // Put aside, the ink is seen, and the picture is chosen from and moved again.
    await button(tenpen, "Write on it").click();
    await tenpen.page.getByRole("radio", { name: /^95, with / }).click();
    await button(tenpen, "Previous picture").click();
    await eventually(() => numbers(tenpen)).toBe("483 27");
  });

  it("by the keyboard", async () => {
    const tenpen = await openTenpen();
    await bringFiles(tenpen, "drop", [ofNone]);
    await eventually(() => tenpen.shown()).toMatch(/^No number in this picture/);
    await button(tenpen, "Write on it").press("Enter");
    const surface = tenpen.page.getByRole("application", { name: "Write on the picture" });
    await surface.focus();
    await tenpen.pressArrows("4U");
    await tenpen.page.keyboard.press("Space");
    await tenpen.pressArrows("10D");
    await tenpen.page.keyboard.press("Space");
    await eventually(() => numbers(tenpen)).toBe("1");
  });
});
