import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Point } from "../src/ink/stroke.ts";
import { attachPointerPen, type PenTarget, type PointerPenHost } from "./pointer-pen.ts";

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

interface Settings {
  readonly erasing?: boolean;
  readonly penOnly?: boolean;
}

function attached({ erasing = false, penOnly = false }: Settings = {}) {
  const canvas = new FakeCanvas();
  const acts: string[] = [];
  const points: Point[] = [];
  const target = (name: string): PenTarget => ({
    begin(point) {
      points.push(point);
      acts.push(`${name}begin ${point.x} ${point.y}`);
    },
    extend(point) {
      points.push(point);
      acts.push(`${name}extend ${point.x} ${point.y}`);
    },
    end: () => acts.push(`${name}end`),
    discard: () => acts.push(`${name}discard`),
  });
  const targets = { pen: target(""), eraser: target("eraser ") };
  const listening = new AbortController();
  const host: PointerPenHost = {
    targetOf: (isEraserEnd) => targets[isEraserEnd || erasing ? "eraser" : "pen"],
    penOnly: () => penOnly,
    onStylus: () => acts.push("stylus"),
  };
  attachPointerPen(canvas as unknown as HTMLCanvasElement, host, listening.signal);
  const detach = () => listening.abort();
  /** An event of a finger, unless said otherwise. Returns whether its default may happen. */
  const point = (type: string, clientX: number, clientY: number, init: Partial<PointerEvent> = {}): boolean => {
    const event = new Event(type, { cancelable: true });
    const touches = Array.from({ length: init.pointerId ?? 1 }, () => ({}));
    const finger = { pointerId: 1, pointerType: "touch", isPrimary: !init.pointerId, button: 0, buttons: 1, touches };
    // Without capture, events beyond the canvas come to the window alone.
    const target = /^pointer(move|up|cancel)/.test(type) ? window : canvas;
    return target.dispatchEvent(Object.assign(event, finger, { clientX, clientY }, init));
  };
  return { canvas, acts, points, detach, point };
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
    expect(acts).toEqual(["begin 20 40", "stylus", "discard", "begin 200 200"]);
  });

  it("takes the line of the first finger back when a second comes, until all are lifted", () => {
    const { acts, point } = attached();
    point("pointerdown", 10, 20);
    point("pointermove", 11, 20);
    point("pointerdown", 100, 100, { pointerId: 2 });
    point("pointermove", 12, 20);
    point("pointermove", 101, 100, { pointerId: 2 });
    point("pointerup", 12, 20);
    point("pointerdown", 10, 20, { pointerId: 3 });
    point("pointermove", 30, 20, { pointerId: 3 });
    point("pointerup", 30, 20, { pointerId: 3 });
    point("pointerup", 101, 100, { pointerId: 2 });
    expect(acts).toEqual(["begin 20 40", "extend 22 40", "discard"]);
    point("pointerdown", 10, 20);
    expect(acts.at(-1)).toBe("begin 20 40");
  });

  it("keeps a line that has clearly written when a second finger comes", () => {
    const { acts, point } = attached();
    point("pointerdown", 10, 20);
    point("pointermove", 40, 20);
    point("pointermove", 10, 20);
    point("pointerdown", 100, 100, { pointerId: 2 });
    point("pointermove", 12, 20);
    expect(acts).toEqual(["begin 20 40", "extend 80 40", "extend 20 40", "end"]);
  });

  it("lets a stylus alone draw, where that is wished", () => {
    const { acts, point } = attached({ penOnly: true });
    point("pointerdown", 10, 20);
    expect(point("touchmove", 10, 20)).toBe(true);
    point("pointerdown", 10, 20, { pointerId: 2, pointerType: "pen" });
    point("pointermove", 20, 20, { pointerId: 2, pointerType: "pen" });
    point("pointerup", 20, 20);
    expect(acts).toEqual(["stylus", "begin 20 40", "extend 40 40"]);
    expect(attached({ penOnly: true }).point("pointerdown", 1, 1, { pointerType: "mouse" })).toBe(true);
  });

  it.each([
    ["a stylus with its other end", { pointerType: "pen", button: 5, buttons: 32 }],
    ["a stylus whose button is held", { pointerType: "pen", button: 2, buttons: 2 }],
    ["a stylus that touches while its button is held", { pointerType: "pen", button: 0, buttons: 3 }],
  ])("erases by %s, down to up", (_, init) => {
    const { acts, point } = attached();
    point("pointerdown", 10, 20, init);
    point("pointermove", 20, 20, { ...init, button: -1 });
    point("pointerup", 20, 20, { ...init, buttons: 0 });
    const erasing = ["eraser begin 20 40", "eraser extend 40 40", "eraser extend 40 40", "eraser end"];
    expect(acts.filter((act) => act !== "stylus")).toEqual(erasing);
  });

  it("erases with anything where that was chosen", () => {
    const { acts, point } = attached({ erasing: true });
    point("pointerdown", 10, 20);
    point("pointercancel", 0, 0);
    expect(acts).toEqual(["eraser begin 20 40", "eraser end"]);
  });

  it("gives the points of a stylus their pressure, and all points their time", () => {
    const { points, point } = attached();
    const pen = { pointerId: 2, pointerType: "pen", pressure: 0.256 };
    point("pointerdown", 10, 20, pen);
    point("pointerup", 10, 20, { ...pen, pressure: 0 });
    expect(points.map(({ pressure }) => pressure)).toEqual([0.26, undefined]);
    point("pointerdown", 10, 20, { pointerType: "mouse", pressure: 0.5 });
    expect(points[2]).toEqual({ x: 20, y: 40, t: expect.any(Number) });
    expect(Number.isInteger(points[2]!.t)).toBe(true);
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

  it("lets no touch become a gesture, but for two, and no menu open while it draws", () => {
    const { point } = attached();
    expect(point("touchmove", 10, 20)).toBe(true);
    expect(point("contextmenu", 10, 20)).toBe(true);
    point("pointerdown", 10, 20);
    expect(point("touchstart", 10, 20)).toBe(true);
    expect(point("touchmove", 10, 20)).toBe(false);
    expect(point("touchmove", 10, 20, { pointerId: 2 })).toBe(true);
    expect(point("contextmenu", 10, 20)).toBe(false);
  });

  it("draws nothing once it is detached", () => {
    const { acts, detach, point } = attached();
    detach();
    point("pointerdown", 10, 20);
    expect(acts).toEqual([]);
  });
});
