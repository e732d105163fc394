import { describe, expect, it } from "vitest";
import { drawnNumber, drawPicture, line } from "../support/draw-picture.ts";
import { pngOf } from "../support/png-of.ts";
import { bringFiles } from "./bring-files.ts";
import { one } from "./drawn.ts";
import { button, choose, numbers, ofNone, ofOne, ofTwo, problems, save } from "./on-pictures.ts";
import { eventually, openTenpen, useBrowser } from "./tenpen-page.ts";

useBrowser();

describe("a picture comes", () => {
  it.each(["drop", "paste"] as const)(
    "by %s, in the paper's place, and the ink is there again afterwards",
    async (way) => {
      const tenpen = await openTenpen();
      await tenpen.drawWithMouse(one);
      await eventually(() => tenpen.shownDigit()).toBe("1");
      await bringFiles(tenpen, way, [ofTwo]);
      await eventually(() => numbers(tenpen)).toBe("483 27");
      await eventually(() => tenpen.heard()).toMatch(/^2 numbers\. Chosen: 483, with (over )?\d/);
      expect(await tenpen.page.title()).toContain("483 27");
      expect(await tenpen.canvas.isVisible()).toBe(false);
      await button(tenpen, "Back to the paper").click();
      await eventually(() => tenpen.shownDigit()).toBe("1");
      expect(await tenpen.inkAt({ x: 0.5, y: 0.5 })).toBe(true);
      await eventually(() => tenpen.page.evaluate(() => document.activeElement?.textContent)).toBe("Picture");
    },
  );

  it("by drop, in the moment in which the page is there", async () => {
    const tenpen = await openTenpen({
      prepare: (page) =>
        page.addInitScript((base64) => {
          const bytes = Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));
          const watch = new MutationObserver(() => {
            if (!document.querySelector("[role=application]")) return;
            watch.disconnect();
            const data = new DataTransfer();
            data.items.add(new File([bytes], "one.png"));
            document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
          });
          watch.observe(document, { childList: true, subtree: true });
        }, Buffer.from(ofOne.bytes).toString("base64")),
    });
    await eventually(() => numbers(tenpen)).toBe("95");
  });

  it("by being chosen, several at once, and each can be looked at", async () => {
    const tenpen = await openTenpen();
    await button(tenpen, "Picture").click();
    await choose(tenpen, [ofOne, ofTwo]);
    await eventually(() => numbers(tenpen)).toBe("95");
    await button(tenpen, "Next picture").click();
    await eventually(() => numbers(tenpen)).toBe("483 27");
    await tenpen.page.getByText("Picture 2 of 2").waitFor();
    await button(tenpen, "Previous picture").click();
    await eventually(() => numbers(tenpen)).toBe("95");
  });

  it("from another app, or opened with the page", async () => {
    const tenpen = await openTenpen({
      prepare: (page) =>
        page.addInitScript((base64) => {
          const bytes = Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));
          const files = [{ getFile: async () => new File([bytes], "one.png") }];
          const setConsumer = (consume: (launch: unknown) => void) => consume({ files });
          Object.defineProperty(window, "launchQueue", { value: { setConsumer } });
        }, Buffer.from(ofOne.bytes).toString("base64")),
    });
    await eventually(() => numbers(tenpen)).toBe("95");
  });
});

describe("what was read in a picture", () => {
  it("is chosen by a press, looked at, corrected, and copied and saved as it is then", async () => {
    const tenpen = await openTenpen({ permissions: ["clipboard-read", "clipboard-write"] });
    await bringFiles(tenpen, "drop", [ofTwo]);
    await eventually(() => numbers(tenpen)).toBe("483 27");
    await tenpen.page.getByRole("radio", { name: /^27, with / }).check({ force: true });
    await eventually(() => tenpen.shown()).toMatch(/^27 /);
    // The bars are of one of its digits, and correct it.
    await tenpen.answer.getByRole("radio", { name: /^7, with / }).check({ force: true });
    await button(tenpen, "That was a 1").click();
    await eventually(() => numbers(tenpen)).toBe("483 21");
    await tenpen.answer.getByText("Corrected by you", { exact: true }).waitFor();
    await tenpen.answer.getByRole("radio", { name: /^2, with / }).check({ force: true });
    await button(tenpen, "That was a 3").click();
    await eventually(() => numbers(tenpen)).toBe("483 31");
    // So does what is written.
    await tenpen.page.getByRole("radio", { name: /^483, with / }).check({ force: true });
    await tenpen.page.getByRole("textbox", { name: "Correct it" }).fill("482");
    await tenpen.page.keyboard.press("Enter");
    await eventually(() => numbers(tenpen)).toBe("482 31");

    await button(tenpen, "Copy").click();
    await eventually(() => tenpen.heard()).toBe("Copied.");
    expect(await tenpen.page.evaluate(() => navigator.clipboard.readText())).toBe("482\n31");
    expect(await save(tenpen, "Save as CSV")).toBe("482\r\n31\r\n");
    const json = JSON.parse(await save(tenpen, "Save as JSON"));
    expect(json).toMatchObject({ file: "two.png", text: "482\n31", numbers: [{ text: "482" }, { text: "31" }] });
    expect(json.numbers[0].bounds.x).toBeGreaterThan(50);

    await tenpen.answer.getByRole("button", { name: "Undo" }).click();
    await eventually(() => numbers(tenpen)).toBe("483 31");
  });

  it("has its digits counted without those of what is no number", async () => {
    const tenpen = await openTenpen();
    const scribble = line(
      ...Array.from({ length: 60 }, (_, i): [number, number] => [60 + 25 * Math.sin(i), 50 + 25 * Math.cos(1.7 * i)]),
    );
    const strokes = [scribble, ...drawnNumber("27", 90, 260)];
    await bringFiles(tenpen, "drop", [{ name: "both.png", bytes: pngOf(drawPicture(400, { strokes })) }]);
    await eventually(() => numbers(tenpen)).toBe("27");
    const { numbers: all } = JSON.parse(await save(tenpen, "Save as JSON"));
    expect(all.length).toBeGreaterThan(1);
    await tenpen.page.getByText(/^Digit [12] of 2: /).waitFor();
  });

  it("is a table where it stands in a grid", async () => {
    const at = (i: number) => 40 + 80 * i;
    const rules = [0, 1, 2, 3, 4].flatMap((i) => [
      line([at(0), at(i)], [at(4), at(i)]),
      line([at(i), at(0)], [at(i), at(4)]),
    ]);
    const rows = ["3.8.", ".9..", "..75", "6..4"];
    const strokes = rows.flatMap((row, y) =>
      [...row].flatMap((text, x) => (text === "." ? [] : drawnNumber(text, at(x) + 20, at(y) + 16, 48))),
    );
    const tenpen = await openTenpen();
    await bringFiles(tenpen, "drop", [{ name: "grid.png", bytes: pngOf(drawPicture(400, { strokes, rules })) }]);
    const table = tenpen.page.getByRole("table");
    await table.waitFor();
    const read = await table
      .locator("tr")
      .evaluateAll((found) =>
        found.map((row) =>
          [...(row as HTMLTableRowElement).cells].map((cell) => cell.textContent.trim() || ".").join(""),
        ),
      );
    expect(read).toEqual(rows);
    expect(await save(tenpen, "Save as CSV")).toBe("3,,8,\r\n,9,,\r\n,,7,5\r\n6,,,4\r\n");
  });

  it("is gone through, zoomed and moved by keys", async () => {
    const tenpen = await openTenpen();
    await bringFiles(tenpen, "drop", [ofTwo]);
    await eventually(() => numbers(tenpen)).toBe("483 27");
    const frame = tenpen.page.getByRole("region", { name: /^Picture\. Plus/ });
    const picture = frame.getByRole("img");
    const box = async () => (await picture.boundingBox())!;
    const whole = await box();
    await frame.focus();
    await tenpen.page.keyboard.press("+");
    await tenpen.page.keyboard.press("+");
    await eventually(async () => (await box()).width).toBeGreaterThan(1.5 * whole.width);
    const before = await box();
    await tenpen.page.keyboard.press("ArrowDown");
    await eventually(async () => (await box()).y).toBeLessThan(before.y);
    await tenpen.page.keyboard.press("0");
    await eventually(box).toEqual(whole);

    await tenpen.page.keyboard.press("Tab");
    await tenpen.page.keyboard.press("ArrowDown");
    await eventually(() => tenpen.page.getByRole("radio", { name: /^27, with / }).isChecked()).toBe(true);
    await eventually(() => tenpen.shown()).toMatch(/^27 /);
  });

  it("is zoomed by two fingers and by the wheel, and moved by one finger", async () => {
    const tenpen = await openTenpen({ hasTouch: true });
    await bringFiles(tenpen, "drop", [ofTwo]);
    await eventually(() => numbers(tenpen)).toBe("483 27");
    const picture = tenpen.page.getByRole("img", { name: "two.png" });
    const box = async () => (await picture.boundingBox())!;
    const whole = await box();
    const [x, y] = [whole.x + whole.width / 2, whole.y + whole.height / 2];
    await tenpen.touch("touchStart", [
      { x: x - 40, y },
      { x: x + 40, y },
    ]);
    for (const apart of [60, 80, 120]) {
      await tenpen.touch("touchMove", [
        { x: x - apart, y },
        { x: x + apart, y },
      ]);
    }
    await tenpen.touch("touchEnd", []);
    await eventually(async () => Math.round((10 * (await box()).width) / whole.width)).toBe(30);

    const zoomed = await box();
    await tenpen.touch("touchStart", [{ x, y }]);
    for (const by of [20, 60, 100]) await tenpen.touch("touchMove", [{ x: x + by, y: y + by / 2 }]);
    await tenpen.touch("touchEnd", []);
    await eventually(async () => Math.round((await box()).y - zoomed.y)).toBe(50);

    await tenpen.page.mouse.move(x, y);
    await tenpen.page.mouse.wheel(0, 5000);
    await eventually(box).toEqual(whole);
  });

  it("is heard as it is now", async () => {
    const tenpen = await openTenpen();
    await bringFiles(tenpen, "drop", [ofTwo]);
    await eventually(() => tenpen.heard()).toMatch(/^2 numbers\. Chosen: 483, with /);
    const correct = async (text: string) => {
      await tenpen.page.getByRole("textbox", { name: "Correct it" }).fill(text);
      await tenpen.page.keyboard.press("Enter");
    };
    await correct("482");
    await eventually(() => tenpen.heard()).toBe("2 numbers. Chosen: 482 (Corrected by you)");
    await correct("");
    await eventually(() => tenpen.heard()).toBe("1 number. 483 (Left out by you)");
    await tenpen.answer.getByRole("button", { name: "Undo" }).click();
    await eventually(() => tenpen.heard()).toMatch(/^2 numbers\. Chosen: 483, with /);
    await bringFiles(tenpen, "drop", [{ name: "a.png", bytes: ofTwo.bytes.slice(0, 300) }]);
    await eventually(() => problems(tenpen)).toEqual([expect.stringContaining("a.png")]);
    await eventually(() => tenpen.heard()).toBe("");
    await bringFiles(tenpen, "drop", [ofOne]);
    await eventually(() => tenpen.heard()).toMatch(/^1 number: 95, with /);
    await button(tenpen, "Previous picture").click();
    await eventually(() => tenpen.heard()).toMatch(/^2 numbers\. Chosen: 483, with /);
    await tenpen.page.getByRole("radio", { name: /^27, with / }).check({ force: true });
    await eventually(() => tenpen.heard()).toBe("");
    await button(tenpen, "Next picture").click();
    await button(tenpen, "Previous picture").click();
    await eventually(() => tenpen.heard()).toMatch(/^2 numbers\. Chosen: 27, with /);
    await button(tenpen, "Back to the paper").click();
    await eventually(() => tenpen.heard()).toBe("");
    await tenpen.drawWithMouse(one);
    await eventually(() => tenpen.heard()).toMatch(/^1, with /);
    await button(tenpen, "Picture").click();
    await eventually(() => tenpen.heard()).toMatch(/^2 numbers\. Chosen: 27, with /);
    await button(tenpen, "Back to the paper").click();
    await button(tenpen, "Picture").click();
    await button(tenpen, "Remove").click();
    await eventually(() => tenpen.heard()).toMatch(/^1 number: 95, with /);
    await button(tenpen, "Remove").click();
    await button(tenpen, "Choose pictures…").waitFor();
    await eventually(() => tenpen.heard()).toBe("");
  });

  it("is nothing where there is no number", async () => {
    const tenpen = await openTenpen();
    await bringFiles(tenpen, "drop", [ofNone]);
    await eventually(() => tenpen.shown()).toMatch(/^No number in this picture/);
    await eventually(() => tenpen.heard()).toBe("No number in this picture");
  });
});

describe("what cannot be read is told in a sentence", () => {
  const small = drawPicture(10, { strokes: [] });
  it.each([
    ["a broken file", "a.png", ofTwo.bytes.slice(0, 300), /^a\.png is damaged, or not a picture\./],
    ["one that claims a gigapixel", "a.png", pngOf(small, { width: 40_000, height: 40_000 }), /^a\.png is too large/],
    ["one that claims still more", "a.png", pngOf(small, { width: 100_000, height: 100_000 }), /^a\.png is too large/],
    ["a PDF", "a.pdf", Buffer.from("%PDF-1.7\n"), /^a\.pdf is a PDF\./],
    ["a TIFF", "a.tif", Buffer.from("II*\0\b\0\0\0\0\0\0\0\0\0", "latin1"), /^This browser cannot open a\.tif\./],
  ])("%s", async (_, name, bytes, sentence) => {
    const tenpen = await openTenpen();
    await bringFiles(tenpen, "drop", [{ name, bytes }]);
    await eventually(async () => (await problems(tenpen))[0]).toMatch(sentence);
    // It is not kept, and the next one is read all the same.
    await button(tenpen, "Choose pictures…").waitFor();
    await bringFiles(tenpen, "drop", [ofOne]);
    await eventually(() => numbers(tenpen)).toBe("95");
    expect(await problems(tenpen)).toEqual([]);
    expect(await tenpen.page.getByText("Picture 1 of").count()).toBe(0);
  });

  it("what is dropped then and cannot be opened is told over the pictures, and what was said of files before is over", async () => {
    const tenpen = await openTenpen();
    await bringFiles(tenpen, "drop", [{ name: "bad.inkml", bytes: Buffer.from("<ink><trace></ink>") }]);
    await eventually(async () => (await problems(tenpen)).length).toBe(1);
    await bringFiles(tenpen, "drop", [ofOne]);
    await eventually(() => numbers(tenpen)).toBe("95");
    for (const [name, text] of [
      ["no.model", "nothing"],
      ["x.svg", "<svg/>"],
      ["empty", ""],
    ] as const) {
      await bringFiles(tenpen, "drop", [{ name, bytes: Buffer.from(text) }]);
      await eventually(() => problems(tenpen)).toEqual([expect.stringContaining(name)]);
    }
    await eventually(() => tenpen.heard()).toBe("");
    expect(await numbers(tenpen)).toBe("95");
    await bringFiles(tenpen, "drop", [ofTwo]);
    await eventually(() => numbers(tenpen)).toBe("483 27");
    expect(await problems(tenpen)).toEqual([]);
  });

  it("each of several files has a line, until other files come", async () => {
    const tenpen = await openTenpen();
    await bringFiles(tenpen, "drop", [
      { name: "empty.png", bytes: new Uint8Array(), type: "image/png" },
      { name: "trunc.png", bytes: ofTwo.bytes.slice(0, 300), type: "image/png" },
      { name: "a.pdf", bytes: Buffer.from("%PDF-1.7\n"), type: "application/pdf" },
      { name: "a.svg", bytes: Buffer.from("<svg/>"), type: "image/svg+xml" },
      { name: "b.svg", bytes: Buffer.from("<svg/>"), type: "image/svg+xml" },
      { name: "notes.txt", bytes: Buffer.from("milk\n"), type: "text/plain" },
      { name: "more.txt", bytes: Buffer.from("eggs\n"), type: "text/plain" },
    ]);
    const lines = async () => (await problems(tenpen)).join("\n").split(/\n+/).sort();
    await eventually(lines).toEqual([
      "a.pdf is a PDF. Save its page as a picture, or take a screenshot of it.",
      "a.svg carries no drawing that Tenpen can open.",
      "b.svg carries no drawing that Tenpen can open.",
      "empty.png is empty.",
      "more.txt is damaged, or not a picture.",
      "notes.txt is damaged, or not a picture.",
      "trunc.png is damaged, or not a picture.",
    ]);
    await bringFiles(tenpen, "drop", [{ name: "other.txt", bytes: Buffer.from("bread\n"), type: "text/plain" }]);
    await eventually(lines).toEqual(["other.txt is damaged, or not a picture."]);
    await bringFiles(tenpen, "drop", [{ name: "mine.onnx", bytes: Buffer.from("none"), type: "" }]);
    await eventually(lines).toEqual([expect.stringContaining("mine.onnx")]);
    await bringFiles(tenpen, "drop", [ofOne]);
    await eventually(() => numbers(tenpen)).toBe("95");
    expect(await problems(tenpen)).toEqual([]);
  });

  it("what a large one says is seen at a glance, before all of it is read", async () => {
    const tenpen = await openTenpen();
    const large = drawPicture(1200, { strokes: drawnNumber("95", 200, 400, 300) });
    const glance = tenpen.page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const watch = new MutationObserver(() => {
            const seen = document.querySelector(".picture-live, .picture-box");
            if (!seen) return;
            watch.disconnect();
            resolve(`${seen.getAttribute("class")}: ${seen.textContent}`);
          });
          watch.observe(document.body, { childList: true, subtree: true });
        }),
    );
    await bringFiles(tenpen, "drop", [{ name: "large.png", bytes: pngOf(large) }]);
    expect(await glance).toBe("picture-live: 95");
    await eventually(() => numbers(tenpen)).toBe("95");
    expect(await tenpen.page.locator(".picture-live").count()).toBe(0);
  });

  it("a long reading is stopped, and taken up again", async () => {
    const tenpen = await openTenpen({ prepare: (page) => page.route("**/*.safetensors", (route) => void route) });
    await bringFiles(tenpen, "drop", [ofOne]);
    await button(tenpen, "Stop").click();
    await tenpen.answer.getByText("Stopped.").waitFor();
    await tenpen.page.unrouteAll();
    await button(tenpen, "Read it").click();
    await eventually(() => numbers(tenpen)).toBe("95");
  });
});
