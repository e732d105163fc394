import { describe, expect, it } from "vitest";
import { maskWhere } from "../../test/support/mask-of.ts";
import { findCells } from "./cells.ts";

const isFrame = (x: number, y: number, left: number, top: number, width: number, height: number) =>
  x >= left &&
  y >= top &&
  x < left + width &&
  y < top + height &&
  (x < left + 2 || y < top + 2 || x >= left + width - 2 || y >= top + height - 2);

describe("cells", () => {
  it("are what lines go around, with their corners", () => {
    const mask = maskWhere(100, 80, (x, y) => isFrame(x, y, 20, 10, 60, 50));
    const [cell, ...others] = findCells(mask);
    expect(others).toEqual([]);
    const wanted = [
      [22, 12],
      [78, 12],
      [78, 58],
      [22, 58],
    ];
    for (const [i, { x, y }] of cell!.corners.entries()) {
      expect(Math.hypot(x - wanted[i]![0]!, y - wanted[i]![1]!)).toBeLessThan(3);
    }
  });

  it("are found where a line of a pixel goes around a digit that is hardly a dozen high", () => {
    const isBox = (x: number, y: number) =>
      x >= 20 && x <= 34 && y >= 20 && y <= 38 && (x === 20 || x === 34 || y === 20 || y === 38);
    expect(findCells(maskWhere(60, 60, (x, y) => isBox(x, y) || (x === 27 && y > 23 && y < 35)))).toHaveLength(1);
  });

  it("are found askew, with a digit in them, and where a line is broken by a pixel", () => {
    const turned = (x: number, y: number) => {
      const [u, v] = [(x - 70) * 0.94 + (y - 70) * 0.34, (y - 70) * 0.94 - (x - 70) * 0.34];
      return isFrame(u, v, -40, -35, 80, 70) || (Math.abs(u) < 4 && Math.abs(v) < 20);
    };
    expect(findCells(maskWhere(140, 140, turned))).toHaveLength(1);
    expect(findCells(maskWhere(100, 80, (x, y) => isFrame(x, y, 20, 10, 60, 50) && y !== 30))).toHaveLength(1);
  });

  it("are none that is open, tiny, or no quad", () => {
    expect(findCells(maskWhere(100, 80, (x, y) => isFrame(x, y, 20, 10, 60, 50) && (y < 25 || y > 35)))).toEqual([]);
    expect(findCells(maskWhere(100, 80, (x, y) => isFrame(x, y, 20, 10, 12, 12)))).toEqual([]);
    const isTriangle = (x: number, y: number) =>
      y > 10 && y < 90 && (Math.abs(x - 50) > (y - 10) / 2 - 2 || y > 87) && Math.abs(x - 50) <= (y - 10) / 2;
    expect(findCells(maskWhere(100, 100, isTriangle))).toEqual([]);
  });
});
