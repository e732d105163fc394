import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Stroke } from "../src/ink/stroke.ts";
import { StrokeRenderer } from "./stroke-renderer.ts";

beforeEach(() => {
  vi.stubGlobal("devicePixelRatio", 2);
  vi.stubGlobal("getComputedStyle", () => ({ color: "black" }));
  return () => vi.unstubAllGlobals();
});

const stroke = (length: number): Stroke => Array.from({ length }, (_, x) => ({ x, y: 0 }));

/** A canvas of 240 CSS pixels, and the pieces that were painted on it. */
function painted() {
  const pieces: string[] = [];
  const context = {
    setTransform: () => {},
    beginPath: () => {},
    stroke: () => {},
    moveTo: (x: number) => pieces.push(`move ${x}`),
    lineTo: (x: number) => pieces.push(`line ${x}`),
    quadraticCurveTo: (_x: number, _y: number, x: number) => pieces.push(`curve ${x}`),
  };
  const canvas = { clientWidth: 240, clientHeight: 180, width: 0, height: 0, getContext: () => context };
  return { canvas, pieces, renderer: new StrokeRenderer(canvas as unknown as HTMLCanvasElement) };
}

describe("stroke renderer", () => {
  it("paints as many pixels as the screen has", () => {
    const { canvas, renderer } = painted();
    renderer.paint([]);
    expect([canvas.width, canvas.height]).toEqual([480, 360]);
  });

  it("makes a dot of a single point", () => {
    const { pieces, renderer } = painted();
    renderer.paint([stroke(1)]);
    expect(pieces).toEqual(["move 0", "line 0.01"]);
  });

  it("goes through the middles of the points, straight to the last", () => {
    const { pieces, renderer } = painted();
    renderer.paint([stroke(3)]);
    expect(pieces).toEqual(["move 0", "curve 0.5", "curve 1.5", "line 2"]);
  });

  it("paints of a stroke that has grown only what is new", () => {
    const { pieces, renderer } = painted();
    renderer.extend(stroke(1000), 998);
    expect(pieces).toEqual(["move 996.5", "curve 997.5", "curve 998.5", "line 999"]);
  });
});
