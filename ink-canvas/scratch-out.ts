import type { Point, Stroke } from "../src/ink/stroke.ts";
import { listOf } from "./chain.ts";
import type { Strokes } from "./drawing.ts";
import { strokeBox, unionBox } from "./stroke-box.ts";
import { cross } from "./touches.ts";

/** A zigzag goes to and fro at least so often. No digit does, nor two that were joined by a hand: an 8 has four passes, a 33 eight. */
const leastPasses = 7;
/** Each pass is at least so long, as a share of the longest, and goes back aslant by no more than this, as a cosine. */
const leastPass = 0.45;
const sharpestTurn = -0.5;
/** So many passes go through a stroke that is scratched out, and so much of it lies in the zigzag. */
const leastCrossings = 4;
const leastCovered = 0.8;

/**
 * The strokes that a line scratches out: those that a dense zigzag goes over to and fro. Nobody has to know of it, so it is told
 * apart strictly: a line that may be part of a number, or that goes along a stroke to make it bolder, scratches out nothing.
 */
export function scratchedOut(line: Stroke, strokes: Strokes): Stroke[] {
  const turns = turnsOf(line);
  if (turns.length - 1 < leastPasses || !isZigzag(turns)) return [];
  const box = strokeBox(line);
  return listOf(strokes).filter((stroke) => {
    const inside = stroke.filter(
      ({ x, y }) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height,
    );
    return inside.length >= leastCovered * stroke.length && crossings(stroke, turns) >= leastCrossings;
  });
}

/**
 * Its ends, and the points between where it turns back along the axis that it goes to and fro on, which is the one of the two that it
 * goes the longer way on.
 */
function turnsOf(line: Stroke): Point[] {
  const [first] = line;
  if (!first) return [];
  const box = unionBox(line.map(({ x, y }) => ({ x, y, width: 0, height: 0 })));
  const way = (axis: "x" | "y") =>
    line.reduce((sum, point, i) => sum + Math.abs(point[axis] - line[Math.max(i - 1, 0)]![axis]), 0);
  const axis = way("x") >= way("y") ? "x" : "y";
  // What turns by less is a tremor.
  const least = (axis === "x" ? box.width : box.height) * 0.25;
  const turns = [first];
  let furthest = first;
  let ahead = 0;
  for (const point of line) {
    const beyond = point[axis] - furthest[axis];
    if (ahead === 0 ? Math.abs(beyond) > least : beyond * ahead > 0) {
      ahead ||= Math.sign(beyond);
      furthest = point;
    } else if (ahead !== 0 && -beyond * ahead > least) {
      turns.push(furthest);
      ahead = -ahead;
      furthest = point;
    }
  }
  return [...turns, furthest];
}

function isZigzag(turns: readonly Point[]): boolean {
  const passes = turns.slice(1).map((point, i) => ({ x: point.x - turns[i]!.x, y: point.y - turns[i]!.y }));
  const lengths = passes.map(({ x, y }) => Math.hypot(x, y));
  const longest = Math.max(...lengths);
  if (lengths.some((length) => length < leastPass * longest)) return false;
  return passes.slice(1).every((pass, i) => {
    const before = passes[i]!;
    return pass.x * before.x + pass.y * before.y <= sharpestTurn * lengths[i]! * lengths[i + 1]!;
  });
}

/** How many passes go through a stroke. Those that go along it do not. */
function crossings(stroke: Stroke, turns: readonly Point[]): number {
  return turns
    .slice(1)
    .filter((to, i) => stroke.some((point, j) => j > 0 && cross(stroke[j - 1]!, point, turns[i]!, to))).length;
}
