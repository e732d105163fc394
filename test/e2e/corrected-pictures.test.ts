import { describe, expect, it } from "vitest";
import { bringFiles } from "./bring-files.ts";
import { numbers, ofTwo } from "./on-pictures.ts";
import { eventually, openTenpen, useBrowser } from "./tenpen-page.ts";

useBrowser();

describe("a number of a picture", () => {
  it("is not corrected to what is no number", async () => {
    const tenpen = await openTenpen();
    await bringFiles(tenpen, "drop", [ofTwo]);
    await eventually(() => numbers(tenpen)).toBe("483 27");
    const field = tenpen.page.getByRole("textbox", { name: "Correct it" });
    await field.fill("abc");
    await tenpen.page.keyboard.press("Enter");
    const problem = tenpen.page.getByRole("alert").getByText("That is no number");
    await problem.waitFor();
    expect(await numbers(tenpen)).toBe("483 27");
    expect(await field.evaluate((input: HTMLInputElement) => [input.validity.valid, input.ariaInvalid])).toEqual([
      false,
      "true",
    ]);
    // What is typed next is looked at anew, and the focus stays where it is typed.
    await tenpen.page.keyboard.press("ControlOrMeta+a");
    await tenpen.page.keyboard.type("-4,8");
    expect(await problem.count()).toBe(0);
    await tenpen.page.keyboard.press("Enter");
    await eventually(() => numbers(tenpen)).toBe("-4,8 27");
    expect(await field.evaluate((input) => input === document.activeElement)).toBe(true);
    // What stays there as it was left is no correction of another number.
    await field.fill("x");
    await tenpen.page.getByRole("radio", { name: /^27, with / }).check({ force: true });
    await eventually(() => field.inputValue()).toBe("27");
    expect(await problem.count()).toBe(0);
    expect(await numbers(tenpen)).toBe("-4,8 27");
  });

  it("is as it was before the last correction by Ctrl and Z, wherever the focus is", async () => {
    const tenpen = await openTenpen();
    await bringFiles(tenpen, "drop", [ofTwo]);
    await eventually(() => numbers(tenpen)).toBe("483 27");
    const { keyboard } = tenpen.page;
    const field = tenpen.page.getByRole("textbox", { name: "Correct it" });
    await field.fill("99");
    await keyboard.press("Enter");
    await eventually(() => numbers(tenpen)).toBe("99 27");
    await tenpen.page.getByRole("radio", { name: /^27, with / }).focus();
    await keyboard.press("Space");
    await keyboard.press("Control+z");
    await eventually(() => numbers(tenpen)).toBe("483 27");
    await eventually(() => tenpen.heard()).toMatch(/^2 numbers\. Chosen: 483, with /);
    await keyboard.press("Control+Shift+z");
    await eventually(() => numbers(tenpen)).toBe("99 27");
    // In the field it undoes what is typed, while there is something.
    await field.focus();
    await keyboard.type("8");
    await keyboard.press("Control+z");
    await eventually(() => field.inputValue()).toBe("99");
    expect(await numbers(tenpen)).toBe("99 27");
    await keyboard.press("Control+z");
    await eventually(() => numbers(tenpen)).toBe("483 27");
  });
});
