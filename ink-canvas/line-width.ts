import type { Point, Stroke } from "../src/ink/stroke.ts";
import { brushWidth } from "./paper.ts";

/** The width is even over so many points: a single one says little of how fast or hard the pen goes. */
const span = 6;
/** Faster than this a line is no thinner, in units of the paper a millisecond: a quick hand. */
const fast = 4;

/**
 * How wide a stroke is to be seen at one of its points, in units of the paper: by how hard a stylus presses, or else by how fast
 * the pen goes. It depends on that point and a few before it, so that a stroke that grows need not be painted again. It is for the
 * eye alone: strokes are read by where they go.
 */
export function lineWidth(stroke: Stroke, index: number): number {
  const from = Math.max(0, index - span);
  const pressure = meanPressure(stroke, from, index);
  const share = pressure === undefined ? 1.1 - 0.3 * speedShare(stroke, from, index) : 0.5 + pressure;
  return Math.round(share * brushWidth * 2) / 2;
}

function meanPressure(stroke: Stroke, from: number, to: number): number | undefined {
  let sum = 0;
  let count = 0;
  for (let i = from; i <= to; i++) {
    const { pressure } = stroke[i]!;
    if (pressure === undefined) continue;
    sum += Math.min(Math.max(pressure, 0), 1);
    count++;
  }
  return count > 0 ? sum / count : undefined;
}

/** 0 at rest, 1 where it is fast, and a third where nobody knows, which makes it as wide as the brush. */
function speedShare(stroke: Stroke, from: number, to: number): number {
  const time = (stroke[to]!.t ?? Number.NaN) - (stroke[from]!.t ?? Number.NaN);
  if (Number.isNaN(time)) return 1 / 3;
  let way = 0;
  for (let i = from + 1; i <= to; i++) way += distance(stroke[i - 1]!, stroke[i]!);
  if (way === 0) return 0;
  return Math.min(way / Math.max(time, 0) / fast, 1);
}

function distance(a: Point, b: Point): number {
  return Math.hypot(b.x - a.x, b.y - a.y);
}
