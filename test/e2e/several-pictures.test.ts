import { describe, expect, it } from "vitest";
import { bringFiles } from "./bring-files.ts";
import { button, choose, numbers, ofNone, ofOne, ofTwo, save } from "./on-pictures.ts";
import { eventually, openTenpen, useBrowser } from "./tenpen-page.ts";

useBrowser();

describe("several pictures", () => {
  it("are one table, one text and one list, with the names of their files", async () => {
    const tenpen = await openTenpen({ permissions: ["clipboard-read", "clipboard-write"] });
    const broken = { name: "broken.png", bytes: ofTwo.bytes.slice(0, 300) };
    await bringFiles(tenpen, "drop", [ofTwo, broken, ofNone, { ...broken, name: "other.png" }, ofOne]);
    await eventually(() => tenpen.heard()).toBe("3 pictures read: 3 numbers");
    // Those that cannot be read are told, each by its name, and not kept.
    await tenpen.page.getByText("broken.png is damaged, or not a picture.").waitFor();
    await tenpen.page.getByText("other.png is damaged, or not a picture.").waitFor();
    await tenpen.page.getByText("Picture 1 of 3").waitFor();
    await tenpen.page.getByRole("textbox", { name: "Correct it" }).fill("482");
    await tenpen.page.keyboard.press("Enter");

    const rows = (await save(tenpen, "Save all as CSV")).trimEnd().split("\r\n");
    expect(rows[0]).toBe("file,number,confidence,x,y,width,height");
    expect(rows.slice(1).map((row) => row.split(",").slice(0, 2).join())).toEqual([
      "two.png,482",
      "two.png,27",
      "one.png,95",
    ]);
    expect(rows[1]).toMatch(/^two\.png,482,,/);
    expect(rows[2]).toMatch(/^two\.png,27,0\.\d{4},[\d.]+,[\d.]+,[\d.]+,[\d.]+$/);
    const list = JSON.parse(await save(tenpen, "Save all as JSON"));
    expect(list.map(({ file, text }: Record<string, string>) => [file, text])).toEqual([
      ["two.png", "482\n27"],
      ["none.png", ""],
      ["one.png", "95"],
    ]);
    await button(tenpen, "Copy all").click();
    await eventually(() => tenpen.heard()).toBe("Copied.");
    expect(await tenpen.page.evaluate(() => navigator.clipboard.readText())).toBe(
      "two.png\n482\n27\n\nnone.png\n\none.png\n95",
    );
  });

  it("are stopped together, and the rest is read later", async () => {
    const tenpen = await openTenpen({ prepare: (page) => page.route("**/*.safetensors", (route) => void route) });
    await bringFiles(tenpen, "drop", [ofOne, ofTwo]);
    const all = tenpen.page.getByRole("region", { name: /^All pictures/ });
    await all.getByText("0 of 2 read").waitFor();
    expect(await button(tenpen, "Copy all").getAttribute("aria-disabled")).toBe("true");
    expect(await button(tenpen, "Stop").count()).toBe(1);
    await all.getByRole("button", { name: "Stop" }).click();
    await eventually(() => tenpen.heard()).toBe("Stopped.");
    await tenpen.page.unrouteAll();
    await all.getByRole("button", { name: "Read the rest" }).click();
    await eventually(() => tenpen.heard()).toBe("2 pictures read: 3 numbers");
    await eventually(() => numbers(tenpen)).toBe("95");
  });

  it("wait as they are while the paper is seen, and are removed one at a time", async () => {
    const tenpen = await openTenpen();
    await button(tenpen, "Picture").press("Enter");
    const focused = () =>
      tenpen.page.evaluate(() => {
        const { ariaLabel, textContent } = document.activeElement!;
        return ariaLabel ?? textContent;
      });
    await eventually(focused).toBe("Choose pictures…");
    await choose(tenpen, [ofOne, ofTwo]);
    await eventually(() => numbers(tenpen)).toBe("95");
    // Enter, pressed once more, does no harm.
    await eventually(focused).toMatch(/^Picture\. Plus/);
    await tenpen.page.getByRole("textbox", { name: "Correct it" }).fill("96");
    await tenpen.page.keyboard.press("Enter");
    await eventually(() => numbers(tenpen)).toBe("96");
    // All that is for one picture stands in one row, also while it is written on.
    const top = async (name: string) => (await button(tenpen, name).boundingBox())!.y;
    for (const last of ["Remove", "Clear"]) {
      const row = await Promise.all(["Write on it", last, "Next picture", "Zoom in"].map(top));
      expect(Math.max(...row) - Math.min(...row)).toBeLessThan(3);
      await button(tenpen, "Write on it").click();
    }
    // Another picture is seen whole.
    await button(tenpen, "Zoom in").click();
    await button(tenpen, "Next picture").press("Enter");
    await eventually(() => numbers(tenpen)).toBe("483 27");
    expect(await button(tenpen, "Zoom out").getAttribute("aria-disabled")).toBe("true");
    await eventually(() => tenpen.page.evaluate(() => document.activeElement?.getAttribute("title"))).toBe(
      "Next picture",
    );
    await button(tenpen, "Back to the paper").click();
    await eventually(() => tenpen.canvas.isVisible()).toBe(true);
    await button(tenpen, "Picture").press("Enter");
    await tenpen.page.getByText("Picture 2 of 2").waitFor();
    await eventually(focused).toMatch(/^Picture\. Plus/);

    await button(tenpen, "Remove").press("Enter");
    await eventually(() => numbers(tenpen)).toBe("96");
    await eventually(focused).toMatch(/^Picture\. Plus/);
    await button(tenpen, "Remove").press("Enter");
    await eventually(focused).toBe("Choose pictures…");
    const removed = tenpen.page.getByText("one.png was removed.");
    await removed.getByRole("button", { name: "Undo" }).press("Enter");
    await eventually(() => numbers(tenpen)).toBe("96");
    await eventually(focused).toMatch(/^Picture\. Plus/);
    expect(await removed.count()).toBe(0);
  });

  it("wait as they were while a drawing that was opened is on the paper", async () => {
    const tenpen = await openTenpen();
    await bringFiles(tenpen, "drop", [ofOne, ofTwo]);
    await eventually(() => numbers(tenpen)).toBe("95");
    await tenpen.page.getByRole("textbox", { name: "Correct it" }).fill("96");
    await tenpen.page.keyboard.press("Enter");
    await eventually(() => numbers(tenpen)).toBe("96");
    const ink = Buffer.from(
      JSON.stringify({
        strokes: [
          [
            [10, 0],
            [10, 10],
            [10, 20],
            [10, 30],
          ],
        ],
      }),
    );
    await bringFiles(tenpen, "drop", [{ name: "one.ink.jsonl", bytes: ink }]);
    await eventually(() => tenpen.canvas.isVisible()).toBe(true);
    await eventually(() => tenpen.shownDigit()).toBe("1");
    await button(tenpen, "Picture").click();
    await eventually(() => numbers(tenpen)).toBe("96");
    await tenpen.page.getByText("Picture 1 of 2").waitFor();
  });
});
