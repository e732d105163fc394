import { beforeEach, describe, expect, it, vi } from "vitest";
import { attachPointerPen, type PenTarget } from "./pointer-pen.ts";

/** A canvas of 250 × 250 pixels at the corner of the window: one pixel is two units of the paper. */
class FakeCanvas extends EventTarget {
  readonly captured: number[] = [];

  getBoundingClientRect() {
    return { left: 0, top: 0, width: 400, height: 300 };
  }

  setPointerCapture(pointerId: number): void {
    this.captured.push(pointerId);
  }
}

beforeEach(() => {
  vi.stubGlobal("window", new EventTarget());
  vi.stubGlobal("document", new EventTarget());
  return () => vi.unstubAllGlobals();
});

function attached() {
  const canvas = new FakeCanvas();
  const acts: string[] = [];
  const target: PenTarget = {
    begin: ({ x, y }) => acts.push(`begin ${x} ${y}`),
    extend: ({ x, y }) => acts.push(`extend ${x} ${y}`),
    end: () => acts.push("end"),
    discard: () => acts.push("discard"),
  };
  const listening = new AbortController();
  attachPointerPen(canvas as unknown as HTMLCanvasElement, target, listening.signal);
  const detach = () => listening.abort();
  /** An event of a finger, unless said otherwise. Returns whether its default may happen. */
  const point = (type: string, clientX: number, clientY: number, init: Partial<PointerEvent> = {}): boolean => {
    const event = new Event(type, { cancelable: true });
    const finger = { pointerId: 1, pointerType: "touch", button: 0, buttons: 1 };
    // Without capture, events beyond the canvas come to the window alone.
    const target = /move|up|cancel/.test(type) ? window : canvas;
    return target.dispatchEvent(Object.assign(event, finger, { clientX, clientY }, init));
  };
  return { canvas, acts, detach, point };
}

describe("pointer pen", () => {
  it("draws from where it goes down to where it is lifted", () => {
    const { canvas, acts, point } = attached();
    point("pointerdown", 10, 20);
    point("pointermove", 30, 40);
    point("pointerup", 50, 60);
    point("lostpointercapture", 0, 0);
    expect(acts).toEqual(["begin 20 40", "extend 60 80", "extend 100 120", "end"]);
    expect(canvas.captured).toEqual([1]);
  });

  it.each(["pointercancel", "lostpointercapture"])("draws nothing to the place of a %s, which may be zeros", (type) => {
    const { acts, point } = attached();
    point("pointerdown", 10, 20);
    point(type, 0, 0);
    expect(acts).toEqual(["begin 20 40", "end"]);
  });

  it("draws every sample that the browser bundled into one event", () => {
    const { acts, point } = attached();
    const samples = [
      { clientX: 11, clientY: 20 },
      { clientX: 12, clientY: 20 },
    ] as PointerEvent[];
    point("pointerdown", 10, 20);
    point("pointermove", 12, 20, { getCoalescedEvents: () => samples });
    point("pointermove", 13, 20, { getCoalescedEvents: () => [] });
    expect(acts).toEqual(["begin 20 40", "extend 22 40", "extend 24 40", "extend 26 40"]);
  });

  it("draws also when the pointer cannot be captured", () => {
    const { canvas, acts, point } = attached();
    canvas.setPointerCapture = () => {
      throw new DOMException("no such pointer", "NotFoundError");
    };
    point("pointerdown", 10, 20);
    expect(acts).toEqual(["begin 20 40"]);
  });

  it("draws on when a click of another button takes the capture away", () => {
    const { acts, point } = attached();
    const mouse = { pointerType: "mouse" };
    point("pointerdown", 10, 20, mouse);
    point("lostpointercapture", 0, 0, mouse);
    point("pointermove", 30, 40, mouse);
    point("pointerup", 50, 60, mouse);
    expect(acts).toEqual(["begin 20 40", "extend 60 80", "extend 100 120", "end"]);
  });

  it("takes a palm's stroke back when the stylus comes", () => {
    const { acts, point } = attached();
    point("pointerdown", 10, 20);
    point("pointerdown", 100, 100, { pointerId: 2, pointerType: "pen" });
    expect(acts).toEqual(["begin 20 40", "discard", "begin 200 200"]);
  });

  it.each([
    ["the window loses the focus", () => window.dispatchEvent(new Event("blur"))],
    ["the page is hidden", () => document.dispatchEvent(new Event("visibilitychange"))],
  ])("ends once when %s", (_, leave) => {
    const { acts, point } = attached();
    leave();
    point("pointerdown", 10, 20);
    leave();
    leave();
    point("pointermove", 30, 40);
    expect(acts).toEqual(["begin 20 40", "end"]);
  });

  it("lets no touch become a gesture, and no menu open while it draws", () => {
    const { point } = attached();
    expect(point("touchstart", 10, 20)).toBe(false);
    expect(point("contextmenu", 10, 20)).toBe(true);
    point("pointerdown", 10, 20);
    expect(point("contextmenu", 10, 20)).toBe(false);
  });

  it("draws nothing once it is detached", () => {
    const { acts, detach, point } = attached();
    detach();
    point("pointerdown", 10, 20);
    expect(acts).toEqual([]);
  });
});
