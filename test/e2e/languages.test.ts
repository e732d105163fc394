import { describe, expect, it } from "vitest";
import { type Language, languages } from "../../app/strings/languages.ts";
import { bringFiles } from "./bring-files.ts";
import { one } from "./drawn.ts";
import { ofNone, ofTwo } from "./on-pictures.ts";
import { readAs } from "./read-as.ts";
import { eventually, openTenpen, sendLikely, sendRead, type TenpenPage, useBrowser } from "./tenpen-page.ts";

useBrowser();

const all = Object.keys(languages) as Language[];
const choice = (tenpen: TenpenPage) => tenpen.page.getByRole("combobox").last();
const html = (tenpen: TenpenPage) =>
  tenpen.page.evaluate(() => `${document.documentElement.lang} ${document.documentElement.dir} ${document.title}`);
const overflow = (tenpen: TenpenPage) =>
  tenpen.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe("the language of the page", () => {
  it("is the browser's, where the page has it", async () => {
    const german = await openTenpen({ locale: "de-CH" });
    await eventually(() => html(german)).toBe("de ltr Tenpen liest handgeschriebene Zahlen");
    expect(await german.page.getByRole("application").getAttribute("aria-label")).toBe("Schreib eine Zahl");
    const french = await openTenpen({ locale: "fr-FR" });
    await eventually(() => html(french)).toBe("en ltr Tenpen reads handwritten numbers");
  });

  it("is another at once when it is chosen, with the ink and what was read, and at the next visit", async () => {
    const tenpen = await openTenpen();
    await tenpen.drawWithMouse(one);
    expect(await tenpen.heardDigit()).toBe("1");
    const box = await tenpen.paintedBox();
    await choice(tenpen).selectOption("es");
    await tenpen.page.getByRole("button", { name: "Deshacer" }).waitFor();
    expect(await tenpen.paintedBox()).toEqual(box);
    await eventually(() => tenpen.page.locator(".answer").innerText()).toMatch(/^1\s+\D*\d\d,\d\s%\s+nada más cercano/);
    await tenpen.page.getByRole("button", { name: "Deshacer" }).click();
    await eventually(() => tenpen.paintedBox()).toBeNull();
    await tenpen.page.reload();
    await eventually(() => html(tenpen)).toMatch(/^es ltr /);
    await choice(tenpen).selectOption("en");
    await tenpen.button("Undo").waitFor();
    await eventually(() => html(tenpen)).toMatch(/^en ltr /);
  });

  it("is another in all tabs, each with its ink", async () => {
    const tenpen = await openTenpen();
    const other = await tenpen.openTab();
    await other.drawWithMouse(one);
    expect(await other.heardDigit()).toBe("1");
    const box = await other.paintedBox();
    await choice(tenpen).selectOption("de");
    await eventually(() => html(other)).toMatch(/^de ltr /);
    await other.page.getByRole("button", { name: "Rückgängig" }).waitFor();
    expect(await choice(other).inputValue()).toBe("de");
    expect(await other.paintedBox()).toEqual(box);
    await choice(other).selectOption("en");
    await eventually(() => html(tenpen)).toMatch(/^en ltr /);
  });

  it("stays what it is where another does not load, and says so", async () => {
    const tenpen = await openTenpen({
      prepare: (page) => page.context().route("**/assets/ja-*.js", (route) => route.abort()),
      expectErrors: true,
    });
    await choice(tenpen).selectOption("ja");
    await tenpen.page
      .getByText(/^This language could not be loaded\./)
      .first()
      .waitFor();
    expect(await choice(tenpen).inputValue()).toBe("en");
    await eventually(() => html(tenpen)).toMatch(/^en ltr /);
  });

  it("comes late where its texts do, and the paper is there before", async () => {
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const prepare = (page: TenpenPage["page"]) =>
      page.context().route("**/assets/de-*.js", async (route) => {
        await released;
        await route.continue();
      });
    const tenpen = await openTenpen({ locale: "de", prepare });
    await tenpen.drawWithMouse(one);
    await tenpen.button("Undo").waitFor();
    release();
    await tenpen.page.getByRole("button", { name: "Rückgängig" }).waitFor();
    expect(await tenpen.paintedBox()).not.toBeNull();
  });
});

it("Arabic mirrors the page, and neither paper nor numbers nor bars", async () => {
  const prepare = (page: TenpenPage["page"]) => sendRead(page, readAs("12345", { "12345": 0.3 }));
  const tenpen = await openTenpen({ locale: "ar-EG", prepare });
  await eventually(() => html(tenpen)).toMatch(/^ar rtl /);
  const left = async (name: string) => (await tenpen.page.getByRole("button", { name }).boundingBox())!.x;
  expect(await left("تراجع")).toBeGreaterThan(await left("مسح الكل"));
  await tenpen.drawWithMouse(one);
  const box = (await tenpen.paintedBox())!;
  expect((box.left + box.right) / 2).toBeCloseTo(one[0]![0]!.x, 1);
  const ascending = async (selector: string, count: number) => {
    await eventually(() => tenpen.page.locator(selector).count()).toBe(count);
    const boxes = await tenpen.page.locator(selector).all();
    const lefts = await Promise.all(boxes.map(async (each) => (await each.boundingBox())!.x));
    expect(lefts).toEqual(lefts.toSorted((a, b) => a - b));
  };
  await ascending(".bars li", 10);
  await ascending(".answer label.digit", 5);
  // Latin digits, whatever the country.
  expect(await tenpen.page.locator(".answer").innerText()).not.toMatch(/[٠-٩]/);
});

describe("in every language", () => {
  it.each([
    ["an answer that is sure", (page: TenpenPage["page"]) => sendLikely(page, { 8: 0.9998, 3: 0.0002 })],
    ["one that is not", (page: TenpenPage["page"]) => sendLikely(page, { 4: 0.524, 9: 0.456 })],
    ["a number", (page: TenpenPage["page"]) => sendRead(page, readAs("123,456", { "123456": 0.39 }))],
    ["no network", (page: TenpenPage["page"]) => page.route("**/*.safetensors", (route) => route.abort())],
  ])("a page of 320 pixels with %s has no sideways scroll and cuts no words", async (_, prepare) => {
    const tenpen = await openTenpen({ viewport: { width: 320, height: 640 }, prepare, expectErrors: true });
    const inEach = async (look: (language: string) => Promise<unknown>) => {
      for (const language of all) {
        await choice(tenpen).selectOption(language);
        await eventually(() => html(tenpen)).toMatch(new RegExp(`^${language} `));
        await look(language);
      }
    };
    await inEach(async (language) => expect(await overflow(tenpen), `${language}, blank`).toBeLessThanOrEqual(0));
    await tenpen.drawWithMouse(one);
    await tenpen.page.locator(".answer :is(.digit, [role=alert], .number)").first().waitFor();
    await inEach(async (language) => {
      expect(await overflow(tenpen), `${language}, answer`).toBeLessThanOrEqual(0);
      expect(await cut(tenpen), language).toEqual([]);
    });
  });
});

describe.each(all)("in %s", (language) => {
  it("pictures of 320 pixels, read, written on and several, have no sideways scroll and cut no words", async () => {
    const tenpen = await openTenpen({ locale: language, viewport: { width: 320, height: 640 } });
    await eventually(() => html(tenpen)).toMatch(new RegExp(`^${language} `));
    await bringFiles(tenpen, "drop", [ofTwo, ofNone]);
    await eventually(() => tenpen.page.locator(".picture-box").allInnerTexts()).toEqual(["483", "27"]);
    expect(await overflow(tenpen), "read").toBeLessThanOrEqual(0);
    expect(await cut(tenpen)).toEqual([]);
    await tenpen.page.locator(".picture-pad ~ .tools > [aria-pressed]").click();
    await tenpen.page.locator(".picture-aimed").waitFor();
    expect(await overflow(tenpen), "written on").toBeLessThanOrEqual(0);
    expect(await cut(tenpen)).toEqual([]);
  });
});

/** Words that run out of the window, or out of the answer. */
function cut(tenpen: TenpenPage): Promise<string[]> {
  return tenpen.page.evaluate(() => {
    const texts = document.querySelectorAll("button, label, h2, p, select, .digit-share");
    return [...texts]
      .filter((element) => !element.matches(".visually-hidden, .visually-hidden *") && element.checkVisibility())
      .filter((element) => {
        const range = document.createRange();
        range.selectNodeContents(element);
        const { left, right, width } = range.getBoundingClientRect();
        const room = element.closest(".answer")?.getBoundingClientRect() ?? { left: 0, right: innerWidth };
        return width > 0 && (left < room.left - 0.5 || right > room.right + 0.5);
      })
      .map((element) => element.textContent ?? "");
  });
}
