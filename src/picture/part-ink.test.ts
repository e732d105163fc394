import { describe, expect, it } from "vitest";
import { maskWhere } from "../../test/support/mask-of.ts";
import { partInk } from "./part-ink.ts";

type Where = (x: number, y: number) => boolean;

function part(size: number, where: Where) {
  const mask = maskWhere(size, size, where);
  const ink = { width: size, height: size, mask: mask.data, strength: Float32Array.from(mask.data) };
  const { strokes } = partInk(ink);
  return (some: Where) => {
    const at = (data: Uint8Array) =>
      data.filter((value, i) => value === 1 && some(i % size, Math.floor(i / size))).length;
    return at(strokes.data) / at(mask.data);
  };
}

/** A ring of 5 pixels, 60 high and 36 wide, with its middle there. */
const zero =
  (left: number, top: number): Where =>
  (x, y) => {
    const away = Math.hypot((x - left) / 18, (y - top) / 30);
    return away < 1 && away > 0.72;
  };

describe("ink", () => {
  it("is parted from the lines of squared paper, with digits between and across them", () => {
    const isLine: Where = (x, y) => x % 40 === 7 || y % 40 === 7;
    const digits = [zero(100, 120), zero(180, 130), zero(260, 240)];
    const isDigit: Where = (x, y) => digits.some((digit) => digit(x, y));
    const left = part(400, (x, y) => isLine(x, y) || isDigit(x, y));
    expect(left(isDigit)).toBeGreaterThan(0.9);
    expect(left((x, y) => isLine(x, y) && !isDigit(x, y))).toBeLessThan(0.05);
  });

  it("is whole where nothing is ruled, also a minus and a 1", () => {
    const isInk: Where = (x, y) =>
      zero(100, 120)(x, y) || (x > 150 && x < 190 && y > 118 && y < 123) || (x > 210 && x < 215 && y > 90 && y < 150);
    expect(part(300, isInk)(isInk)).toBe(1);
  });

  it("is without the frame of a box that was cut out around a digit", () => {
    const isFrame: Where = (x, y) => Math.min(x, y) < 8 || Math.max(x, y) > 117;
    const left = part(128, (x, y) => isFrame(x, y) || zero(64, 64)(x, y));
    expect(left(isFrame)).toBeLessThan(0.06);
    expect(left(zero(64, 64))).toBe(1);
  });
});
