import { describe, expect, it } from "vitest";
import { rounded } from "./rounded.ts";

const corner = [
  { x: 0, y: 0 },
  { x: 100, y: 0 },
  { x: 100, y: 100 },
];

describe("rounded corners", () => {
  it("begin and end where the way does, and stay inside of the corner", () => {
    const points = rounded(corner);
    expect([points[0], points.at(-1)]).toEqual([corner[0], corner[2]]);
    expect(points.length).toBeGreaterThan(8);
    for (const { x, y } of points) expect(x >= y && x <= 100 && y <= 100).toBe(true);
    expect(points).not.toContainEqual(corner[1]);
  });

  it("are the same in however many steps a side was drawn", () => {
    const steps = [0, 25, 50, 75, 100];
    const drawn = [...steps.map((x) => ({ x, y: 0 })), ...steps.slice(1).map((y) => ({ x: 100, y }))];
    expect(rounded(drawn)).toEqual(rounded(corner));
  });

  it("are no wider on a long side", () => {
    const long = rounded(corner.map(({ x, y }) => ({ x: x * 4, y: y * 4 })));
    // Three times a cell, and not three quarters of the side.
    expect(Math.max(...long.filter(({ y }) => y === 0).map(({ x }) => x))).toBe(325);
  });

  it("leave what has none as it is", () => {
    expect(rounded([])).toEqual([]);
    expect(rounded([{ x: 1, y: 1 }])).toEqual([{ x: 1, y: 1 }]);
    expect(rounded([0, 1, 2].map((x) => ({ x, y: 3 })))).toEqual([0, 2].map((x) => ({ x, y: 3 })));
  });

  it("keep a way that turns back on itself", () => {
    const back = rounded([0, 100, 50].map((x) => ({ x, y: 0 })));
    expect(Math.max(...back.map(({ x }) => x))).toBeGreaterThan(75);
  });
});
