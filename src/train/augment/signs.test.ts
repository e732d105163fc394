import { expect, it } from "vitest";
import { bounds } from "../../ink/stroke.ts";
import { signs } from "./signs.ts";

it("knows signs as large as one, none of them twice", () => {
  expect(new Set(signs.map((sign) => JSON.stringify(sign))).size).toBe(signs.length);
  for (const sign of signs) {
    const area = bounds({ strokes: sign })!;
    expect(Math.max(area.width, area.height)).toBeGreaterThan(0.7);
    expect(Math.max(area.width, area.height)).toBeLessThanOrEqual(1);
  }
});
