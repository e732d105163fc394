import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { Point } from "../../src/ink/stroke.ts";
import { type Drawn, line, one, placedAt, recordedDigits } from "./drawn.ts";
import { eventually, openTenpen, useBrowser } from "./tenpen-page.ts";

useBrowser();

const phone = { viewport: { width: 390, height: 600 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };

describe("a blank paper", () => {
  it("has nothing to recognize, undo or clear", async () => {
    const tenpen = await openTenpen();
    for (const name of ["Undo", "Redo", "Eraser", "Clear"] as const) {
      expect(await tenpen.button(name).isEnabled(), name).toBe(false);
    }
    expect(await tenpen.shown()).toBe("Write a number. It is read as you write.");
    await tenpen.live.uncheck();
    expect(await tenpen.button("Recognize").isEnabled()).toBe(false);
    expect(await tenpen.shown()).toBe("Write a number, then press Recognize.");
    await tenpen.page.getByText("Write a number", { exact: true }).waitFor();
  });

  it("is blank again after Clear, and Undo brings the drawing back", async () => {
    const tenpen = await openTenpen();
    await tenpen.drawWithMouse(one);
    const digit = await tenpen.heardDigit();
    await tenpen.button("Clear").click();
    await eventually(() => tenpen.paintedBox()).toBeNull();
    expect(await tenpen.shownDigit()).toBe("");
    expect(await tenpen.button("Clear").isEnabled()).toBe(false);
    await tenpen.button("Undo").click();
    expect(await tenpen.heardDigit()).toBe(digit);
  });
});

describe("undo and redo", () => {
  it("take one stroke each, with buttons and with keys", async () => {
    const tenpen = await openTenpen();
    await tenpen.drawWithMouse([...one, line({ x: 0.7, y: 0.5 }, { x: 0.9, y: 0.5 })]);
    const right = async () => (await tenpen.paintedBox())?.right ?? 0;
    await eventually(right).toBeGreaterThan(0.85);
    await tenpen.button("Undo").click();
    await eventually(right).toBeLessThan(0.6);
    await tenpen.button("Redo").click();
    await eventually(right).toBeGreaterThan(0.85);
    await tenpen.page.keyboard.press("Control+z");
    await tenpen.page.keyboard.press("Control+z");
    await eventually(right).toBe(0);
    await tenpen.page.keyboard.press("Control+Shift+z");
    await tenpen.page.keyboard.press("Control+y");
    await eventually(right).toBeGreaterThan(0.85);
  });
});

describe("a resize", () => {
  it("keeps the drawing and how it is read, and stays sharp", async () => {
    const tenpen = await openTenpen();
    await tenpen.drawWithMouse(placedAt(recordedDigits()[7]!, { x: 0.6, y: 0.4, size: 0.6 }));
    await tenpen.heardDigit();
    const answer = await tenpen.shown();
    const before = (await tenpen.paintedBox())!;

    await tenpen.page.setViewportSize({ width: 360, height: 740 });
    const side = () =>
      tenpen.canvas.evaluate((element) => {
        const { width, clientWidth } = element as HTMLCanvasElement;
        return { width, clientWidth };
      });
    await eventually(async () => (await side()).width).toBeLessThan(400);
    const { width, clientWidth } = await side();
    expect(width).toBe(clientWidth);
    const after = (await tenpen.paintedBox())!;
    for (const edge of ["left", "top", "right", "bottom"] as const) expect(after[edge]).toBeCloseTo(before[edge], 1);

    await tenpen.live.uncheck();
    await tenpen.button("Recognize").click();
    await tenpen.heardDigit();
    expect(await tenpen.shown()).toBe(answer);
  });

  it("paints as many pixels as the screen has", async () => {
    const tenpen = await openTenpen(phone);
    const [pixels, size] = await tenpen.canvas.evaluate((element) => {
      const { width, clientWidth } = element as HTMLCanvasElement;
      return [width, clientWidth];
    });
    expect(pixels).toBe(size! * 2);
  });
});

describe("a finger", () => {
  it("draws on the paper without scrolling, and scrolls beside it", async () => {
    const tenpen = await openTenpen(phone);
    const scrolled = () => tenpen.page.evaluate(() => scrollY);
    await tenpen.drawWithTouch([line({ x: 0.5, y: 0.9 }, { x: 0.5, y: 0.1 }, 20)]);
    await tenpen.heardDigit();
    expect(await scrolled()).toBe(0);

    const below = { x: 195, y: 560 };
    await tenpen.touch("touchStart", [below]);
    for (let y = below.y; y > 300; y -= 20) await tenpen.touch("touchMove", [{ ...below, y }]);
    await tenpen.touch("touchEnd", []);
    await eventually(scrolled).toBeGreaterThan(50);
  });

  it("makes one stroke of what the system cancels", async () => {
    const tenpen = await openTenpen(phone);
    await tenpen.drawWithTouch(one, { end: "touchCancel" });
    await tenpen.heardDigit();
    await tenpen.button("Undo").tap();
    await eventually(() => tenpen.paintedBox()).toBeNull();
    expect(await tenpen.button("Undo").isEnabled()).toBe(false);
  });

  it("makes a dot of a tap", async () => {
    const tenpen = await openTenpen(phone);
    await tenpen.canvas.tap();
    await eventually(() => tenpen.paintedBox()).not.toBeNull();
    expect(await tenpen.button("Clear").isEnabled()).toBe(true);
  });

  it("is taken for a palm while a stylus draws", async () => {
    const tenpen = await openTenpen(phone);
    const [stroke] = await tenpen.onScreen([line({ x: 0.2, y: 0.2 }, { x: 0.2, y: 0.6 })]);
    const palm = { x: stroke![0]!.x + 200, y: stroke![0]!.y + 200 };
    await tenpen.stylus("mousePressed", stroke![0]!);
    await tenpen.touch("touchStart", [palm]);
    for (const point of stroke!) await tenpen.stylus("mouseMoved", point);
    await tenpen.touch("touchMove", [{ ...palm, y: palm.y + 40 }]);
    await tenpen.stylus("mouseReleased", stroke!.at(-1)!);
    await tenpen.touch("touchEnd", []);
    await tenpen.heardDigit();
    expect((await tenpen.paintedBox())!.right).toBeLessThan(0.3);
  });
});

describe("a stroke", () => {
  it("is cut where the pen leaves the paper and comes back elsewhere", async () => {
    const tenpen = await openTenpen();
    const beyond: Drawn = [
      [
        { x: 0.5, y: 0.8 },
        { x: 0.5, y: 1.2 },
        { x: 1.2, y: 1.2 },
        { x: 1.2, y: 0.2 },
        { x: 0.8, y: 0.2 },
      ],
    ];
    await tenpen.drawWithMouse(beyond);
    await eventually(async () => (await tenpen.paintedBox())?.top).toBeLessThan(0.25);
    // Neither along the edge nor across the corner.
    expect(await tenpen.inkAt({ x: 0.75, y: 0.6 })).toBe(false);
    expect(await tenpen.inkAt({ x: 0.99, y: 0.6 })).toBe(false);
    expect(await tenpen.inkAt({ x: 0.5, y: 0.9 })).toBe(true);
    expect(await tenpen.inkAt({ x: 0.9, y: 0.2 })).toBe(true);
    // It is one step all the same.
    await tenpen.button("Undo").click();
    await eventually(() => tenpen.paintedBox()).toBeNull();
    await tenpen.button("Redo").click();
    await eventually(async () => (await tenpen.paintedBox())?.top).toBeLessThan(0.25);
    expect(await tenpen.inkAt({ x: 0.5, y: 0.9 })).toBe(true);
  });

  it.each(["right", "middle"] as const)("goes on when the %s button is clicked meanwhile", async (button) => {
    const tenpen = await openTenpen();
    const [from, middle, to, beyond] = (
      await tenpen.onScreen([[0.2, 0.5, 0.8, 1.1].map((x) => ({ x, y: 0.5 }))])
    ).flat() as [Point, Point, Point, Point];
    const { mouse } = tenpen.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move(middle.x, middle.y, { steps: 4 });
    await mouse.down({ button });
    await mouse.up({ button });
    await mouse.move(to.x, to.y, { steps: 4 });
    await eventually(() => tenpen.inkAt({ x: 0.7, y: 0.5 })).toBe(true);
    // It is heard where the mouse goes beyond the paper, and that it is released there.
    await mouse.move(beyond.x, beyond.y, { steps: 4 });
    await mouse.up();
    await eventually(() => tenpen.button("Undo").isEnabled()).toBe(true);
    await tenpen.button("Undo").click();
    await eventually(() => tenpen.paintedBox()).toBeNull();
  });

  it("costs the same to draw, however many are there", async () => {
    const tenpen = await openTenpen({ prepare: countPainted });
    await tenpen.live.uncheck();
    const painted = () => tenpen.page.evaluate(() => (window as unknown as { painted: number }).painted);
    const costs: number[] = [];
    for (let i = 0; i < 20; i++) {
      const before = await painted();
      await tenpen.drawWithMouse([line({ x: 0.2, y: 0.3 + i / 100 }, { x: 0.8, y: 0.3 + i / 100 }, 6)]);
      await tenpen.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
      costs.push((await painted()) - before);
    }
    // A piece for each of seven points, one more for each frame that it took, and the seven again when it is finished.
    expect(Math.max(...costs)).toBeLessThanOrEqual(24);
    // The next two are near enough to the last to be painted again where that was.
    const before = await painted();
    await tenpen.button("Undo").click();
    await eventually(async () => (await tenpen.paintedBox())!.bottom).toBeLessThan(0.495);
    expect((await painted()) - before).toBeLessThanOrEqual(24);
    expect((await painted()) - before).toBeGreaterThan(0);
  });

  it("ends at the edge of the paper and when the window loses the focus", async () => {
    const tenpen = await openTenpen();
    await tenpen.drawWithMouse([line({ x: 0.5, y: 0.5 }, { x: 0.6, y: 1.2 })]);
    await tenpen.heardDigit();
    expect((await tenpen.paintedBox())!.right).toBeLessThan(0.6);
    await tenpen.button("Clear").click();

    await tenpen.drawWithMouse([line({ x: 0.4, y: 0.3 }, { x: 0.4, y: 0.6 })], { lift: false });
    await tenpen.page.evaluate(() => window.dispatchEvent(new Event("blur")));
    const [beyond] = (await tenpen.onScreen([[{ x: 0.8, y: 0.5 }]])).flat();
    await tenpen.page.mouse.move(beyond!.x, beyond!.y);
    await tenpen.page.mouse.up();
    await tenpen.heardDigit();
    expect((await tenpen.paintedBox())!.right).toBeLessThan(0.45);
  });
});

/** Counts the pieces of strokes that are painted, as `window.painted`. */
async function countPainted(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const counter = Object.assign(window, { painted: 0 });
    const { lineTo, quadraticCurveTo } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.lineTo = function (...point) {
      counter.painted++;
      lineTo.apply(this, point);
    };
    CanvasRenderingContext2D.prototype.quadraticCurveTo = function (...points) {
      counter.painted++;
      quadraticCurveTo.apply(this, points);
    };
  });
}
