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
    save: () => {},
    restore: () => {},
    clip: () => {},
    getTransform: () => {},
    resetTransform: () => {},
    rect: (...box: number[]) => pieces.push(`rect ${box.join(" ")}`),
    clearRect: () => pieces.push("clear"),
    moveTo: (x: number) => pieces.push(`move ${x}`),
    lineTo: (x: number) => pieces.push(`line ${x}`),
    quadraticCurveTo: (_x: number, _y: number, x: number) => pieces.push(`curve ${x}`),
  };
  const canvas = { clientWidth: 240, clientHeight: 180, width: 480, height: 360, getContext: () => context };
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

  it("begins a piece anew where the line becomes wider or thinner", () => {
    const { pieces, renderer } = painted();
    renderer.extend(
      [0, 1, 2].map((x) => ({ x, y: 0, pressure: x / 2 })),
      0,
    );
    expect(pieces).toEqual(["move 0", "curve 0.5", "move 0.5", "curve 1.5", "line 2"]);
  });

  it("paints a part anew with the strokes that reach into it, and no others", () => {
    const { pieces, renderer } = painted();
    const [near, far] = [0, 500].map((y) => stroke(2).map(({ x }) => ({ x, y })));
    renderer.repaint([near!, far!], { x: 0, y: 0, width: 30, height: 30 });
    expect(pieces).toEqual(["rect 0 0 18 18", "clear", "move 0", "curve 0.5", "line 1"]);
  });

  it("paints of a stroke that has grown only what is new", () => {
    const { pieces, renderer } = painted();
    renderer.extend(stroke(1000), 998);
    expect(pieces).toEqual(["move 996.5", "curve 997.5", "curve 998.5", "line 999"]);
  });
});
