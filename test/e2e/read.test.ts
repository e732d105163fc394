import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { Ink } from "../../src/ink/stroke.ts";
import { createRecognizer } from "../../src/recognizer/create-recognizer.ts";
import { one, type Place, placedAt, recordedDigits } from "./drawn.ts";
import { eventually, openTenpen, useBrowser } from "./tenpen-page.ts";

useBrowser();

/** A star of eight rays, drawn without lifting the pen. */
const scribble = [
  Array.from({ length: 33 }, (_, i) => {
    const [radius, angle] = [i % 2 === 0 ? 0.36 : 0.04, (i * Math.PI) / 8];
    return { x: 0.5 + radius * Math.cos(angle), y: 0.5 + radius * Math.sin(angle) };
  }),
];

const places: Readonly<Record<string, Place>> = {
  "large in the middle": { x: 0.5, y: 0.5, size: 0.7 },
  "small in a corner": { x: 0.14, y: 0.86, size: 0.18 },
};

const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 3, hasTouch: true, isMobile: true };

describe.each(Object.entries(places))("all ten digits, %s", (_, place) => {
  it("are read live when drawn with the mouse", async () => {
    const tenpen = await openTenpen();
    for (const [digit, ink] of recordedDigits().entries()) {
      await tenpen.drawWithMouse(placedAt(ink, place));
      expect(await tenpen.heardDigit()).toBe(`${digit}`);
      expect(await tenpen.shownDigit()).toBe(`${digit}`);
      await tenpen.button("Clear").click();
      await eventually(() => tenpen.shownDigit()).toBe("");
    }
  });

  it("are read on Recognize when drawn with a finger", async () => {
    const tenpen = await openTenpen(phone);
    await tenpen.live.uncheck();
    for (const [digit, ink] of recordedDigits().entries()) {
      await tenpen.drawWithTouch(placedAt(ink, place));
      await tenpen.button("Recognize").tap();
      await eventually(() => tenpen.shownDigit()).toBe(`${digit}`);
      await tenpen.button("Clear").tap();
      await eventually(() => tenpen.shownDigit()).toBe("");
    }
  });
});

describe("the answer", () => {
  it("shows the digit, how sure it is, and a bar for each digit", async () => {
    const tenpen = await openTenpen();
    await tenpen.drawWithMouse(one);
    const digit = await tenpen.heardDigit();
    expect(await tenpen.shown()).toMatch(/^\d (over )?\d+\.\d %/);
    const bars = tenpen.page.getByRole("meter");
    expect(await bars.evaluateAll((all) => all.map((bar) => bar.getAttribute("aria-label")))).toEqual([
      ...Array.from({ length: 10 }, (_, i) => `${i}`),
    ]);
    const shares = await bars.evaluateAll((all) => all.map((bar) => Number(bar.getAttribute("aria-valuenow"))));
    // What is left of it may be a point, a comma or a minus sign.
    expect(shares.reduce((sum, share) => sum + share)).toBeLessThanOrEqual(100.5);
    expect(shares.indexOf(Math.max(...shares))).toBe(Number(digit));
  });

  it("says of a scribble that it is no number, and what it would guess", async () => {
    const tenpen = await openTenpen();
    await tenpen.drawWithMouse(scribble);
    await eventually(() => tenpen.shown()).toMatch(/^No number here most like \d, with (over )?\d+\.\d %/);
    await eventually(() => tenpen.heard()).toMatch(/^No number here. It looks most like \d, with /);
  });

  it("asks for more than a dot", async () => {
    const tenpen = await openTenpen();
    await tenpen.drawWithMouse([
      [
        { x: 0.5, y: 0.5 },
        { x: 0.504, y: 0.506 },
      ],
    ]);
    await eventually(() => tenpen.shown()).toBe("There is too little to read yet.");
    await eventually(() => tenpen.heard()).toBe("There is too little to read");
  });

  it("says what it shows once it has settled", async () => {
    const tenpen = await openTenpen();
    await tenpen.drawWithMouse(one);
    await tenpen.heardDigit();
    const shown = await tenpen.shown();
    const said = (await tenpen.heard()).replace(/\s+/g, " ");
    expect(said).toContain(/^(\d) ((over )?\d+\.\d %)/.exec(shown)!.slice(1, 3).join(", with "));
  });

  it("moves nothing when it arrives", async () => {
    const tenpen = await openTenpen();
    await tenpen.page.evaluate(() => {
      const shifts: number[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value);
      }).observe({ type: "layout-shift", buffered: true });
    });
    let cleared = 0;
    for (const ink of recordedDigits().slice(3, 6)) {
      await tenpen.drawWithMouse(placedAt(ink, { x: 0.5, y: 0.5, size: 0.7 }));
      await tenpen.heardDigit();
      const shifts = () => tenpen.page.evaluate(() => (window as unknown as { shifts: number[] }).shifts.splice(0));
      expect(await shifts()).toEqual([]);
      // What is cleared goes to the earlier drawings, which may be the first of them.
      await tenpen.button("Clear").click();
      await eventually(() => tenpen.page.locator(".history-row > li").count()).toBe(++cleared);
      // Shifts are told after the frame that they are in.
      await tenpen.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
      await shifts();
    }
  });

  it("comes while the pen is still down when live is on", async () => {
    const tenpen = await openTenpen();
    await tenpen.drawWithMouse(one, { lift: false });
    await eventually(() => tenpen.shownDigit()).toMatch(/\d/);
    expect(await tenpen.heard()).toBe("");
    await tenpen.page.mouse.up();
    await tenpen.heardDigit();
  });

  it("comes when live is switched on while the pen is down and rests", async () => {
    const tenpen = await openTenpen();
    await tenpen.live.uncheck();
    await tenpen.drawWithMouse(one, { lift: false });
    await eventually(() => tenpen.shown()).toBe("Press Recognize to read your drawing.");
    await tenpen.live.focus();
    await tenpen.page.keyboard.press("Space");
    await eventually(() => tenpen.shownDigit()).toBe("1");
    await tenpen.page.mouse.up();
  });

  it("has Recognize only while it is not live, filled while pressing it would bring something new", async () => {
    const tenpen = await openTenpen();
    const filled = () =>
      tenpen.button("Recognize").evaluate((button) => getComputedStyle(button).backgroundColor !== "rgba(0, 0, 0, 0)");
    const place = () => tenpen.button("Recognize").boundingBox();
    await tenpen.drawWithMouse(one);
    await tenpen.heardDigit();
    // What is read as it is drawn need not be asked for.
    expect(await tenpen.button("Recognize").count()).toBe(0);
    await tenpen.live.uncheck();
    expect(await tenpen.button("Recognize").isEnabled()).toBe(true);
    expect(await filled()).toBe(false);
    const blank = await place();
    await tenpen.drawWithMouse(one);
    await eventually(filled).toBe(true);
    expect(await place()).toEqual(blank);
    await tenpen.button("Recognize").click();
    await eventually(filled).toBe(false);
    expect(await place()).toEqual(blank);
  });

  it("waits for Recognize when live is off, and goes when the drawing changes", async () => {
    const tenpen = await openTenpen();
    await tenpen.live.uncheck();
    await tenpen.drawWithMouse(one);
    await eventually(() => tenpen.shown()).toBe("Press Recognize to read your drawing.");
    await tenpen.button("Recognize").click();
    await tenpen.heardDigit();
    await tenpen.drawWithMouse(one);
    await eventually(() => tenpen.shownDigit()).toBe("");
    await tenpen.live.check();
    await tenpen.heardDigit();
  });
});

describe("a drawing that cannot be read", () => {
  it("is said to be so, and the next change of it is read", async () => {
    const tenpen = await openTenpen({ prepare: spoilSingleStrokes });
    await tenpen.drawWithMouse(one);
    await eventually(() => tenpen.shown()).toMatch(/^This drawing could not be read/);
    await eventually(() => tenpen.heard()).toBe("This drawing could not be read");
    expect(await tenpen.button("Try again").count()).toBe(0);
    await tenpen.drawWithMouse(one);
    await tenpen.heardDigit();
    await eventually(() => tenpen.shown()).toMatch(/^\d /);
  });
});

describe("what the network sees", () => {
  it("is an empty frame before there is a drawing, as large as the picture", async () => {
    const tenpen = await openTenpen();
    const view = tenpen.page.getByRole("img", { name: "What the network sees" });
    const opaque = () =>
      view.evaluate((element) => (element as HTMLCanvasElement).getContext("2d")!.getImageData(0, 0, 1, 1).data[3]);
    const empty = await view.boundingBox();
    expect(await opaque()).toBe(0);
    await tenpen.drawWithMouse(one);
    await tenpen.heardDigit();
    expect(await opaque()).toBe(255);
    expect(await view.boundingBox()).toEqual(empty);
    await tenpen.button("Clear").click();
    await eventually(opaque).toBe(0);
  });

  it("is shown in the size that the worker says", async () => {
    const tenpen = await openTenpen({ prepare: sendSmallView });
    await tenpen.drawWithMouse(one);
    const view = tenpen.page.getByRole("img", { name: "What the network sees, 2 by 2 dots" });
    await view.waitFor();
    const greys = await view.evaluate((element) => {
      const { width, height } = element as HTMLCanvasElement;
      const { data } = (element as HTMLCanvasElement).getContext("2d")!.getImageData(0, 0, width, height);
      return Array.from({ length: width * height }, (_, pixel) => data[pixel * 4]);
    });
    expect(greys).toEqual([0, 255, 128, 0]);
  });

  it("has the same bytes in the browser and in Node", async () => {
    const tenpen = await openTenpen({ prepare: recordInk });
    const model = new Uint8Array(readFileSync(new URL("../../models/classic.safetensors", import.meta.url)));
    const recognizer = await createRecognizer({ model });
    for (const ink of recordedDigits().slice(6)) {
      await tenpen.drawWithMouse(placedAt(ink, { x: 0.4, y: 0.55, size: 0.5 }));
      await tenpen.heardDigit();
      const seen = await tenpen.page.getByRole("img", { name: "What the network sees" }).evaluate((element) => {
        const { data } = (element as HTMLCanvasElement).getContext("2d")!.getImageData(0, 0, 28, 28);
        return Array.from({ length: 28 * 28 }, (_, pixel) => data[pixel * 4]);
      });
      const sent = await tenpen.page.evaluate(() => (window as unknown as { sentInk: Ink }).sentInk);
      expect(seen).toEqual([...recognizer.read(sent).images]);
      await tenpen.button("Clear").click();
    }
  });
});

/** Keeps the last drawing that the page sent to its worker as `window.sentInk`. */
async function recordInk(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (this: Worker, message: { method?: string; params: unknown }) {
      if (message.method === "read") Object.assign(window, { sentInk: message.params });
      post.call(this, message);
    };
  });
}

/** Spoils each drawing of a single stroke on its way to the worker. */
async function spoilSingleStrokes(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const post = Worker.prototype.postMessage;
    const unreadable = { strokes: [[{ x: Number.NaN, y: 0 }]] };
    Worker.prototype.postMessage = function (this: Worker, message: { method?: string; params: Ink }) {
      const isSpoilt = message.method === "read" && message.params.strokes.length === 1;
      post.call(this, isSpoilt ? { ...message, params: unreadable } : message);
    };
  });
}

/** Lets the page hear from its worker that the network saw only 2 × 2 pixels. */
async function sendSmallView(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const start = Worker;
    window.Worker = class extends start {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        // Added before the page's own listener, which is handed the same data.
        this.addEventListener("message", ({ data }) => {
          if (data.result?.views) data.result.views[0] = { size: 2, pixels: Uint8Array.of(0, 255, 128, 0) };
        });
      }
    };
  });
}
