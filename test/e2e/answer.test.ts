import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { line, numberAt, one, placedAt, recordedDigits } from "./drawn.ts";
import { readAs } from "./read-as.ts";
import { eventually, openTenpen, sendLikely, sendRead, type TenpenPage, useBrowser } from "./tenpen-page.ts";

useBrowser();

const action = (tenpen: TenpenPage, name: string) => tenpen.page.getByRole("button", { name });
const how = (tenpen: TenpenPage) => action(tenpen, "How was this read?");

/** Notes all that the answer shows, as `window.seen`. */
async function noteAnswers({ page }: TenpenPage): Promise<void> {
  await page.evaluate(() => {
    const seen = new Set<string>();
    Object.assign(window, { seen });
    const answer = document.querySelector(".answer")!;
    new MutationObserver(() => seen.add(answer.textContent!)).observe(answer, {
      ...{ subtree: true, childList: true, characterData: true },
    });
  });
}

describe("while ten ordinary digits are written", () => {
  it.each([
    [0, 1, 2, 3, 4],
    [5, 6, 7, 8, 9],
  ])(
    "never says that there is no number, and shows what it guesses so far faded: %i, %i, %i, %i, %i",
    async (...written) => {
      const tenpen = await openTenpen();
      await tenpen.page.getByRole("progressbar").waitFor({ state: "detached" });
      await noteAnswers(tenpen);
      for (const digit of written) {
        const strokes = await tenpen.onScreen(placedAt(recordedDigits()[digit]!, { x: 0.5, y: 0.5, size: 0.6 }));
        for (const [first, ...points] of strokes) {
          await tenpen.page.mouse.move(first!.x, first!.y);
          await tenpen.page.mouse.down();
          // Few at a time, so that much of what is only begun is read.
          for (let i = 0; i < points.length; i += 4) {
            await Promise.all(points.slice(i, i + 4).map(({ x, y }) => tenpen.page.mouse.move(x, y)));
          }
          await tenpen.page.mouse.up();
        }
        expect(await tenpen.heardDigit()).toBe(`${digit}`);
        await tenpen.button("Clear").click();
        await eventually(() => tenpen.shownDigit()).toBe("");
      }
      const seen = await tenpen.page.evaluate(() => [...(window as unknown as { seen: Set<string> }).seen]);
      expect(seen.length).toBeGreaterThan(10);
      expect(seen.filter((text) => text.includes("No number"))).toEqual([]);
    },
  );
});

describe("an answer", () => {
  it("is copied with one tap, which is heard", async () => {
    const tenpen = await openTenpen({ permissions: ["clipboard-read", "clipboard-write"] });
    expect(await action(tenpen, "Copy the answer").isVisible()).toBe(false);
    await tenpen.drawWithMouse(numberAt("305", { x: 0.1, y: 0.35, height: 0.22 }));
    await eventually(() => tenpen.heard()).toMatch(/^305, with /);
    await action(tenpen, "Copy the answer").click();
    await eventually(() => tenpen.heard()).toBe("Copied 305");
    expect(await tenpen.page.evaluate(() => navigator.clipboard.readText())).toBe("305");
  });

  it("that may not be copied says so where it is seen", async () => {
    const tenpen = await openTenpen({
      prepare: (page) =>
        page.addInitScript(() => {
          navigator.clipboard.writeText = () => Promise.reject(new DOMException("", "NotAllowedError"));
        }),
    });
    await tenpen.drawWithMouse(one);
    await tenpen.heardDigit();
    await action(tenpen, "Copy the answer").click();
    await tenpen.page.locator(".network-view").getByText("This browser did not allow copying").waitFor();
    await tenpen.button("Clear").click();
    await tenpen.page.getByText("This browser did not allow copying").waitFor({ state: "hidden" });
  });

  it("is said aloud when that is asked for", async () => {
    const tenpen = await openTenpen({
      prepare: async (page) => {
        await sendLikely(page, { 7: 0.98, 1: 0.011 });
        await page.addInitScript(() => {
          speechSynthesis.speak = ({ text, lang }) => Object.assign(window, { said: [text, lang] });
        });
      },
    });
    await tenpen.drawWithMouse(one);
    await tenpen.heardDigit();
    await action(tenpen, "Say the answer aloud").click();
    expect(await tenpen.page.evaluate(() => (window as unknown as { said: unknown }).said)).toEqual([
      "7, with 98.0\u00a0%",
      "en",
    ]);
  });

  it("offers only what the browser can do", async () => {
    const tenpen = await openTenpen({
      prepare: (page) =>
        page.addInitScript(() => {
          Object.defineProperty(window, "speechSynthesis", { value: undefined });
          Reflect.deleteProperty(Navigator.prototype, "clipboard");
        }),
    });
    await tenpen.drawWithMouse(one);
    await tenpen.heardDigit();
    expect(await how(tenpen).isVisible()).toBe(true);
    expect(await tenpen.page.locator(".answer-actions button").count()).toBe(1);
  });

  it("shows on the paper the dots that it was read from, until the ink changes", async () => {
    const tenpen = await openTenpen({ prepare: (page) => sendLikely(page, { 7: 0.98, 1: 0.011 }) });
    await tenpen.drawWithMouse(one);
    await tenpen.heardDigit();
    await how(tenpen).click();
    const dots = tenpen.page.locator(".dots > canvas");
    expect(await dots.evaluate((canvas) => (canvas as HTMLCanvasElement).width)).toBe(28);
    expect(await how(tenpen).getAttribute("aria-pressed")).toBe("true");
    await eventually(() => tenpen.heard()).toBe(
      "It sees 28 × 28 dots, now on the paper, and weighs their greys: 7, with 98.0\u00a0%, before 1, with 1.1\u00a0%.",
    );
    await how(tenpen).click();
    await dots.waitFor({ state: "detached" });
    await how(tenpen).click();
    await dots.waitFor();
    await tenpen.drawWithMouse([line({ x: 0.3, y: 0.3 }, { x: 0.3, y: 0.7 })]);
    await dots.waitFor({ state: "detached" });
  });

  it("sends its ink into the picture of it, and not where reduced motion is asked for", async () => {
    for (const reducedMotion of ["no-preference", "reduce"] as const) {
      const tenpen = await openTenpen({
        reducedMotion,
        prepare: (page) =>
          page.addInitScript(() => {
            const animate = Element.prototype.animate;
            Element.prototype.animate = function (...args) {
              document.documentElement.dataset.moved = this.localName;
              return animate.apply(this, args);
            };
          }),
      });
      await tenpen.drawWithMouse(one);
      await tenpen.heardDigit();
      const moved = () => tenpen.page.evaluate(() => document.documentElement.dataset.moved);
      await eventually(moved).toBe(reducedMotion === "reduce" ? undefined : "canvas");
      await eventually(() => tenpen.page.locator("body > canvas").count()).toBe(0);
    }
  });

  it("says that it cannot tell where two are about as likely, and shows those that people wrote", async () => {
    const tenpen = await openTenpen({ prepare: (page) => sendLikely(page, { 4: 0.45, 9: 0.43 }) });
    await tenpen.drawWithMouse(one);
    await eventually(() => tenpen.shown()).toBe("4 45.0 % or 9 43.0 % I cannot tell either.");
    await eventually(() => tenpen.heard()).toBe("4, with 45.0\u00a0%, or 9, with 43.0\u00a0%. I cannot tell either.");
    await tenpen.page.getByText("The nearest 4 and 9 that people wrote").waitFor();
  });

  it("stands in the title of the window", async () => {
    const tenpen = await openTenpen({ prepare: (page) => sendRead(page, readAs("2026")) });
    expect(await tenpen.page.title()).toBe("Tenpen reads handwritten numbers");
    await tenpen.drawWithMouse(one);
    await eventually(() => tenpen.page.title()).toBe("2026 · Tenpen");
    await tenpen.button("Clear").click();
    await eventually(() => tenpen.page.title()).toBe("Tenpen reads handwritten numbers");
  });
});

describe("blank paper", () => {
  it("is said to be so when it is blank again", async () => {
    const tenpen = await openTenpen();
    await tenpen.drawWithMouse(one);
    await tenpen.heardDigit();
    await tenpen.button("Clear").click();
    await eventually(() => tenpen.heard()).toBe("Blank paper");
    await tenpen.button("Undo").click();
    await tenpen.heardDigit();
    await tenpen.button("Undo").click();
    await eventually(() => tenpen.heard()).toBe("Blank paper");
  });

  it("has a 3 written on it after six idle seconds, in place of the words", async () => {
    const tenpen = await openTenpen({ prepare: (page) => page.clock.install() });
    const hint = tenpen.page.locator(".idle-hint");
    const words = tenpen.page.getByText("Write a number", { exact: true });
    await tenpen.page.clock.runFor(5_000);
    expect([await hint.count(), await words.isVisible()]).toEqual([0, true]);
    await tenpen.page.clock.runFor(1_500);
    await hint.waitFor();
    expect(await words.isVisible()).toBe(false);
    await tenpen.drawWithMouse(one);
    await hint.waitFor({ state: "detached" });
  });
});

/** Adds styles as a user does, which the page does not forbid. */
async function style({ page }: TenpenPage, rules: string): Promise<void> {
  await page.evaluate((rules) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets = [sheet];
  }, rules);
}

/** What stands at the place of each number, in pixels. */
const boxes = async (tenpen: TenpenPage, ...selectors: string[]) =>
  Promise.all(selectors.map(async (each) => (await tenpen.page.locator(each).first().boundingBox())!));

describe("the layout", () => {
  it("uses all of a projector", async () => {
    const tenpen = await openTenpen({ viewport: { width: 1920, height: 1080 } });
    const [paper, bars, tools] = await boxes(tenpen, ".pad", ".bars", ".tools");
    expect(paper!.width / 1920).toBeGreaterThan(0.55);
    expect(bars!.x + bars!.width).toBeGreaterThan(1880);
    expect(tools!.y + tools!.height).toBeLessThanOrEqual(1080);
    expect(tools!.y).toBeGreaterThan(900);
    expect(await tenpen.page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize))).toBeGreaterThan(18);
  });

  it("has the answer above the paper on a phone, where no hand covers it", async () => {
    const tenpen = await openTenpen({ viewport: { width: 390, height: 844 } });
    const [answer, paper, bars] = await boxes(tenpen, ".answer", ".pad", ".bars");
    expect(answer!.y + answer!.height).toBeLessThanOrEqual(paper!.y);
    expect(bars!.y + bars!.height).toBeLessThanOrEqual(844);
  });

  it("follows the type size of the browser", async () => {
    const tenpen = await openTenpen({ viewport: { width: 390, height: 844 } });
    const size = (selector: string) =>
      tenpen.page
        .locator(selector)
        .first()
        .evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
    const parts = ["h1", ".network-view h2", ".promise", ".network-view p"];
    const before = await Promise.all(parts.map(size));
    await style(tenpen, "html { font-size: 32px }");
    expect(await Promise.all(parts.map(size))).toEqual(before.map((each) => 2 * each));
    expect(await tenpen.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });

  const answers = [
    ["one digit", (page: Page) => sendLikely(page, { 8: 0.91, 3: 0.08 })],
    ["two", (page: Page) => sendLikely(page, { 4: 0.5, 9: 0.45 })],
    ["a number", (page: Page) => sendRead(page, readAs("2026", { "2028": 0.3 }))],
  ] as const;

  it.each(answers)("keeps the paper in its place under an answer of %s in type of any size", async (_, prepare) => {
    const tenpen = await openTenpen({ viewport: { width: 390, height: 844 }, prepare });
    const sizes = [100, 130, 150, 200];
    const tops = async () => {
      const all: number[] = [];
      for (const size of sizes) {
        await style(tenpen, `html { font-size: ${size}% }`);
        all.push(
          await tenpen.canvas.evaluate((canvas) => Math.round(canvas.getBoundingClientRect().top + window.scrollY)),
        );
        const digits = await tenpen.page.locator(".answer .digit").all();
        for (const digit of digits) expect((await digit.boundingBox())!.width, `${size} %`).toBeGreaterThan(8);
      }
      return all;
    };
    const before = await tops();
    await tenpen.drawWithMouse(one);
    await eventually(() => tenpen.shownNumber()).not.toBe("");
    expect(await tops()).toEqual(before);
    expect(await tenpen.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });

  it.each(answers)(
    "keeps an answer of %s in sight with the spacing of text that WCAG 1.4.12 asks for",
    async (_, prepare) => {
      const tenpen = await openTenpen({ prepare });
      await style(
        tenpen,
        `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
        p { margin-bottom: 2em !important }`,
      );
      await tenpen.drawWithMouse(one);
      await eventually(() => tenpen.shownNumber()).not.toBe("");
      const [answer, bars, ...texts] = await boxes(tenpen, ".answer", ".bars", ".answer .digit", ".digit-share");
      for (const text of texts) {
        expect(text.y).toBeGreaterThanOrEqual(0);
        expect(text.y + text.height).toBeLessThanOrEqual(bars!.y);
        expect(text.x + text.width).toBeLessThanOrEqual(answer!.x + answer!.width + 1);
      }
    },
  );
});

describe("the bars", () => {
  it.each(["light", "dark"] as const)("stand out from the paper by 3 to 1 in the %s", async (colorScheme) => {
    const tenpen = await openTenpen({ colorScheme, prepare: (page) => sendLikely(page, { 4: 0.5, 9: 0.45 }) });
    await tenpen.drawWithMouse(one);
    await eventually(() => tenpen.shownDigit()).toBe("4");
    const colours = await tenpen.page.evaluate(() =>
      ["body", ".bar > span", '[data-best="true"] .bar > span'].map(
        (each) => getComputedStyle(document.querySelector(each)!).backgroundColor,
      ),
    );
    const [paper, second, best] = colours.map(luminance) as [number, number, number];
    for (const bar of [second, best]) {
      expect((Math.max(paper, bar) + 0.05) / (Math.min(paper, bar) + 0.05)).toBeGreaterThanOrEqual(3);
    }
  });

  it.each([{ forcedColors: "active" }, { contrast: "more" }] as const)(
    "are hollow but for the best with %j",
    async (look) => {
      const tenpen = await openTenpen({ ...look, prepare: (page) => sendLikely(page, { 4: 0.5, 9: 0.45 }) });
      await tenpen.drawWithMouse(one);
      await eventually(() => tenpen.shownDigit()).toBe("4");
      const looks = await tenpen.page.locator(".bar > span").evaluateAll((bars) =>
        bars.map((bar) => {
          const { backgroundColor, borderTopWidth } = getComputedStyle(bar);
          return [backgroundColor !== "rgba(0, 0, 0, 0)", borderTopWidth];
        }),
      );
      expect([looks[4], looks[9]]).toEqual([
        [true, "0px"],
        [false, "2px"],
      ]);
    },
  );
});

/** Relative luminance of `rgb(…)`, as WCAG has it. */
function luminance(colour: string): number {
  const [red, green, blue] = colour.match(/\d+/g)!.map((each) => {
    const share = Number(each) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
