import { describe, expect, it } from "vitest";
import { brushWidth, onPaper, paper, toPaper, towards } from "./paper.ts";

describe("paper", () => {
  it("maps the canvas to 800 by 600 units, wherever and however large it is", () => {
    const rect = { left: 20, top: 64, width: 360, height: 270 };
    expect(toPaper(20, 64, rect)).toEqual({ x: 0, y: 0 });
    expect(toPaper(200, 199, rect)).toEqual({ x: 400, y: 300 });
    expect(toPaper(380, 334, rect)).toEqual({ x: 800, y: 600 });
  });

  it("gives the same point for the same place of a canvas of another size", () => {
    const small = toPaper(10 + 0.3 * 240, 5 + 0.7 * 180, { left: 10, top: 5, width: 240, height: 180 });
    const large = toPaper(-4 + 0.3 * 560, 90 + 0.7 * 420, { left: -4, top: 90, width: 560, height: 420 });
    expect(small.x).toBeCloseTo(large.x, 9);
    expect(small.y).toBeCloseTo(large.y, 9);
  });

  it("stays finite on a canvas that has no size yet", () => {
    const point = toPaper(7, 7, { left: 0, top: 0, width: 0, height: 0 });
    expect(Number.isFinite(point.x) && Number.isFinite(point.y)).toBe(true);
  });

  it("goes all the way to a point on the paper", () => {
    const to = { x: 799, y: 0 };
    expect(towards({ x: 1, y: 1 }, to)).toBe(to);
  });

  it("stops where the way leaves the paper, without a hook along the edge", () => {
    expect(towards({ x: 250, y: 500 }, { x: 150, y: 700 })).toEqual({ x: 200, y: 600 });
    expect(towards({ x: 100, y: 100 }, { x: -100, y: 300 })).toEqual({ x: 0, y: 200 });
  });

  it("stays at the edge while the pen is beyond it", () => {
    expect(towards({ x: 200, y: 600 }, { x: 300, y: 800 })).toEqual({ x: 200, y: 600 });
  });

  it("never leaves the paper, in whatever direction", () => {
    for (let i = 0; i < 360; i++) {
      const angle = (i * Math.PI) / 180;
      const to = { x: 410 + 3e4 * Math.cos(angle), y: 33 + 3e4 * Math.sin(angle) };
      const end = towards({ x: 410, y: 33 }, to);
      expect(onPaper(end)).toEqual(end);
    }
  });

  it("has a brush of 8 CSS pixels where it is 640 wide", () => {
    expect((brushWidth / paper.width) * 640).toBeCloseTo(8, 9);
  });

  it("clamps to the nearest point", () => {
    expect(onPaper({ x: -3, y: 612 })).toEqual({ x: 0, y: 600 });
  });
});
