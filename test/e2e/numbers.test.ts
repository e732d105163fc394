import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { line, numberAt, one, squareDigits } from "./drawn.ts";
import { readAs } from "./read-as.ts";
import { eventually, openTenpen, sendLikely, sendRead, type TenpenPage, useBrowser } from "./tenpen-page.ts";

useBrowser();

const year = numberAt("2026", { x: 0.1, y: 0.35, height: 0.22 });
const phone = { deviceScaleFactor: 2, hasTouch: true, isMobile: true };

const digits = (tenpen: TenpenPage) => tenpen.page.getByRole("radiogroup", { name: "Digits" }).getByRole("radio");
const chosen = (tenpen: TenpenPage) =>
  digits(tenpen).evaluateAll((all) => all.findIndex((digit) => (digit as HTMLInputElement).checked));
/** Which of the ten bars is the highest. */
const highestBar = async (tenpen: TenpenPage) => {
  const shares = await tenpen.page
    .getByRole("meter")
    .evaluateAll((bars) => bars.map((bar) => Number(bar.getAttribute("aria-valuenow"))));
  return shares.indexOf(Math.max(...shares));
};

/** What stands at the ink: the digits above it, and how many lines are below it. */
const marks = (tenpen: TenpenPage) =>
  tenpen.page
    .locator(".marks")
    .evaluateAll((all) =>
      all.map((each) => [
        [...each.querySelectorAll(".mark-digit")].map(({ textContent }) => textContent).join(""),
        each.querySelectorAll(".mark-line").length,
      ]),
    );

/** Opens the page with a clock that goes on only when it is told to, once the network is there. */
async function openWithStoppedClock(prepare = async (_: Page) => {}): Promise<TenpenPage> {
  const tenpen = await openTenpen({
    prepare: async (page) => {
      await page.clock.install();
      await prepare(page);
    },
  });
  await tenpen.page.getByRole("progressbar").waitFor({ state: "detached" });
  await tenpen.page.clock.pauseAt(Date.now() + 3_600_000);
  return tenpen;
}

/** Lets so many milliseconds go by, and then reads. */
async function afterTime<T>(time: number, { page }: TenpenPage, read: () => Promise<T>): Promise<T> {
  await page.clock.runFor(time);
  return read();
}

describe("a number", () => {
  it("is read whole, marked at its ink, and heard", async () => {
    const tenpen = await openTenpen();
    await tenpen.drawWithMouse(year);
    await eventually(() => tenpen.shownNumber()).toBe("2026");
    await eventually(() => tenpen.heard()).toMatch(/^2026, with (over )?\d+\.\d\s%$/);
    expect(await tenpen.shown()).toMatch(/^2026 (over )?\d+\.\d % no other is close$/);
    expect(await marks(tenpen)).toEqual([["2026", 4]]);
    const boxes = await tenpen.page
      .locator(".mark-line")
      .evaluateAll((all) => all.map((line) => line.getBoundingClientRect().x));
    expect(boxes).toEqual(boxes.toSorted((a, b) => a - b));
    await tenpen.button("Undo").click();
    await eventually(() => tenpen.shownNumber()).toBe("202");
    await tenpen.button("Clear").click();
    await eventually(() => tenpen.shown()).toBe("Write a number. It is read as you write.");
    expect(await marks(tenpen)).toEqual([]);
  });

  it("has digits to choose, by mouse and by arrow keys, each with its bars and its picture", async () => {
    const tenpen = await openTenpen();
    await tenpen.drawWithMouse(year);
    await eventually(() => tenpen.shownNumber()).toBe("2026");
    const names = await digits(tenpen).evaluateAll((all) => all.map((digit) => digit.getAttribute("aria-label")!));
    expect(names.map((name) => name.slice(0, 8))).toEqual(
      ["2, with ", "0, with ", "2, with ", "6, with "].map((name) => name),
    );
    const picture = () =>
      tenpen.page
        .getByRole("img", { name: "What the network sees" })
        .evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());

    await digits(tenpen).nth(3).click();
    expect([await chosen(tenpen), await highestBar(tenpen)]).toEqual([3, 6]);
    await tenpen.page.getByText(/^Digit 4 of 4: 6, with /).waitFor();
    const six = await picture();
    expect(await tenpen.page.locator('.mark-at[data-in-view="true"]').textContent()).toBe("6");

    for (const key of ["ArrowLeft", "ArrowUp"]) await tenpen.page.keyboard.press(key);
    expect([await chosen(tenpen), await highestBar(tenpen)]).toEqual([1, 0]);
    await tenpen.page.getByText(/^Digit 2 of 4: 0, with /).waitFor();
    expect(await picture()).not.toBe(six);

    // One stop for all of them.
    await tenpen.page.keyboard.press("Shift+Tab");
    expect(await digits(tenpen).evaluateAll((all) => all.some((digit) => digit === document.activeElement))).toBe(
      false,
    );
    await tenpen.page.keyboard.press("Tab");
    expect(
      await digits(tenpen)
        .nth(1)
        .evaluate((digit) => digit === document.activeElement),
    ).toBe(true);
  });

  it("shows the bars of the digit that is least sure before one is chosen, and of a digit alone at once", async () => {
    const tenpen = await openTenpen();
    await tenpen.drawWithMouse(one);
    await tenpen.heardDigit();
    expect(await highestBar(tenpen)).toBe(1);
    expect(await digits(tenpen).count()).toBe(0);
    expect(await marks(tenpen)).toEqual([["", 0]]);
    await tenpen.button("Clear").click();
    await tenpen.drawWithMouse(year);
    await eventually(() => tenpen.shownNumber()).toBe("2026");
    const shares = await digits(tenpen).evaluateAll((all) =>
      all.map((digit) => Number.parseFloat(/[\d.]+(?=\s%)/.exec(digit.getAttribute("aria-label")!)![0])),
    );
    expect(shares[await chosen(tenpen)]).toBe(Math.min(...shares));
  });

  it("is heard when it has settled, and not before", async () => {
    const tenpen = await openWithStoppedClock();
    for (const stroke of year) {
      await tenpen.drawWithMouse([stroke]);
      await tenpen.page.clock.runFor(200);
      expect(await tenpen.heard()).toBe("");
    }
    await eventually(() => afterTime(100, tenpen, () => tenpen.heard())).toMatch(/^2026, with /);
  });

  it("stands while the pen is down on what is no digit yet, and until that has settled", async () => {
    const tenpen = await openWithStoppedClock(rejectOnDemand);
    await tenpen.drawWithMouse(numberAt("20", { x: 0.1, y: 0.35, height: 0.22 }));
    await eventually(() => afterTime(100, tenpen, () => tenpen.shownNumber())).toBe("20");
    await tenpen.page.evaluate(() => Object.assign(window, { rejects: true }));
    await tenpen.drawWithMouse([line({ x: 0.6, y: 0.4 }, { x: 0.7, y: 0.5 })], { lift: false });
    await tenpen.page.clock.runFor(2000);
    await eventually(() =>
      tenpen.page.evaluate(() => (window as unknown as { rejected: number }).rejected),
    ).toBeGreaterThan(0);
    await tenpen.page.clock.runFor(2000);
    expect(await tenpen.shownNumber()).toBe("20");
    expect(await marks(tenpen)).toEqual([["20", 2]]);
    await tenpen.page.mouse.up();
    await eventually(() => afterTime(100, tenpen, () => tenpen.shown())).toMatch(/^No number here/);
    expect(await marks(tenpen)).toEqual([["", 0]]);
    expect(await tenpen.heard()).toMatch(/^No number here/);
  });

  it("is one of several, which stand in lines", async () => {
    const tenpen = await openTenpen();
    await tenpen.drawWithMouse(numberAt("305", { x: 0.1, y: 0.15, height: 0.2 }));
    await tenpen.drawWithMouse(numberAt("12", { x: 0.3, y: 0.6, height: 0.2 }));
    await eventually(() => tenpen.shown()).toMatch(/^305 (over )?\d+\.\d % 12 (over )?\d+\.\d %$/);
    await eventually(() => tenpen.heard()).toBe("2 numbers: 305; 12");
    await digits(tenpen).nth(4).click();
    expect([await chosen(tenpen), await highestBar(tenpen)]).toEqual([4, 2]);
    expect(await marks(tenpen)).toEqual([["30512", 5]]);
  });
});

describe.each([
  [390, 844],
  [320, 640],
])("a phone of %i × %i pixels", (width, height) => {
  it("has room for six digits", async () => {
    const tenpen = await openTenpen({ ...phone, viewport: { width, height } });
    await tenpen.drawWithTouch(numberAt("123456", { x: 0.04, y: 0.4, height: 0.2 }));
    await eventually(() => tenpen.shownNumber()).toBe("123456");
    const answer = (await tenpen.answer.boundingBox())!;
    const boxes = await digits(tenpen).evaluateAll((all) =>
      all.map((digit) => digit.closest("label")!.getBoundingClientRect().toJSON() as DOMRect),
    );
    expect(Math.min(...boxes.map(({ left }) => left))).toBeGreaterThanOrEqual(answer.x - 0.5);
    expect(Math.max(...boxes.map(({ right }) => right))).toBeLessThanOrEqual(answer.x + answer.width + 0.5);
    expect(Math.min(...boxes.map(({ width, height }) => Math.min(width, height)))).toBeGreaterThanOrEqual(24);
    expect(await tenpen.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    // Above the paper, where no hand covers it, and all of the tools in sight.
    expect(answer.y + answer.height).toBeLessThanOrEqual((await tenpen.canvas.boundingBox())!.y);
    await digits(tenpen).nth(4).tap();
    expect([await chosen(tenpen), await highestBar(tenpen)]).toEqual([4, 5]);
  });

  it("scrolls the lines of a long sum, down to the last", async () => {
    const tenpen = await openTenpen({ ...phone, viewport: { width, height } });
    const before = (await tenpen.canvas.boundingBox())!;
    for (let i = 0; i < 6; i++) {
      await tenpen.drawWithTouch(numberAt(`${i + 1}7`, { x: 0.4, y: 0.03 + i * 0.16, height: 0.1 }));
    }
    await eventually(() => tenpen.heard()).toBe("6 numbers: 17; 27; 37; 47; 57; 67");
    expect(await tenpen.canvas.boundingBox()).toEqual(before);
    const group = tenpen.page.getByRole("radiogroup", { name: "Digits" });
    const [hidden, below] = await group.evaluate((all) => [
      all.scrollTop,
      all.scrollHeight - all.scrollTop - all.clientHeight,
    ]);
    expect(hidden).toBeGreaterThan(0);
    expect(below).toBeLessThan(1);
  });
});

describe("points, commas and minus signs", () => {
  it("stand in the number, and can be chosen like digits", async () => {
    const tenpen = await openTenpen({ prepare: (page) => sendRead(page, readAs("-3.1")) });
    await tenpen.drawWithMouse(one);
    await eventually(() => tenpen.shownNumber()).toBe("-3.1");
    const names = await digits(tenpen).evaluateAll((all) => all.map((digit) => digit.getAttribute("aria-label")!));
    expect(names.map((name) => name.split(",")[0])).toEqual(["minus", "3", "point", "1"]);
    await digits(tenpen).nth(2).click();
    expect(await tenpen.page.getByRole("meter").count()).toBe(10);
    expect(await tenpen.page.locator('[data-best="true"]').count()).toBe(0);
    await tenpen.page.getByText(/^Sign 3 of 4: point, with /).waitFor();
    expect(await marks(tenpen)).toEqual([["-3.1", 4]]);
  });
});

describe("another reading that is close", () => {
  it("is said, and one that is hardly likely is not", async () => {
    const likely = readAs("1000", { "1,000": 0.38, "1008": 0.01 });
    const tenpen = await openTenpen({ prepare: (page) => sendRead(page, likely) });
    await tenpen.drawWithMouse(one);
    await eventually(() => tenpen.shown()).toBe("1000 60.0 % or 1,000, with 38.0 %");
    await eventually(() => tenpen.heard()).toMatch(/^1000, with 60.0\s%, or 1,000, with 38.0\s%$/);
  });

  it("is said of a digit that may be a number of two", async () => {
    const tenpen = await openTenpen({ prepare: (page) => sendLikely(page, { 4: 0.8, 11: 0.15 }) });
    await tenpen.drawWithMouse(one);
    await eventually(() => tenpen.shown()).toBe("4 80.0 % or 11, with 15.0 %");
  });
});

describe("arrow keys alone", () => {
  it("draw several digits, which are read as one number", async () => {
    const tenpen = await openTenpen();
    await tenpen.canvas.focus();
    await tenpen.drawWithKeys(squareDigits[1]!);
    await tenpen.pressArrows("5R");
    await tenpen.drawWithKeys(squareDigits[7]!);
    await eventually(() => tenpen.shownNumber()).toBe("17");
  });

  it("draw 2026", async () => {
    const tenpen = await openTenpen();
    await tenpen.canvas.focus();
    await tenpen.pressArrows("6L");
    for (const digit of "2026") {
      await tenpen.drawWithKeys(squareDigits[digit]!);
      await tenpen.pressArrows("6R");
    }
    await eventually(() => tenpen.shownNumber()).toBe("2026");
  });

  it.each(Object.keys(squareDigits))("draw a %s that is read", async (digit) => {
    const tenpen = await openTenpen();
    await tenpen.canvas.focus();
    await tenpen.drawWithKeys(squareDigits[digit]!);
    await eventually(() => tenpen.shownNumber()).toBe(digit);
  });
});

/** From when `window.rejects` is set on, lets the page hear from its worker that there is no number; counts that as `window.rejected`. */
async function rejectOnDemand(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const demand = Object.assign(window, { rejects: false, rejected: 0 });
    const start = Worker;
    window.Worker = class extends start {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        // Added before the page's own listener, which is handed the same data.
        this.addEventListener("message", ({ data }) => {
          if (!demand.rejects || !data.result?.reading) return;
          data.result.reading.text = "";
          for (const number of data.result.reading.numbers) number.accepted = false;
          demand.rejected++;
        });
      }
    };
  });
}
