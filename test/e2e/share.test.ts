import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { paper } from "../../ink-canvas/paper.ts";
import { formatInkLink } from "../../src/ink/link.ts";
import { inkOfPng } from "../../src/ink/png.ts";
import { numberAt, one } from "./drawn.ts";
import { eventually, openTenpen, type TenpenPage, useBrowser } from "./tenpen-page.ts";

useBrowser();

const number = numberAt("2046", { x: 0.06, y: 0.3, height: 0.3 });
const dialog = (tenpen: TenpenPage) => tenpen.page.getByRole("dialog", { name: "Share" });
const said = (tenpen: TenpenPage) => dialog(tenpen).getByRole("status").textContent();
const press = (tenpen: TenpenPage, name: string) => tenpen.page.getByRole("button", { name, exact: true }).click();

async function save(tenpen: TenpenPage, name: string): Promise<{ name: string; bytes: Buffer }> {
  await press(tenpen, "Share");
  const download = tenpen.page.waitForEvent("download");
  await press(tenpen, name);
  const file = await download;
  await eventually(() => said(tenpen)).toBe(`Saved as ${file.suggestedFilename()}.`);
  await press(tenpen, "Close");
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

async function drop(tenpen: TenpenPage, { name, bytes }: { name: string; bytes: Uint8Array }): Promise<void> {
  const dataTransfer = await tenpen.page.evaluateHandle(
    ({ name, bytes }) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(bytes)], name));
      return data;
    },
    { name, bytes: [...bytes] },
  );
  for (const type of ["dragenter", "drop"]) await tenpen.canvas.dispatchEvent(type, { dataTransfer });
}

async function written(tenpen: TenpenPage): Promise<void> {
  await tenpen.drawWithMouse(number);
  await eventually(() => tenpen.heard()).toMatch(/^2046, with /);
}

const text = (content: string) => new TextEncoder().encode(content);

describe("what is saved", () => {
  it.each(["Save as PNG", "Save as SVG", "Save the ink"])("opens again where it is dropped: %s", async (button) => {
    const tenpen = await openTenpen({ deviceScaleFactor: button === "Save as SVG" ? 3 : 1 });
    await written(tenpen);
    const file = await save(tenpen, button);
    expect(file.name).toMatch(/^tenpen-2046\.(png|svg|ink\.jsonl)$/);
    await tenpen.button("Clear").click();
    await eventually(() => tenpen.paintedBox()).toBeNull();
    await drop(tenpen, file);
    await tenpen.page.locator(".share-said", { hasText: "The drawing is on the paper." }).waitFor();
    await eventually(() => tenpen.shownNumber()).toBe("2046");
  });

  it("as a picture has the same size on every screen, and is copied as that", async () => {
    const tenpen = await openTenpen({ deviceScaleFactor: 2, permissions: ["clipboard-read", "clipboard-write"] });
    await written(tenpen);
    const { bytes } = await save(tenpen, "Save as PNG");
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1600, 1200]);
    expect(inkOfPng(bytes)!.label).toBe("2046");
    await press(tenpen, "Share");
    await press(tenpen, "Copy as picture");
    await eventually(() => said(tenpen)).toBe("Picture copied.");
    const types = await tenpen.page.evaluate(async () => (await navigator.clipboard.read()).map(({ types }) => types));
    expect(types).toEqual([["image/png"]]);
  });

  it.each([
    ["a.svg", text("<svg/>"), "a.svg carries no drawing that Tenpen can open."],
    ["a.ink.jsonl", text('{"strokes":[[[1]]]}'), "a.ink.jsonl is damaged, or not a drawing."],
    ["a.jsonl", text('{"tenpen":"backup","version":1}\n{"room":'), /^a\.jsonl is damaged, or not a backup\. Nothing/],
  ])("is told in a sentence when it is %s that is damaged, and the paper stays", async (name, bytes, sentence) => {
    const tenpen = await openTenpen();
    await tenpen.drawWithMouse(one);
    await drop(tenpen, { name, bytes });
    await eventually(() => tenpen.page.getByRole("alert").allTextContents()).toEqual([
      typeof sentence === "string" ? sentence : expect.stringMatching(sentence),
    ]);
    expect(await tenpen.heardDigit()).toBe("1");
  });

  it("of several drawings puts one on the paper and the others under Earlier", async () => {
    const tenpen = await openTenpen();
    const line = '{"label":"1","w":800,"h":600,"strokes":[[[400,100],[400,500]]]}\n';
    await drop(tenpen, { name: "a.ink.jsonl", bytes: text(line.repeat(3)) });
    await tenpen.page.locator(".share-said", { hasText: "The first of 3 drawings is on the paper" }).waitFor();
    expect(await tenpen.heardDigit()).toBe("1");
    await eventually(() => tenpen.page.getByRole("button", { name: "Open 1" }).count()).toBe(2);
  });
});

describe("a link", () => {
  async function copied(tenpen: TenpenPage): Promise<string> {
    await press(tenpen, "Share");
    await press(tenpen, "Copy link");
    await eventually(() => said(tenpen)).toBe("Link copied.");
    await press(tenpen, "Close");
    return tenpen.page.evaluate(() => navigator.clipboard.readText());
  }
  const permissions = ["clipboard-read", "clipboard-write"];

  it("of a number has at most 250 characters behind the #, writes itself, and is read as before", async () => {
    const tenpen = await openTenpen({ permissions });
    await written(tenpen);
    const link = await copied(tenpen);
    expect(new URL(link).hash.length).toBeLessThanOrEqual(250);
    const { page } = await tenpen.openTab();
    const other = await openTenpen({ prepare: async (page) => page.addInitScript(countStrokes) });
    await other.page.goto("about:blank");
    await other.page.goto(link);
    await eventually(() => other.page.evaluate(() => (window as { written?: number }).written)).toBe(number.length);
    await eventually(() => other.shownNumber()).toBe("2046");
    // A reload takes nothing away that is drawn since.
    expect(new URL(other.page.url()).hash).toBe("#draw");
    await other.button("Undo").click();
    await eventually(() => other.paintedBox()).toBeNull();
    await page.close();
  });

  it("is sent by the browser where it does that", async () => {
    const tenpen = await openTenpen({ prepare: (page) => page.addInitScript(takeShared) });
    await tenpen.drawWithMouse(one);
    await tenpen.heardDigit();
    await press(tenpen, "Share");
    await press(tenpen, "Send a link…");
    const shared = () => tenpen.page.evaluate(() => (window as { shared?: ShareData }).shared?.url);
    await eventually(shared).toMatch(/#draw\?ink=[\w-]+$/);
  });

  it("stands still where that is asked for, and in a page that is open already", async () => {
    const tenpen = await openTenpen({ permissions, reducedMotion: "reduce" });
    await written(tenpen);
    const link = await copied(tenpen);
    await tenpen.button("Clear").click();
    await tenpen.page.evaluate((link) => {
      location.href = link;
    }, link);
    await eventually(() => tenpen.shownNumber()).toBe("2046");
    expect(await tenpen.page.locator(".replay").count()).toBe(0);
  });

  it("that someone does not wait for is on the paper before what they draw", async () => {
    const tenpen = await openTenpen();
    const slow = [
      { x: 400, y: 100, t: 0 },
      { x: 400, y: 500, t: 8_000 },
    ];
    await tenpen.page.evaluate(
      (link) => {
        location.hash = `#draw?ink=${link}`;
      },
      formatInkLink({ strokes: [slow], ...paper }),
    );
    await tenpen.page.locator(".replay path").waitFor({ state: "attached" });
    await tenpen.drawWithMouse(one.map((stroke) => stroke.map(({ x, y }) => ({ x: x + 0.15, y }))));
    await eventually(() => tenpen.inkAt({ x: 0.5, y: 0.5 })).toBe(true);
    await eventually(() => tenpen.inkAt({ x: 0.65, y: 0.5 })).toBe(true);
    await tenpen.button("Undo").click();
    await eventually(() => tenpen.inkAt({ x: 0.65, y: 0.5 })).toBe(false);
    expect(await tenpen.inkAt({ x: 0.5, y: 0.5 })).toBe(true);
  });

  it("that is damaged is told in a sentence", async () => {
    const tenpen = await openTenpen();
    await tenpen.page.evaluate(() => {
      location.hash = "#draw?ink=AQAA";
    });
    await eventually(() => tenpen.page.getByRole("alert").allTextContents()).toEqual([
      "This link is damaged: its drawing cannot be read.",
    ]);
    await tenpen.drawWithMouse(one);
    expect(await tenpen.heardDigit()).toBe("1");
    expect(await tenpen.page.getByRole("alert").count()).toBe(0);
  });
});

describe("a backup", () => {
  it("brings everything to another browser, and adds nothing twice", async () => {
    const tenpen = await openTenpen();
    await tenpen.drawWithMouse(one);
    await tenpen.heardDigit();
    await tenpen.button("Clear").click();
    await tenpen.page.getByRole("button", { name: "Open 1" }).waitFor();
    const file = await save(tenpen, "Back up");
    expect(file.name).toMatch(/^tenpen-\d{4}-\d\d-\d\d\.backup\.jsonl$/);

    const other = await openTenpen();
    await press(other, "Share");
    const chooser = other.page.waitForEvent("filechooser");
    await press(other, "Open or restore…");
    await (await chooser).setFiles({ name: file.name, mimeType: "text/plain", buffer: file.bytes });
    await other.page.locator(".share-said", { hasText: "Restored from the backup: 1." }).waitFor();
    await other.page.getByRole("button", { name: "Open 1" }).waitFor();
    await drop(other, file);
    await other.page.locator(".share-said", { hasText: "All of this backup was here already." }).waitFor();
    expect(await other.page.getByRole("button", { name: "Open 1" }).count()).toBe(1);
  });

  it("is what brings back what was forgotten, as undo does", async () => {
    const tenpen = await openTenpen();
    await tenpen.drawWithMouse(one);
    await tenpen.heardDigit();
    await tenpen.button("Clear").click();
    const opened = tenpen.page.getByRole("button", { name: "Open 1" });
    await opened.waitFor();
    await press(tenpen, "Share");
    await press(tenpen, "Forget all");
    await opened.waitFor({ state: "detached" });
    await dialog(tenpen).getByRole("button", { name: "Undo" }).click();
    await eventually(() => said(tenpen)).toBe("Brought back.");
    await press(tenpen, "Close");
    await opened.waitFor();
  });
});

/** Takes what is shared in place of the system. */
function takeShared(): void {
  navigator.share = async (data) => {
    (window as { shared?: ShareData | undefined }).shared = data;
  };
}

/** Counts the strokes that write themselves. */
function countStrokes(): void {
  const { animate } = Element.prototype;
  const counting = window as { written?: number };
  counting.written = 0;
  Element.prototype.animate = function (...args) {
    if (this.closest(".replay")) counting.written!++;
    return animate.apply(this, args);
  };
}
