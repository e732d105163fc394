import { fault } from "../errors.ts";
import { type Ink, maxCoordinate, type Point } from "../ink/stroke.ts";

/** Of the surface, in the unit of the points. */
const size = 105;

/**
 * Reads one drawing of Omniglot, https://github.com/brendenlake/omniglot: `START`, then points `x,y,t`, with `BREAK` behind each stroke.
 * There y grows upward, from −105 to 0; it is turned to grow downward. t is in milliseconds.
 *
 * @param what names the text in messages.
 * @throws TenpenError naming the line, counted from 1.
 */
export function parseOmniglot(text: string, what: string): Ink {
  const strokes: Point[][] = [];
  let stroke: Point[] = [];
  let hasStarted = false;
  const lines = text.replace(/^\uFEFF/, "").split("\n");
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!.trim();
    const broken = (rule: string) => fault("data", what, `line ${i + 1}: ${rule}`, line);
    if (line === "") continue;
    if (hasStarted === (line === "START")) throw broken("must be START, once, before all else");
    if (line === "START") hasStarted = true;
    else if (line !== "BREAK") stroke.push(readPoint(line, broken));
    else {
      if (stroke.length === 0) throw broken("a stroke must have a point");
      strokes.push(stroke);
      stroke = [];
    }
  }
  if (stroke.length > 0) throw fault("data", what, `line ${lines.length}: a stroke must end with BREAK`, "the end");
  return { strokes, width: size, height: size };
}

function readPoint(line: string, broken: (rule: string) => Error): Point {
  const [x = Number.NaN, upward = Number.NaN, t = Number.NaN, ...more] = line.split(",").map(Number);
  if (!(Math.abs(x) <= maxCoordinate && Math.abs(upward) <= maxCoordinate && Number.isFinite(t)) || more.length > 0) {
    throw broken("a point must be x,y,t within ±1e9");
  }
  return { x, y: 0 - upward, t };
}
