import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseInkLines } from "./jsonl.ts";
import { formatInkLink, parseInkLink } from "./link.ts";
import { bounds, type Ink, type Stroke } from "./stroke.ts";

const fixture = (name: string) =>
  parseInkLines(readFileSync(join(import.meta.dirname, "../../test/fixtures", name), "utf8"));

const nearest = (points: Stroke, { x, y }: { x: number; y: number }) =>
  Math.min(...points.map((point) => Math.hypot(point.x - x, point.y - y)));

describe("a link", () => {
  it("has few characters that need no escape, and the drawing within a fortieth of its largest stroke", () => {
    for (const { ink } of [...fixture("digits.ink.jsonl"), ...fixture("letters.ink.jsonl")]) {
      const link = formatInkLink(ink);
      expect(link).toMatch(/^[\w-]{10,250}$/);
      const read = parseInkLink(link);
      const drawn = ink.strokes.filter(({ length }) => length > 0);
      expect(read.strokes).toHaveLength(drawn.length);
      const [box, back] = [bounds(ink)!, bounds(read)!];
      const size = Math.max(box.width, box.height);
      // Where the drawing does not lie on its surface it comes back on one of its own.
      const [dx, dy] = read.width === ink.width ? [0, 0] : [box.x, box.y];
      for (const [i, stroke] of drawn.entries()) {
        for (const { x, y } of stroke) {
          // And half of what points that fill up stand apart.
          const apart = Math.max(read.width!, read.height!) / 160;
          expect(nearest(read.strokes[i]!, { x: x - dx, y: y - dy })).toBeLessThan(0.045 * size + apart);
        }
      }
      expect(back.width).toBeCloseTo(box.width, -Math.log10(size / 10));
    }
  });

  it("keeps how long strokes and pauses took, and no pause without end", () => {
    const stroke = (t: number): Stroke => [
      { x: 10, y: 10, t },
      { x: 10, y: 200, t: t + 300 },
    ];
    const ink: Ink = { strokes: [stroke(50_000), stroke(50_700), stroke(90_000)], width: 800, height: 600 };
    const times = parseInkLink(formatInkLink(ink)).strokes.map((stroke) => [stroke[0]!.t, stroke.at(-1)!.t]);
    expect(times).toEqual([
      [0, 300],
      [700, 1000],
      [3000, 3300],
    ]);
    const still = { ...ink, strokes: [[{ x: 1, y: 1 }]] };
    expect(parseInkLink(formatInkLink(still)).strokes).toEqual([[{ x: expect.closeTo(1), y: expect.closeTo(1) }]]);
  });

  it("of no ink has none", () => {
    expect(parseInkLink(formatInkLink({ strokes: [[]] })).strokes).toEqual([]);
  });

  it("brings any drawing back, as many strokes as it has", () => {
    const side = fc.integer({ min: 0, max: 600 });
    const strokes = fc.array(fc.array(fc.record({ x: side, y: side }), { minLength: 1, maxLength: 30 }), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(strokes, (strokes) => {
        const read = parseInkLink(formatInkLink({ strokes, width: 800, height: 600 }));
        expect(read.strokes.map(({ length }) => length > 0)).toEqual(strokes.map(() => true));
      }),
    );
  });

  it("that is too long is refused", () => {
    const strokes = Array.from({ length: 4_000 }, (_, i) => [{ x: i % 800, y: (i * 7) % 600 }]);
    expect(() => formatInkLink({ strokes, width: 800, height: 600 })).toThrow(
      /^link: must have at most 8000 characters, got \d+$/,
    );
  });

  it.each([
    ["", /^link: must be letters, digits, - and _, got ""/],
    ["a b", /must be letters/],
    ["A", /must be whole/],
    ["AA", /must be of a version that is known/],
    ["AQ", /must be whole/],
    ["AQAAAA", /must have a surface/],
    ["a".repeat(9_000), /must be letters/],
    ["AaAGWAQBAAD_____DwI", /must/],
  ])("that is damaged is refused: %s", (link, message) => {
    expect(() => parseInkLink(link)).toThrow(message);
  });

  it("of whatever characters is a drawing or refused, and ends", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from("AQaBg_-9xZ")), maxLength: 60 }), (text) => {
        try {
          parseInkLink(`AaAGWA${text}`);
        } catch (error) {
          expect(String(error)).toMatch(/^TenpenError: link: must /);
        }
      }),
    );
  });
});
