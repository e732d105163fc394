import { describe, expect, it } from "vitest";
import type { Point } from "../../src/ink/stroke.ts";
import { type Drawn, line } from "./drawn.ts";
import { eventually, openTenpen, type TenpenPage, useBrowser } from "./tenpen-page.ts";

useBrowser();

const ones = [0.2, 0.5, 0.8].map((x) => line({ x, y: 0.2 }, { x, y: 0.8 }));
const middle = { x: 0.5, y: 0.5 };

const isThere = (tenpen: TenpenPage) => Promise.all([0.2, 0.5, 0.8].map((x) => tenpen.inkAt({ x, y: 0.5 })));

/** To and fro over the middle one. */
const zigzag: Drawn = [
  Array.from({ length: 12 }, (_, i) =>
    (i % 2 === 0 ? [0.42, 0.58] : [0.58, 0.42]).map((x) => ({ x, y: 0.16 + i * 0.058 })),
  ).flat(),
];

describe("the eraser", () => {
  it("takes whole strokes, in one step a gesture, and goes when there is nothing more", async () => {
    const tenpen = await openTenpen();
    await tenpen.drawWithMouse(ones);
    const eraser = tenpen.button("Eraser");
    await eraser.click();
    expect(await eraser.getAttribute("aria-pressed")).toBe("true");
    await tenpen.drawWithMouse([line({ x: 0.1, y: 0.4 }, { x: 0.6, y: 0.6 })], { lift: false });
    // At once, and not when it is lifted.
    await eventually(() => isThere(tenpen)).toEqual([false, false, true]);
    await tenpen.page.mouse.up();
    await eventually(() => tenpen.heard()).toMatch(/^Erased|^1, with/);
    await tenpen.button("Undo").click();
    await eventually(() => isThere(tenpen)).toEqual([true, true, true]);
    await tenpen.button("Redo").click();
    await eventually(() => isThere(tenpen)).toEqual([false, false, true]);
    await tenpen.drawWithMouse([line({ x: 0.7, y: 0.5 }, { x: 0.9, y: 0.5 })]);
    await eventually(() => tenpen.paintedBox()).toBeNull();
    expect(await eraser.getAttribute("aria-pressed")).toBe("false");
    await tenpen.drawWithMouse(ones);
    await eventually(() => isThere(tenpen)).toEqual([true, true, true]);
  });

  it("is the other end of a stylus too, whatever tool was chosen", async () => {
    const tenpen = await openTenpen();
    await tenpen.drawWithMouse(ones);
    const stylus = (type: string, x: number) =>
      tenpen.canvas.evaluate(
        (canvas, { type, x }) => {
          const { left, top, width, height } = canvas.getBoundingClientRect();
          const place = { clientX: left + x * width, clientY: top + height / 2 };
          const end = {
            pointerId: 9,
            pointerType: "pen",
            isPrimary: true,
            button: 5,
            buttons: type === "pointerup" ? 0 : 32,
          };
          canvas.dispatchEvent(new PointerEvent(type, { bubbles: true, cancelable: true, ...place, ...end }));
        },
        { type, x },
      );
    await stylus("pointerdown", 0.45);
    await stylus("pointermove", 0.55);
    await stylus("pointerup", 0.55);
    await eventually(() => isThere(tenpen)).toEqual([true, false, true]);
    await tenpen.button("Undo").click();
    await eventually(() => isThere(tenpen)).toEqual([true, true, true]);
  });

  it("is taken up with E at the paper, and erases with keys what is under the cursor", async () => {
    const tenpen = await openTenpen();
    await tenpen.drawWithMouse([line({ x: 0.25, y: 0.2 }, { x: 0.25, y: 0.8 }), ...ones.slice(1)]);
    await tenpen.canvas.blur();
    await tenpen.page.keyboard.press("e");
    expect(await tenpen.button("Eraser").getAttribute("aria-pressed")).toBe("false");
    await tenpen.canvas.focus();
    await tenpen.page.keyboard.press("e");
    expect(await tenpen.button("Eraser").getAttribute("aria-pressed")).toBe("true");
    await tenpen.page.keyboard.press("ArrowUp");
    await eventually(() => tenpen.heard()).toBe("Column 9, row 12, ink");
    await tenpen.page.keyboard.press("Space");
    expect(await tenpen.heard()).toBe("Erased. Undo brings it back");
    await eventually(() => tenpen.inkAt({ x: 0.25, y: 0.5 })).toBe(false);
    await tenpen.page.keyboard.press("Space");
    expect(await tenpen.heard()).toBe("Nothing to erase here");
    await tenpen.page.keyboard.press("Control+z");
    await eventually(() => tenpen.inkAt({ x: 0.25, y: 0.5 })).toBe(true);
    expect((await isThere(tenpen)).slice(1)).toEqual([true, true]);
  });
});

describe("scratching out", () => {
  it("erases what a dense zigzag goes over; undo brings back both, then the zigzag goes", async () => {
    const tenpen = await openTenpen();
    await tenpen.live.uncheck();
    await tenpen.drawWithMouse(ones);
    await tenpen.drawWithMouse(zigzag);
    await eventually(() => isThere(tenpen)).toEqual([true, false, true]);
    expect(await tenpen.heard()).toBe("Erased. Undo brings it back");
    // Between two ends at one side.
    const [{ x, y }, next] = zigzag[0]!.slice(9, 11) as [Point, Point];
    const inZigzag = () => tenpen.inkAt({ x, y: (y + next.y) / 2 });
    expect(await inZigzag()).toBe(false);
    await tenpen.button("Undo").click();
    await eventually(() => isThere(tenpen)).toEqual([true, true, true]);
    expect(await inZigzag()).toBe(true);
    await tenpen.button("Undo").click();
    await eventually(inZigzag).toBe(false);
    expect(await tenpen.inkAt(middle)).toBe(true);
  });
});
