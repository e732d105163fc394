import { describe, expect, it } from "vitest";
import { maskWhere } from "../../test/support/mask-of.ts";
import { partRules } from "./rules.ts";

const options = { thickness: 4, length: 120, gap: 24 };
const size = 200;

type Where = (x: number, y: number) => boolean;
/** Lines that rise a little, and strokes of six pixels: a bar down, and one from side to side. */
const rule: Where = (x, y) => Math.abs(y - 100 - 0.05 * x) < 1.5;
const upright: Where = (x, y) => Math.abs(x - 40 + 0.04 * y) < 1.5;
const bar: Where = (x, y) => x >= 90 && x < 96 && y >= 70 && y < 140;
const dash: Where = (x, y) => y >= 50 && y < 56 && x >= 110 && x < 150;

const count = (data: Uint8Array, where: Where) =>
  data.filter((value, i) => value === 1 && where(i % size, Math.floor(i / size))).length;

describe("rules", () => {
  it("are parted from strokes that stand on them and cross them, which stay whole", () => {
    const mask = maskWhere(size, size, (x, y) => rule(x, y) || upright(x, y) || bar(x, y) || dash(x, y));
    const { strokes, rules } = partRules(mask, options);
    for (const stroke of [bar, dash]) expect(count(strokes.data, stroke)).toBe(count(mask.data, stroke));
    const isBeside: Where = (x, y) => (rule(x, y) || upright(x, y)) && (x < 84 || x > 102);
    expect(count(strokes.data, isBeside)).toBeLessThan(0.03 * count(mask.data, isBeside));
    expect(count(rules.data, rule)).toBeGreaterThan(0.95 * count(mask.data, rule));
  });

  it("go on where the pen left nothing", () => {
    const mask = maskWhere(size, size, (x, y) => rule(x, y) && (x < 90 || x > 105));
    const { rules } = partRules(mask, options);
    expect(count(rules.data, (x, y) => rule(x, y) && x >= 90 && x <= 105)).toBeGreaterThan(30);
  });

  it("are erased beside what touches them, whichever way that leads", () => {
    // Both rise from a bar, or fall to one, at so small an angle that the bar is followed in place of the rule.
    const isRule: Where = (_, y) => y >= 100 && y < 102;
    for (const sign of [-1, 1]) {
      const stroke: Where = (x, y) => x >= 80 && x < 120 && Math.abs(y - 100.5 - sign * 0.2 * (x - 85)) < 2;
      const mask = maskWhere(size, size, (x, y) => isRule(x, y) || stroke(x, y));
      const { strokes } = partRules(mask, { ...options, gap: 60 });
      const isBeside: Where = (x, y) => isRule(x, y) && (x < 74 || x > 126);
      expect(count(strokes.data, isBeside)).toBe(0);
    }
  });

  it("leave nothing beside a stroke across them, which another may lie next to", () => {
    const isAcross: Where = (x, y) => x >= 90 && x < 96 && y >= 60 && y < 140;
    const isRule: Where = (_, y) => y >= 100 && y < 102;
    const mask = maskWhere(size, size, (x, y) => isRule(x, y) || isAcross(x, y));
    const { strokes } = partRules(mask, options);
    expect(count(strokes.data, isAcross)).toBe(count(mask.data, isAcross));
    expect(count(strokes.data, (x, y) => isRule(x, y) && (x < 89 || x > 96))).toBe(0);
  });

  it("are not short, thick or bent", () => {
    const isThick: Where = (x, y) => Math.abs(y - 100) < 4 && x > 10;
    const isRound: Where = (x, y) => Math.abs(Math.hypot(x - 100, y - 100) - 80) < 1.5;
    for (const where of [dash, isThick, isRound]) {
      const mask = maskWhere(size, size, where);
      expect(partRules(mask, options).strokes.data).toEqual(mask.data);
    }
  });
});
