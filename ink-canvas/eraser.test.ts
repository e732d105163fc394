import { describe, expect, it } from "vitest";
import type { Stroke } from "../src/ink/stroke.ts";
import { eraser, strokesAt } from "./eraser.ts";
import type { FinishedInk } from "./finished-ink.ts";

const line = (x: number): Stroke => [
  { x, y: 100 },
  { x, y: 300 },
];
const [left, middle, right] = [line(100), line(200), line(300)];
const dot: Stroke = [{ x: 400, y: 200 }];

function erasing() {
  const all = [left!, middle!, right!, dot];
  const ink = {
    visible: all,
    erase(strokes: readonly Stroke[]) {
      ink.visible = ink.visible.filter((stroke) => !strokes.includes(stroke));
    },
    restore() {
      ink.visible = all;
    },
  };
  const erased: (readonly Stroke[])[] = [];
  return { ink, erased, eraser: eraser(ink as unknown as FinishedInk, (strokes) => erased.push(strokes)) };
}

describe("eraser", () => {
  it("takes whole strokes where it goes, however fast, and tells of them once", () => {
    const { ink, erased, eraser } = erasing();
    eraser.begin({ x: 150, y: 200 });
    expect(ink.visible).toHaveLength(4);
    eraser.extend({ x: 390, y: 200 });
    expect(ink.visible).toEqual([left]);
    eraser.end();
    eraser.begin({ x: 150, y: 200 });
    eraser.end();
    expect(erased).toEqual([[middle, right, dot], []]);
  });

  it("takes nothing on the way to where it comes back to the paper", () => {
    const { ink, eraser } = erasing();
    eraser.begin({ x: 150, y: 200 });
    eraser.jump({ x: 300, y: 100 });
    expect(ink.visible).toEqual([left, middle, dot]);
  });

  it("takes nothing when it is taken back", () => {
    const { ink, erased, eraser } = erasing();
    eraser.begin({ x: 100, y: 200 });
    expect(ink.visible).toHaveLength(3);
    eraser.discard();
    eraser.begin({ x: 600, y: 200 });
    eraser.end();
    expect([ink.visible.length, erased]).toEqual([4, [[]]]);
  });

  it("reaches a little further than the line", () => {
    expect(strokesAt([left!, dot], { x: 118, y: 200 })).toEqual([left]);
    expect(strokesAt([left!, dot], { x: 120, y: 200 })).toEqual([]);
    expect(strokesAt([left!, dot], { x: 100, y: 318 })).toEqual([left]);
    expect(strokesAt([left!, dot], { x: 400, y: 218 })).toEqual([dot]);
  });
});
