import type { Bounds } from "../ink/stroke.ts";
import { type Component, findComponents } from "./components.ts";
import { findRules, type Runs } from "./find-rules.ts";
import { eraseRules, type Mask } from "./rules.ts";
import type { Plane } from "./shrink.ts";

/** Pixels: no side of a box is shorter. */
const shortest = 18;
/** Of the longer side of what holds on to a box: a side of the box is as long at least, and is not interrupted for longer. */
const side = { long: 0.35, gap: 0.25 };
/** Of its rectangle, what is a box with a digit in it fills no more. */
const filled = 0.5;
/** Of a side: so far from a corner another side may begin. */
const corner = 0.2;
/** Of one side so much must be seen. */
const visible = 0.5;
/** Of the height of a box: what is left of it when its sides are erased is so high at least, or there was no box. */
const content = 0.3;
/** So many of the largest are looked at. */
const mostBoxes = 200;

/** Parts what is written in a box from the box that it touches. @param thickness pixels: a side is no thicker. */
export function eraseBoxes(mask: Mask, thickness: number): Plane<Uint8Array> {
  const { width, height, data, strength } = mask;
  const { labels, components } = findComponents(data, mask);
  const possible = components
    .filter(({ bounds, area }) => {
      return Math.min(bounds.width, bounds.height) >= shortest && area <= filled * bounds.width * bounds.height;
    })
    .toSorted((a, b) => b.area - a.area)
    .slice(0, mostBoxes);
  let out = data;
  for (const { label, bounds } of possible) {
    const { x, y, width: columns, height: rows } = bounds;
    const own = new Uint8Array(columns * rows);
    for (let row = 0, i = 0; row < rows; row++) {
      const at = (y + row) * width + x;
      for (let column = 0; column < columns; column++, i++) if (labels[at + column] === label) own[i] = 1;
    }
    const strengthOf = strength && part({ width, height, data: strength }, bounds);
    const inside = contentOf({ width: columns, height: rows, data: own, ...strengthOf }, thickness);
    if (!inside) continue;
    if (out === data) out = data.slice();
    for (let row = 0, i = 0; row < rows; row++) {
      const at = (y + row) * width + x;
      for (let column = 0; column < columns; column++, i++) {
        if (own[i] === 1 && inside[i] === 0) out[at + column] = 0;
      }
    }
  }
  return { width, height, data: out };
}

/** How strong the ink of a part of a picture is. */
function part({ width, data }: Plane, { x, y, width: columns, height: rows }: Bounds): Pick<Mask, "strength"> {
  const strength = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    const at = (y + row) * width + x;
    strength.set(data.subarray(at, at + columns), row * columns);
  }
  return { strength };
}

/** What is left of a component without the sides of a box: undefined where there is no box, or nothing in it. */
function contentOf(mask: Mask, thickness: number): Uint8Array | undefined {
  const longest = Math.max(mask.width, mask.height);
  const length = Math.max(shortest, side.long * longest);
  const { level, upright } = findRules(mask, { thickness, length, gap: side.gap * longest });
  const box = boxOf(level.map(spanOf), upright.map(spanOf));
  if (!box) return undefined;
  const rules = {
    level: level.filter((runs) => isOf(spanOf(runs), box.left, box.right, [box.top, box.bottom])),
    upright: upright.filter((runs) => isOf(spanOf(runs), box.top, box.bottom, [box.left, box.right])),
  };
  const { strokes } = eraseRules(mask, rules);
  const left = findComponents(strokes.data, strokes).components.reduce(largest, undefined);
  return left && left.bounds.height >= content * (box.bottom - box.top) ? strokes.data : undefined;
}

function largest(a: Component | undefined, b: Component): Component {
  return !a || b.area > a.area ? b : a;
}

/** From where to where a rule goes, and how far down, or to the right, it lies. */
interface Span {
  readonly from: number;
  readonly to: number;
  readonly at: number;
}

function spanOf(runs: Runs): Span {
  let sum = 0;
  for (let i = 0; i < runs.length; i += 3) sum += (runs[i + 1]! + runs[i + 2]! - 1) / 2;
  return { from: runs[0]!, to: runs.at(-3)!, at: (3 * sum) / runs.length };
}

/** Whether it is a side of a box, or parts it from side to side. */
function isOf(span: Span, start: number, end: number, sides: readonly number[]): boolean {
  return goesFrom(span, start, end) || (sides.includes(span.at) && liesAlong(span, start, end));
}

/** Whether it goes about from there to there. */
function goesFrom({ from, to }: Span, start: number, end: number): boolean {
  const most = slack(start, end);
  return Math.abs(from - start) <= most && Math.abs(to - end) <= most;
}

/** Whether it goes about from there to there, or a good part of the way: the rest is hidden by a stroke. */
function liesAlong({ from, to }: Span, start: number, end: number): boolean {
  const most = slack(start, end);
  return from >= start - most && to <= end + most && to - from >= visible * (end - start);
}

function slack(start: number, end: number): number {
  return Math.max(4, corner * (end - start));
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The largest box: four sides, three of which go about from one of their neighbours to the other. */
function boxOf(level: readonly Span[], upright: readonly Span[]): Box | undefined {
  let found: Box | undefined;
  for (const top of level) {
    for (const bottom of level) {
      if (bottom.at - top.at < shortest) continue;
      for (const left of upright) {
        for (const right of upright) {
          if (right.at - left.at < shortest) continue;
          const [across, down] = [[left.at, right.at] as const, [top.at, bottom.at] as const];
          const lying = [top, bottom].filter((span) => liesAlong(span, ...across));
          const standing = [left, right].filter((span) => liesAlong(span, ...down));
          if (lying.length + standing.length < 4) continue;
          const whole = [
            ...lying.filter((span) => goesFrom(span, ...across)),
            ...standing.filter((span) => goesFrom(span, ...down)),
          ];
          const box = { left: left.at, right: right.at, top: top.at, bottom: bottom.at };
          if (whole.length >= 3 && (!found || areaOf(box) > areaOf(found))) found = box;
        }
      }
    }
  }
  return found;
}

function areaOf({ left, right, top, bottom }: Box): number {
  return (right - left) * (bottom - top);
}
