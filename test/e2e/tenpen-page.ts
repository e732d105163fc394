import type { Browser, BrowserContextOptions, CDPSession, Locator, Page } from "playwright-core";
import { beforeAll, expect, inject, onTestFinished } from "vitest";
import type { Read } from "../../app/reader.ts";
import { type LaunchedChromium, launchChromium } from "./chromium.ts";
import type { Drawn, SquareStroke } from "./drawn.ts";

let browser: Browser;
/** Those that run already: files that share a process share them, and they end with it. */
const running = new Map<string, Promise<Browser>>();

/** Has the browser ready for the tests of this file. */
export function useBrowser(launched: LaunchedChromium = {}): void {
  beforeAll(async () => {
    const key = JSON.stringify(launched);
    const starting = running.get(key) ?? launchChromium(launched);
    running.set(key, starting);
    browser = await starting;
  });
}

/** An expectation of what `read` will give before long; a busy machine may take its time. */
export function eventually<T>(read: () => T | Promise<T>) {
  return expect.poll(read, { timeout: 20_000 });
}

export interface OpenOptions extends BrowserContextOptions {
  /** Runs before the page is opened, to answer requests or to watch scripts. */
  readonly prepare?: (page: Page) => Promise<unknown>;
  /** Where it is, if not where the built page is served for all tests. */
  readonly url?: string;
  /** The test makes the page fail on purpose: errors on the console are no surprise. */
  readonly expectErrors?: boolean;
}

/** Opens the page in a fresh context, which the test closes when it ends; errors on the console fail the test. */
export async function openTenpen(options: OpenOptions = {}): Promise<TenpenPage> {
  const { prepare, url = inject("url"), expectErrors = false, ...others } = options;
  // A service worker would answer what a test holds back.
  const usual = { viewport: { width: 1280, height: 800 }, serviceWorkers: "block" } as const;
  const context = await browser.newContext({ ...usual, ...others });
  const page = await context.newPage();
  const errors: string[] = [];
  const foreign: string[] = [];
  context.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith("http") && origin !== new URL(url).origin) foreign.push(request.url());
  });
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  onTestFinished(async () => {
    await context.close();
    // What the page's policy forbids is an error on the console too.
    if (!expectErrors) expect(errors).toEqual([]);
    expect(foreign).toEqual([]);
  });
  await prepare?.(page);
  await page.goto(url);
  return new TenpenPage(page, await context.newCDPSession(page));
}

/** Lets the page hear from its worker that one digit is how likely which, whatever is drawn. */
export async function sendLikely(page: Page, likely: Readonly<Record<number, number>>): Promise<void> {
  await page.addInitScript((likely) => {
    const start = Worker;
    window.Worker = class extends start {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        // Added before the page's own listener, which is handed the same data.
        this.addEventListener("message", ({ data }) => {
          const read = data.result?.reading?.digits[0];
          if (!read) return; // a line that has just begun
          const [[best, confidence], ...others] = Object.entries(likely).sort(([, a], [, b]) => b - a) as [
            [string, number],
            ...[string, number][],
          ];
          const probabilities = Array.from({ length: 10 }, (_, digit) => likely[digit] ?? 0);
          Object.assign(read, { digit: Number(best), confidence, probabilities, accepted: true });
          const alternatives = others
            .filter(([, share]) => share >= 0.001)
            .map(([text, confidence]) => ({ text, confidence }));
          const number = { ...data.result.reading.numbers[0], text: best, confidence, alternatives, digits: [read] };
          Object.assign(data.result.reading, { numbers: [{ ...number, accepted: true }], digits: [read] });
        });
      }
    };
  }, likely);
}

/** Lets the page hear from its worker that it read this, whatever is drawn. All digits have the picture of what was drawn. */
export async function sendRead(page: Page, read: Omit<Read, "views">): Promise<void> {
  await page.addInitScript((read) => {
    const start = Worker;
    window.Worker = class extends start {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        // Added before the page's own listener, which is handed the same data.
        this.addEventListener("message", ({ data }) => {
          if (!data.result?.views?.[0]) return;
          data.result = { ...read, views: read.reading.digits.map(() => data.result.views[0]) };
        });
      }
    };
  }, read);
}

/** What a person does with the page and sees and hears on it. */
export class TenpenPage {
  readonly page: Page;
  readonly devtools: CDPSession;
  readonly canvas: Locator;
  readonly answer: Locator;
  readonly live: Locator;

  constructor(page: Page, devtools: CDPSession) {
    this.page = page;
    this.devtools = devtools;
    this.canvas = page.getByRole("application");
    this.answer = page.getByRole("region", { name: "Answer" });
    this.live = page.getByRole("switch", { name: "Live" });
  }

  /** Opens the page once more in the same browser. */
  async openTab(): Promise<TenpenPage> {
    const page = await this.page.context().newPage();
    await page.goto(this.page.url());
    return new TenpenPage(page, await page.context().newCDPSession(page));
  }

  button(name: "Undo" | "Redo" | "Eraser" | "Clear" | "Recognize" | "Try again"): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }

  /** What a screen reader said last. */
  async heard(): Promise<string> {
    return (await this.page.getByRole("status").textContent()) ?? "";
  }

  /** Waits until an answer was said, and returns its digit. */
  async heardDigit(): Promise<string> {
    await eventually(() => this.heard()).toMatch(/^\d, with /);
    return (await this.heard())[0]!;
  }

  /** What the answer shows now, with one space for any break. */
  async shown(): Promise<string> {
    // innerText, because textContent runs the digit and its per cent together.
    return (await this.answer.innerText()).replace(/\s+/g, " ").trim();
  }

  /** The number that the answer shows now, or an empty string. */
  async shownNumber(): Promise<string> {
    return /^[\d.,−-]+(?= |$)/.exec(await this.shown())?.[0] ?? "";
  }

  /** The digit that the answer shows now, or an empty string. */
  async shownDigit(): Promise<string> {
    return /^\d/.exec(await this.shown())?.[0] ?? "";
  }

  /** Draws with the mouse; with `lift: false` the last stroke stays under the pen. */
  async drawWithMouse(drawn: Drawn, { lift = true } = {}): Promise<void> {
    for (const [index, stroke] of (await this.onScreen(drawn)).entries()) {
      const { mouse } = this.page;
      await mouse.move(stroke[0]!.x, stroke[0]!.y);
      await mouse.down();
      // Sent at once, as a fast pen does: the browser then bundles several points into one event.
      await Promise.all(stroke.slice(1).map(({ x, y }) => mouse.move(x, y)));
      if (lift || index < drawn.length - 1) await mouse.up();
    }
  }

  /**
   * Draws with single arrow keys, beginning where the keyboard's pen stands, and leaves it there again: so that strokes of a digit, one
   * after the other, have that place for their left and top.
   */
  async drawWithKeys(strokes: readonly SquareStroke[]): Promise<void> {
    for (const { from, ways } of strokes) {
      const [column, row] = from;
      const start = `${column}R ${row}D`;
      await this.pressArrows(start);
      await this.page.keyboard.press("Space");
      await this.pressArrows(ways);
      await this.page.keyboard.press("Space");
      const back = { R: "L", L: "R", U: "D", D: "U" } as const;
      const all = `${start} ${ways}`;
      await this.pressArrows(all.replace(/[RLUD]/g, (way) => back[way as keyof typeof back]));
    }
  }

  /** @param ways as `SquareStroke` has them. */
  async pressArrows(ways: string): Promise<void> {
    const keys = { R: "ArrowRight", L: "ArrowLeft", U: "ArrowUp", D: "ArrowDown" } as const;
    for (const [, count, way] of ways.matchAll(/(\d+)([RLUD])/g)) {
      for (let i = 0; i < Number(count); i++) await this.page.keyboard.press(keys[way as keyof typeof keys]);
    }
  }

  async drawWithTouch(drawn: Drawn, { end = "touchEnd" }: { end?: "touchEnd" | "touchCancel" } = {}): Promise<void> {
    for (const stroke of await this.onScreen(drawn)) {
      await this.touch("touchStart", stroke.slice(0, 1));
      await Promise.all(stroke.slice(1).map((point) => this.touch("touchMove", [point])));
      await this.touch(end, []);
    }
  }

  async touch(
    type: "touchStart" | "touchMove" | "touchEnd" | "touchCancel",
    touchPoints: { x: number; y: number }[],
  ): Promise<void> {
    await this.devtools.send("Input.dispatchTouchEvent", { type, touchPoints });
  }

  /** A stylus, which Chromium's protocol knows as a kind of mouse. */
  async stylus(type: "mousePressed" | "mouseMoved" | "mouseReleased", at: { x: number; y: number }): Promise<void> {
    const button = "left";
    const buttons = type === "mouseReleased" ? 0 : 1;
    const event = { type, ...at, button, buttons, clickCount: 1, pointerType: "pen" } as const;
    await this.devtools.send("Input.dispatchMouseEvent", event);
  }

  /** From shares of the canvas to pixels of the window. */
  async onScreen(drawn: Drawn): Promise<{ x: number; y: number }[][]> {
    // What was pressed last may lie far below.
    await this.canvas.scrollIntoViewIfNeeded();
    const box = (await this.canvas.boundingBox())!;
    return drawn.map((stroke) => stroke.map(({ x, y }) => ({ x: box.x + x * box.width, y: box.y + y * box.height })));
  }

  /** Whether there is ink at a place, in shares of the canvas. */
  async inkAt(place: { x: number; y: number }): Promise<boolean> {
    return this.canvas.evaluate((element, { x, y }) => {
      // What is being drawn is on a canvas of its own.
      return [...element.parentElement!.querySelectorAll("canvas")].some((canvas) => {
        const [left, top] = [Math.floor(x * canvas.width), Math.floor(y * canvas.height)];
        return canvas.getContext("2d")!.getImageData(left, top, 1, 1).data[3]! >= 128;
      });
    }, place);
  }

  /** The box around the ink that is painted on the canvas, in shares of the canvas; null when there is none. */
  async paintedBox(): Promise<{ left: number; top: number; right: number; bottom: number } | null> {
    return this.canvas.evaluate((element) => {
      const { width, height } = element as HTMLCanvasElement;
      const all = new OffscreenCanvas(width, height).getContext("2d")!;
      // What is being drawn is on a canvas of its own.
      for (const canvas of element.parentElement!.querySelectorAll("canvas")) all.drawImage(canvas, 0, 0);
      const { data } = all.getImageData(0, 0, width, height);
      const box = { left: 1, top: 1, right: 0, bottom: 0 };
      for (let pixel = 0; pixel < width * height; pixel++) {
        if (data[pixel * 4 + 3]! < 128) continue;
        const x = (pixel % width) / width;
        const y = Math.floor(pixel / width) / height;
        box.left = Math.min(box.left, x);
        box.top = Math.min(box.top, y);
        box.right = Math.max(box.right, x);
        box.bottom = Math.max(box.bottom, y);
      }
      return box.right === 0 ? null : box;
    });
  }
}
