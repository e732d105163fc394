import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { writeKeras } from "../../src/formats/keras/write-keras.ts";
import { writeOnnx } from "../../src/formats/onnx/write-onnx.ts";
import { readSafetensors } from "../../src/formats/safetensors.ts";
import { alwaysSeven } from "../support/call.ts";
import { one } from "./drawn.ts";
import { eventually, openTenpen, type TenpenPage, useBrowser } from "./tenpen-page.ts";

useBrowser();

const root = join(import.meta.dirname, "../..");
const classic = readSafetensors(readFileSync(join(root, "models/classic.safetensors")));
/** As what another program wrote. */
const source = { input: [28, 28, 1], outputActivation: "softmax" } as const;
const golden = (name: string) => readFileSync(join(root, "test/golden/keras", name));
const seven = { name: "seven.safetensors", bytes: alwaysSeven() };
const broken = { name: "broken.safetensors", bytes: seven.bytes.subarray(0, 1000) };
const damaged = "broken.safetensors is damaged, or not a model.";
const own = "Reads with Tenpen’s own model";

const section = (tenpen: TenpenPage) => tenpen.page.getByRole("region", { name: "Model" });
const button = (tenpen: TenpenPage, name: string) => section(tenpen).getByRole("button", { name });
const reads = (tenpen: TenpenPage) => section(tenpen).getByRole("heading").textContent();
const problem = (tenpen: TenpenPage) => section(tenpen).getByRole("alert").textContent();

async function choose(tenpen: TenpenPage, { name, bytes }: { name: string; bytes: Uint8Array }): Promise<void> {
  const chooser = tenpen.page.waitForEvent("filechooser");
  await button(tenpen, "Use ").click();
  await (await chooser).setFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) });
}

/** Drags a file over the page and, with `drop`, lets it go there. */
async function drag(tenpen: TenpenPage, { name, bytes }: { name: string; bytes: Uint8Array }, types: string[]) {
  const data = await tenpen.page.evaluateHandle(
    ({ name, bytes }) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(bytes)], name));
      return data;
    },
    { name, bytes: [...bytes] },
  );
  for (const type of types) await tenpen.canvas.dispatchEvent(type, { dataTransfer: data });
}

describe("a model of one's own", () => {
  it("is chosen, reads the drawing that is there and the next, and is told about", async () => {
    const sent: string[] = [];
    const tenpen = await openTenpen({
      prepare: async (page) => page.on("request", (request) => sent.push(`${request.method()} ${request.url()}`)),
    });
    expect(await reads(tenpen)).toBe(own);
    await tenpen.drawWithMouse(one);
    expect(await tenpen.heardDigit()).toBe("1");
    await choose(tenpen, seven);
    await eventually(() => reads(tenpen)).toBe("Reads with seven.safetensors");
    await eventually(() => tenpen.shownDigit()).toBe("7");
    await tenpen.button("Clear").click();
    await tenpen.drawWithMouse(one);
    expect(await tenpen.heardDigit()).toBe("7");

    const text = await section(tenpen).innerText();
    expect(text).toContain("Nothing is uploaded");
    expect(text).toMatch(/right of 300 MNIST test images\s+10\.0\s%/);
    expect(text).toMatch(/parameters\s+7,850/);
    expect(text).toMatch(/Tenpen’s own: \d+\.\d\s%, 74,542 parameters, 85\sKB/);
    const rows = section(tenpen).getByRole("region", { name: "Layers" }).getByRole("row");
    expect(await rows.allInnerTexts()).toEqual([
      "Layer\tKind\tOutput\tParams",
      "flatten_1\tflatten\t784\t0",
      "dense_1\tdense\t10\t7,850",
    ]);
    const origin = new URL(tenpen.page.url()).origin;
    expect(sent.filter((request) => !request.startsWith(`GET ${origin}/`))).toEqual([]);
  });

  it.each([
    ["classic.keras", () => writeKeras({ ...classic, source }), /Input 28×28×1, ends in softmax\. Found by trying all/],
    ["classic.onnx", () => writeOnnx(classic), /Input 28×28×1, ends in logits\. Found by trying all/],
    // Of weights that were drawn at random.
    [
      "dense.h5",
      async () => golden("dense.h5"),
      /Input 784, ends in logits\. This fits best of all that were tried, but not/,
    ],
  ] as const)("of another program reads: %s", async (name, write, words) => {
    const tenpen = await openTenpen();
    await choose(tenpen, { name, bytes: await write() });
    await eventually(() => reads(tenpen)).toBe(`Reads with ${name}`);
    expect((await section(tenpen).innerText()).replaceAll("\u00a0", " ")).toMatch(words);
    await tenpen.drawWithMouse(one);
    // What is not trained may answer anything, but answers.
    expect(await tenpen.heardDigit()).toMatch(name.startsWith("classic") ? /^1$/ : /^\d$/);
  });

  it("is taken where it is dropped, with a hint while it is dragged", async () => {
    const tenpen = await openTenpen();
    const hint = tenpen.page.getByText("Drop a picture, a drawing, a model or a backup");
    await drag(tenpen, seven, ["dragenter", "dragover"]);
    await hint.waitFor();
    await drag(tenpen, seven, ["dragleave"]);
    await hint.waitFor({ state: "detached" });
    await drag(tenpen, seven, ["dragenter", "dragover", "drop"]);
    await hint.waitFor({ state: "detached" });
    await eventually(() => reads(tenpen)).toBe("Reads with seven.safetensors");
  });

  it("is named at its answers, which are no surer than it is known to be", async () => {
    const tenpen = await openTenpen({ viewport: { width: 390, height: 844 } });
    const by = tenpen.page.locator(".result-by");
    expect(await by.count()).toBe(0);
    await choose(tenpen, seven);
    await eventually(() => by.allInnerTexts()).toEqual(["Read by seven.safetensors, not calibrated"]);
    await tenpen.drawWithMouse(one);
    await eventually(() => tenpen.shown()).toMatch(/^7 (over )?\d+ %/);
    await eventually(() => tenpen.heard()).toMatch(/^7, with (over )?\d+\u00a0%/);
    const [name, paper] = [await by.boundingBox(), await tenpen.page.locator(".pad").boundingBox()];
    expect(name!.y + name!.height).toBeLessThan(paper!.y);
    await button(tenpen, "Remove").click();
    await eventually(() => by.count()).toBe(0);
  });

  it("has a table of layers of which nothing is cut at 320 pixels", async () => {
    const tenpen = await openTenpen({ viewport: { width: 320, height: 568 } });
    await choose(tenpen, { name: "classic.keras", bytes: await writeKeras(classic) });
    const table = section(tenpen).getByRole("region", { name: "Layers" });
    await table.waitFor();
    expect(await table.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
  });

  it("is said to be none where it is a picture", async () => {
    const tenpen = await openTenpen();
    await choose(tenpen, { name: "7.jpg", bytes: Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70) });
    await eventually(() => problem(tenpen)).toBe(
      "7.jpg is a JPEG picture, not a model. Tenpen can read with .keras, .h5, .onnx and .safetensors files.",
    );
  });

  it("that is broken is said to be so in one line, and the model before reads on", async () => {
    const tenpen = await openTenpen();
    await choose(tenpen, broken);
    await eventually(() => problem(tenpen)).toBe(damaged);
    expect(await reads(tenpen)).toBe(own);
    await tenpen.drawWithMouse(one);
    expect(await tenpen.heardDigit()).toBe("1");
    await choose(tenpen, seven);
    await eventually(() => tenpen.shownDigit()).toBe("7");
    expect(await section(tenpen).getByRole("alert").count()).toBe(0);
    await choose(tenpen, broken);
    await eventually(() => problem(tenpen)).toBe(damaged);
    expect(await reads(tenpen)).toBe("Reads with seven.safetensors");
  });

  it("is said not to be opened where what opens it never comes", async () => {
    const tenpen = await openTenpen({
      prepare: async (page) => {
        await page.clock.install();
        await page.context().route("**/model-panel*.js", () => {});
      },
    });
    await choose(tenpen, seven);
    await eventually(() => section(tenpen).innerText()).toContain("Opening seven.safetensors");
    await tenpen.page.clock.fastForward(10_000);
    await eventually(() => problem(tenpen)).toMatch(/^seven\.safetensors could not be opened\./);
  });

  it("with a layer that Tenpen does not have is refused by its name", async () => {
    const tenpen = await openTenpen();
    await choose(tenpen, { name: "a.keras", bytes: golden("refused-lstm.keras") });
    await eventually(() => problem(tenpen)).toMatch(/^a\.keras has what Tenpen does not read: lstm\w* with "LSTM"\.$/);
  });

  it("is said not to be opened where what opens it does not load, until trying again has helped", async () => {
    const script = "**/model-panel*.js";
    const tenpen = await openTenpen({
      prepare: (page) => page.context().route(script, (route) => route.abort()),
      expectErrors: true,
    });
    await choose(tenpen, seven);
    const said = /^seven\.safetensors could not be opened\. Check the connection, then try again\./;
    await eventually(() => problem(tenpen)).toMatch(said);
    expect(await section(tenpen).innerText()).not.toContain("Opening");
    await button(tenpen, "Try again").click();
    await eventually(() => problem(tenpen)).toMatch(said);
    await tenpen.drawWithMouse(one);
    expect(await tenpen.heardDigit()).toBe("1");
    await tenpen.page.context().unroute(script);
    await button(tenpen, "Try again").click();
    await eventually(() => reads(tenpen)).toBe("Reads with seven.safetensors");
    expect(await section(tenpen).getByRole("alert").count()).toBe(0);
  });

  it("brings its styles in the script that opens it: there is no other file to miss", async () => {
    const styles: string[] = [];
    const tenpen = await openTenpen({
      prepare: async (page) =>
        page.on("request", (request) => request.resourceType() === "stylesheet" && styles.push(request.url())),
    });
    const before = styles.length;
    await choose(tenpen, seven);
    await eventually(() => reads(tenpen)).toBe("Reads with seven.safetensors");
    expect(styles).toHaveLength(before);
    const figures = section(tenpen).locator(".summary-figures");
    expect(await figures.evaluate((element) => getComputedStyle(element).display)).toBe("grid");
  });

  it("stays in the browser until it is removed", async () => {
    const tenpen = await openTenpen();
    await choose(tenpen, seven);
    await eventually(() => section(tenpen).innerText()).toContain("Stays in this browser until removed");
    await tenpen.page.reload();
    await eventually(() => reads(tenpen)).toBe("Reads with seven.safetensors");
    await tenpen.drawWithMouse(one);
    await eventually(() => tenpen.shownDigit()).toBe("7");

    await button(tenpen, "Remove").click();
    await eventually(() => reads(tenpen)).toBe(own);
    await eventually(() => tenpen.shownDigit()).toBe("1");
    await tenpen.page.reload();
    await tenpen.drawWithMouse(one);
    expect(await tenpen.heardDigit()).toBe("1");
    expect(await reads(tenpen)).toBe(own);
  });

  it("that is removed in one tab is said in another to read only until one leaves", async () => {
    const tenpen = await openTenpen();
    await choose(tenpen, seven);
    await eventually(() => section(tenpen).innerText()).toContain("Stays in this browser until removed");
    const other = await tenpen.openTab();
    await eventually(() => section(other).innerText()).toContain("Stays in this browser until removed");
    await button(other, "Remove").click();
    await eventually(() => section(tenpen).innerText()).toContain("it reads until you leave");
    expect(await reads(tenpen)).toBe("Reads with seven.safetensors");
    await tenpen.drawWithMouse(one);
    await eventually(() => tenpen.shownDigit()).toBe("7");
  });

  it("reads for this visit, and says so, where nothing can be stored", async () => {
    const tenpen = await openTenpen({ prepare: blockStorage });
    await choose(tenpen, seven);
    await eventually(() => section(tenpen).innerText()).toContain("it reads until you leave");
    await tenpen.drawWithMouse(one);
    expect(await tenpen.heardDigit()).toBe("7");
    await tenpen.page.reload();
    await tenpen.drawWithMouse(one);
    expect(await tenpen.heardDigit()).toBe("1");
  });

  it("is chosen and removed with the keyboard alone, and heard of", async () => {
    const tenpen = await openTenpen();
    const { keyboard } = tenpen.page;
    const focused = () => tenpen.page.evaluate(() => document.activeElement?.textContent);
    const tabTo = async (name: string) => {
      for (let i = 0; i < 20 && (await focused()) !== name; i++) await keyboard.press("Tab");
      expect(await focused()).toBe(name);
    };
    // Well before the key: the browser is told to hand over the chooser, and takes a moment for it.
    const chooser = tenpen.page.waitForEvent("filechooser");
    await tabTo("Use your own…");
    await keyboard.press("Enter");
    const { name, bytes } = seven;
    await (await chooser).setFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) });
    await eventually(() => tenpen.heard()).toBe("Reads with seven.safetensors");
    await tabTo("Remove");
    await keyboard.press("Space");
    await eventually(() => tenpen.heard()).toBe(own);
    expect(await focused()).toBe("Use your own…");
  });
});

describe.each([
  ["phone", { width: 320, height: 640 }],
  ["phone held sideways", { width: 667, height: 375 }],
  ["desktop", { width: 1280, height: 800 }],
])("on a %s", (_, viewport) => {
  it("the summary has no sideways scroll and only large targets", async () => {
    const tenpen = await openTenpen({ viewport });
    await choose(tenpen, { ...seven, name: `${"a_long_name_".repeat(8)}.safetensors` });
    await section(tenpen).getByRole("table").waitFor();
    expect(await tenpen.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    for (const target of await section(tenpen).locator("button, select").all()) {
      const box = (await target.boundingBox())!;
      expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
    }
  });
});

/** As in a private window of some browsers. */
async function blockStorage(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException("The operation is insecure.", "SecurityError");
    };
    Object.defineProperty(window, "localStorage", { get: refuse });
    IDBFactory.prototype.open = refuse;
  });
}
