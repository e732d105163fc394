import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Stroke } from "../src/ink/stroke.ts";
import { polyline } from "../test/support/drawn.ts";
import { InProgressStroke } from "./in-progress-stroke.ts";

let frames = new Map<number, () => void>();
let lastFrame = 0;

function nextFrame(): void {
  const due = [...frames.values()];
  frames.clear();
  for (const callback of due) callback();
}

beforeEach(() => {
  frames = new Map();
  vi.stubGlobal("requestAnimationFrame", (callback: () => void) => {
    frames.set(++lastFrame, callback);
    return lastFrame;
  });
  vi.stubGlobal("cancelAnimationFrame", (frame: number) => frames.delete(frame));
  return () => vi.unstubAllGlobals();
});

function recorded() {
  const grown: { readonly points: Stroke; readonly length: number; readonly from: number }[] = [];
  const line = new InProgressStroke((points, from) => grown.push({ points, length: points.length, from }));
  return { line, grown, steps: () => grown.map(({ length, from }) => [length, from]) };
}

describe("the stroke under the pen", () => {
  it("hands on the first point at once, and then what came since the last frame", () => {
    const { line, steps } = recorded();
    line.begin({ x: 10, y: 10 });
    expect(steps()).toEqual([[1, 0]]);
    for (const x of [20, 30, 40]) line.extend({ x, y: 10 });
    expect(frames.size).toBe(1);
    nextFrame();
    line.extend({ x: 50, y: 10 });
    nextFrame();
    expect(steps()).toEqual([
      [1, 0],
      [4, 1],
      [5, 4],
    ]);
  });

  it("hands on the rest when the pen is lifted, and no frame comes after that", () => {
    const { line, steps } = recorded();
    line.begin({ x: 10, y: 10 });
    line.extend({ x: 20, y: 10 });
    expect(line.end()).toEqual([polyline([10, 10], [20, 10])]);
    expect(steps()).toEqual([
      [1, 0],
      [2, 1],
    ]);
    expect(frames.size).toBe(0);
    expect(line.active).toBe(false);
    expect(line.strokes).toEqual([]);
  });

  it("leaves points out that are next to the one before", () => {
    const { line, steps } = recorded();
    line.begin({ x: 10, y: 10 });
    line.extend({ x: 10.3, y: 10.3 });
    nextFrame();
    expect(steps()).toEqual([[1, 0]]);
    line.extend({ x: 10.4, y: 10.4 });
    expect(line.end()[0]).toHaveLength(2);
  });

  it("is several where the pen went on elsewhere, and each hands on its own points", () => {
    const { line, steps } = recorded();
    line.begin({ x: 10, y: 10 });
    line.extend({ x: 20, y: 10 });
    line.jump({ x: 90, y: 10 });
    line.extend({ x: 80, y: 10 });
    nextFrame();
    expect(line.end()).toEqual([polyline([10, 10], [20, 10]), polyline([90, 10], [80, 10])]);
    expect(steps()).toEqual([
      [1, 0],
      [2, 1],
      [1, 0],
      [2, 1],
    ]);
  });

  it("does not begin by going on elsewhere", () => {
    const { line, steps } = recorded();
    line.jump({ x: 90, y: 10 });
    expect(line.active).toBe(false);
    expect(steps()).toEqual([]);
  });

  it("forgets a line that is discarded, and takes nothing while the pen is up", () => {
    const { line, steps } = recorded();
    line.begin({ x: 10, y: 10 });
    line.extend({ x: 20, y: 10 });
    line.discard();
    line.extend({ x: 30, y: 10 });
    nextFrame();
    expect(steps()).toEqual([[1, 0]]);
    expect(line.active).toBe(false);
    expect(line.end()).toEqual([]);
    expect(steps()).toEqual([[1, 0]]);
  });

  it("copies nothing while it grows, and leaves a finished stroke alone", () => {
    const { line, grown } = recorded();
    line.begin({ x: 10, y: 10 });
    for (let x = 11; x < 400; x++) {
      line.extend({ x, y: 10 });
      nextFrame();
    }
    const [stroke] = line.end();
    expect(grown).toHaveLength(390);
    expect(grown.every(({ points }) => points === stroke)).toBe(true);
    line.begin({ x: 1, y: 1 });
    line.extend({ x: 9, y: 9 });
    expect(stroke).toHaveLength(390);
  });
});
