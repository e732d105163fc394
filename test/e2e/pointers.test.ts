import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { Point } from "../../src/ink/stroke.ts";
import { line } from "./drawn.ts";
import { eventually, openTenpen, type TenpenPage, useBrowser } from "./tenpen-page.ts";

useBrowser();

const phone = { viewport: { width: 390, height: 600 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };
const down = line({ x: 0.2, y: 0.2 }, { x: 0.2, y: 0.6 });

interface PointerInit {
  readonly pointerId?: number;
  readonly pointerType?: string;
  readonly isPrimary?: boolean;
  readonly button?: number;
  readonly buttons?: number;
  readonly pressure?: number;
}
type Dispatched = readonly [type: string, at: { readonly x: number; readonly y: number }, init?: PointerInit];

/** Dispatches pointer events on the paper, at shares of it. */
async function dispatch(tenpen: TenpenPage, events: readonly Dispatched[]): Promise<void> {
  await tenpen.canvas.evaluate((canvas, events) => {
    for (const [type, at, init] of events) {
      const { left, top, width, height } = canvas.getBoundingClientRect();
      const place = { clientX: left + at.x * width, clientY: top + at.y * height };
      const finger = { pointerId: 1, pointerType: "touch", isPrimary: true, buttons: type === "pointerup" ? 0 : 1 };
      const rest = { bubbles: true, cancelable: true, composed: true };
      canvas.dispatchEvent(new PointerEvent(type, { ...rest, ...finger, ...place, ...init }));
    }
  }, events);
}

/** Notes when a stylus was last seen, as `window.stylusSeen`. */
async function watchStylus(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const note = ({ pointerType, timeStamp }: PointerEvent) => {
      if (pointerType === "pen") Object.assign(window, { stylusSeen: timeStamp });
    };
    for (const type of ["pointerdown", "pointermove", "pointerup"] as const) addEventListener(type, note, true);
  });
}

/** How many steps can be undone, which takes them back. */
async function undoAll(tenpen: TenpenPage): Promise<number> {
  let steps = 0;
  // With keys, since a button may be beyond what is to be seen of a page that is zoomed in.
  for (; await tenpen.button("Undo").isEnabled(); steps++) await tenpen.page.keyboard.press("Control+z");
  await eventually(() => tenpen.paintedBox()).toBeNull();
  return steps;
}

describe("two fingers", () => {
  it("zoom in, and leave nothing on the paper", async () => {
    const tenpen = await openTenpen(phone);
    const [left, right] = (await tenpen.onScreen([line({ x: 0.4, y: 0.5 }, { x: 0.6, y: 0.5 }, 1)]))[0] as [
      Point,
      Point,
    ];
    await tenpen.touch("touchStart", [left]);
    await tenpen.touch("touchStart", [left, right]);
    for (let i = 1; i <= 20; i++) {
      await tenpen.touch("touchMove", [
        { x: left.x - 3 * i, y: left.y },
        { x: right.x + 3 * i, y: right.y },
      ]);
    }
    await tenpen.touch("touchEnd", []);
    const scale = () => tenpen.page.evaluate(() => visualViewport!.scale);
    const settled = async () => {
      const before = await scale();
      await tenpen.page.waitForTimeout(200);
      return before > 1.2 && before === (await scale());
    };
    await eventually(settled).toBe(true);
    expect(await tenpen.paintedBox()).toBeNull();
    expect(await tenpen.button("Undo").isEnabled()).toBe(false);
    // Zoomed in, one finger draws. The protocol counts from the corner of what is to be seen.
    const from = await tenpen.canvas.evaluate((canvas) => {
      const { left, top, width, height } = canvas.getBoundingClientRect();
      const { offsetLeft, offsetTop } = visualViewport!;
      return { x: left + width / 2 - offsetLeft, y: top + height / 2 - offsetTop };
    });
    await tenpen.touch("touchStart", [from]);
    await tenpen.touch("touchMove", [{ ...from, y: from.y + 40 }]);
    await tenpen.touch("touchEnd", []);
    await eventually(() => tenpen.button("Undo").isEnabled()).toBe(true);
    expect(await undoAll(tenpen)).toBe(1);
  });
});

describe("a stylus", () => {
  it("makes fingers scroll, until one is told otherwise", async () => {
    const tenpen = await openTenpen({ ...phone, prepare: watchStylus });
    const [stroke] = await tenpen.onScreen([down]);
    await tenpen.stylus("mousePressed", stroke![0]!);
    for (const point of stroke!) await tenpen.stylus("mouseMoved", point);
    await tenpen.stylus("mouseReleased", stroke!.at(-1)!);
    await tenpen.page.getByText("Pen only").first().waitFor();

    const scrolled = () => tenpen.page.evaluate(() => scrollY);
    const [, from] = (await tenpen.onScreen([line({ x: 0.7, y: 0.2 }, { x: 0.7, y: 0.9 }, 1)]))[0] as [Point, Point];
    await tenpen.page.evaluate(() => {
      Object.assign(window, {
        scrollEnd: new Promise<void>((resolve) => addEventListener("scrollend", () => resolve(), { once: true })),
      });
    });
    await tenpen.touch("touchStart", [from]);
    for (let y = from.y; y > from.y - 200; y -= 20) await tenpen.touch("touchMove", [{ ...from, y }]);
    await tenpen.touch("touchEnd", []);
    await eventually(scrolled).toBeGreaterThan(50);
    // A finger leaves a page in motion, which would take the paper from under the next one.
    await tenpen.page.evaluate(() => (window as unknown as { scrollEnd: Promise<void> }).scrollEnd);
    expect((await tenpen.paintedBox())!.right).toBeLessThan(0.3);

    await tenpen.page.evaluate(() => scrollTo(0, 0));
    await tenpen.page.getByRole("button", { name: "Draw with finger" }).tap();
    await tenpen.page.getByRole("button", { name: "Pen only" }).waitFor();
    // What touches so soon after the stylus is the palm of its hand.
    await tenpen.page.waitForFunction(
      () => performance.now() - (window as unknown as { stylusSeen: number }).stylusSeen > 800,
    );
    await tenpen.drawWithTouch([line({ x: 0.8, y: 0.2 }, { x: 0.8, y: 0.6 })]);
    await eventually(async () => (await tenpen.paintedBox())!.right).toBeGreaterThan(0.75);
    expect(await undoAll(tenpen)).toBe(2);

    // What one wants is remembered.
    await tenpen.page.reload();
    await tenpen.page.getByRole("button", { name: "Pen only" }).tap();
    await tenpen.page.getByRole("button", { name: "Draw with finger" }).waitFor();
    await tenpen.page.reload();
    await tenpen.page.getByRole("button", { name: "Draw with finger" }).waitFor();
  });

  it("draws a line as wide as it presses", async () => {
    const tenpen = await openTenpen();
    const pen = { pointerType: "pen", pointerId: 3 };
    for (const [x, pressure] of [
      [0.2, 0.1],
      [0.6, 1],
    ] as const) {
      const moves = line({ x, y: 0.2 }, { x, y: 0.8 }).map((at) => ["pointermove", at, { ...pen, pressure }] as const);
      const first = ["pointerdown", moves[0]![1], { ...pen, pressure }] as const;
      await dispatch(tenpen, [first, ...moves, ["pointerup", moves.at(-1)![1], { ...pen, pressure: 0 }]]);
    }
    await eventually(() => tenpen.inkAt({ x: 0.6, y: 0.7 })).toBe(true);
    const widths = await Promise.all(
      [0.2, 0.6].map(async (x) => {
        const shares = Array.from({ length: 40 }, (_, i) => x + (i - 20) / 800);
        const ink = await Promise.all(shares.map((x) => tenpen.inkAt({ x, y: 0.5 })));
        return ink.filter(Boolean).length;
      }),
    );
    expect(widths[1]).toBeGreaterThan(2 * widths[0]!);
  });
});

describe("a line in the middle of which", () => {
  const [a, b, c, d] = [0.2, 0.4, 0.6, 0.8].map((y) => ({ x: 0.3, y })) as [Point, Point, Point, Point];

  it.each([
    ["the system cancels", [["pointercancel", { x: 0, y: 0 }]]],
    ["the capture is lost", [["lostpointercapture", { x: 0, y: 0 }]]],
    [
      "the pen leaves and comes back",
      [
        ["pointermove", { x: -0.5, y: 0.5 }],
        ["pointermove", c],
        ["pointerup", d],
      ],
    ],
  ] as const)("%s is one step, and is there once", async (_, events) => {
    const tenpen = await openTenpen();
    await dispatch(tenpen, [["pointerdown", a], ["pointermove", b], ...events, ["pointerup", d], ["pointercancel", d]]);
    await eventually(() => tenpen.inkAt({ x: 0.3, y: 0.3 })).toBe(true);
    expect((await tenpen.paintedBox())!.right).toBeLessThan(0.35);
    expect(await undoAll(tenpen)).toBe(1);
  });

  it("the screen is turned goes on at the same place of the paper, and is one step", async () => {
    const tenpen = await openTenpen({ ...phone, viewport: { width: 390, height: 780 } });
    await dispatch(tenpen, [
      ["pointerdown", a],
      ["pointermove", b],
    ]);
    await tenpen.page.setViewportSize({ width: 780, height: 390 });
    await eventually(() => tenpen.inkAt({ x: 0.3, y: 0.3 })).toBe(true);
    await dispatch(tenpen, [
      ["pointermove", c],
      ["pointerup", d],
    ]);
    await eventually(() => tenpen.inkAt({ x: 0.3, y: 0.7 })).toBe(true);
    const box = (await tenpen.paintedBox())!;
    expect([box.left > 0.25, box.right < 0.35]).toEqual([true, true]);
    expect(await undoAll(tenpen)).toBe(1);
  });

  it("the page is hidden is kept, and what moves meanwhile draws nothing", async () => {
    const tenpen = await openTenpen();
    await dispatch(tenpen, [
      ["pointerdown", a],
      ["pointermove", b],
    ]);
    await tenpen.page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await dispatch(tenpen, [
      ["pointermove", c],
      ["pointerup", d],
      ["pointerdown", d],
      ["pointerup", d],
    ]);
    await eventually(() => tenpen.inkAt({ x: 0.3, y: 0.3 })).toBe(true);
    expect(await tenpen.inkAt({ x: 0.3, y: 0.6 })).toBe(false);
    expect(await undoAll(tenpen)).toBe(2);
  });

  it("other buttons and another mouse are pressed is one step", async () => {
    const tenpen = await openTenpen();
    const mouse = { pointerType: "mouse" };
    await dispatch(tenpen, [
      ["pointerdown", a, { ...mouse, button: 0, buttons: 1 }],
      ["pointermove", b, { ...mouse, button: 2, buttons: 3 }],
      ["pointerdown", { x: 0.8, y: 0.8 }, { ...mouse, pointerId: 7, button: 0, buttons: 1 }],
      ["pointermove", { x: 0.9, y: 0.8 }, { ...mouse, pointerId: 7, button: -1, buttons: 1 }],
      ["pointermove", c, { ...mouse, button: 2, buttons: 1 }],
      ["pointerup", d, mouse],
      ["pointerup", { x: 0.9, y: 0.8 }, { ...mouse, pointerId: 7 }],
    ]);
    await eventually(() => tenpen.inkAt({ x: 0.3, y: 0.7 })).toBe(true);
    expect((await tenpen.paintedBox())!.right).toBeLessThan(0.35);
    expect(await undoAll(tenpen)).toBe(1);
  });

  it("a second finger comes is taken back, and the next is drawn", async () => {
    const tenpen = await openTenpen();
    const second = { pointerId: 2, isPrimary: false };
    await dispatch(tenpen, [
      ["pointerdown", a],
      ["pointermove", { x: 0.3, y: 0.25 }],
      ["pointerdown", { x: 0.7, y: 0.5 }, second],
      ["pointermove", c],
      ["pointercancel", c],
      ["pointercancel", { x: 0.7, y: 0.5 }, second],
    ]);
    await eventually(() => tenpen.paintedBox()).toBeNull();
    expect(await tenpen.button("Undo").isEnabled()).toBe(false);
    await dispatch(tenpen, [
      ["pointerdown", a],
      ["pointermove", b],
      ["pointerup", c],
    ]);
    await eventually(() => tenpen.button("Undo").isEnabled()).toBe(true);
    expect(await undoAll(tenpen)).toBe(1);
  });
});
