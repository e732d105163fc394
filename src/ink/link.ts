import { fault, type TenpenError } from "../errors.ts";
import { simplify } from "./simplify.ts";
import { bounds, type Ink, type Point, type Stroke } from "./stroke.ts";

// A drawing as a text for the fragment of a link. It is base64url of bytes, all of them numbers in groups of seven bits, the lowest
// first (LEB128), signed ones in zigzag:
//
//   version (1) · width and height of the surface · step
//   and for each stroke: how many points · pause before it · its duration · first point, from the last one of the stroke before ·
//   each other point, from the one before
//
// Places are in steps of `step` hundredths of the unit; times in fiftieths of a second.
const version = 1;
const tick = 20;
/** A link that is longer is cut by some programs on its way. */
const longest = 8_000;
/** Points that the lines between points are filled up with stand so far apart, as a share of the longer side of the surface. */
const spacing = 1 / 80;
/** A pause longer than this, in milliseconds, says nothing about the hand. */
const longestPause = 2_000;

/** What is tried until the link is short enough: how far the line may be from itself, as a share of the largest stroke. */
const tolerances = [0.01, 0.015, 0.02, 0.025] as const;

export interface LinkOptions {
  /** It is drawn more coarsely, within limits that do not change what is read, until it has no more characters than this. */
  readonly length?: number;
}

/**
 * The drawing as letters, digits, `-` and `_`, in few of them: pressure, and what the line has besides its shape, is left out. Of the time
 * it keeps how long each stroke and the pauses between them took.
 *
 * @throws TenpenError of code `limit` where it would be longer than 8,000 characters.
 */
export function formatInkLink(ink: Ink, { length = 250 }: LinkOptions = {}): string {
  let text = "";
  for (const tolerance of tolerances) {
    text = write(ink, tolerance);
    if (text.length <= length) return text;
  }
  if (text.length > longest) throw fault("limit", "link", `must have at most ${longest} characters`, text.length);
  return text;
}

/**
 * The drawing of a link: lines between its points are filled up with points, which have the times that the pen had there at an even speed,
 * where the link has times.
 *
 * @throws TenpenError of code `ink` when it is damaged.
 */
export function parseInkLink(text: string): Ink {
  const next = reader(bytesOf(text));
  if (next() !== version) throw damaged("must be of a version that is known");
  const [width, height, step] = [next(), next(), next() / 100];
  if (!(width > 0 && height > 0 && step > 0)) throw damaged("must have a surface");
  const strokes: Stroke[] = [];
  let [x, y, t] = [0, 0, 0];
  for (let count = next.orEnd(); count !== undefined; count = next.orEnd()) {
    if (count === 0 || count > longest) throw damaged("must have strokes of points");
    t += next() * tick;
    const duration = next() * tick;
    const points = Array.from({ length: count }, (): Point => {
      x += zigzag(next());
      y += zigzag(next());
      return { x: x * step, y: y * step };
    });
    const isOn = (at: number, side: number) => at >= -step && at <= side + step;
    if (!points.every(({ x, y }) => isOn(x, width) && isOn(y, height))) throw damaged("must lie on its surface");
    strokes.push(timed(filled(points, Math.max(width, height) * spacing), t, duration));
    t += duration;
  }
  const isTimed = t > 0;
  return { strokes: isTimed ? strokes : strokes.map((stroke) => stroke.map(({ x, y }) => ({ x, y }))), width, height };
}

function write(ink: Ink, tolerance: number): string {
  const { width, height, strokes } = onSurface(ink);
  const size = Math.max(1, ...strokes.map(longerSide));
  const step = Math.max(1, Math.round(size * tolerance * 50)); // half the tolerance
  const numbers = [version, width, height, step];
  let [x, y] = [0, 0];
  let end: number | undefined;
  for (const stroke of strokes) {
    const points = simplify(stroke, size * tolerance);
    const [start, stop] = [stroke[0]!.t, stroke.at(-1)!.t];
    const pause = start === undefined || end === undefined ? 0 : start - end;
    numbers.push(points.length, ticks(Math.min(pause, longestPause)), ticks((stop ?? 0) - (start ?? 0)));
    for (const point of points) {
      const at = [Math.round((point.x * 100) / step), Math.round((point.y * 100) / step)] as const;
      numbers.push(unsigned(at[0] - x), unsigned(at[1] - y));
      [x, y] = at;
    }
    end = stop;
  }
  return textOf(numbers);
}

/** Strokes with points, on a surface that has a size in whole numbers: what lies beyond its own, or has none, on one of its size. */
function onSurface({ strokes, width = 0, height = 0 }: Ink) {
  const drawn = strokes.filter(({ length }) => length > 0);
  const box = bounds({ strokes }) ?? { x: 0, y: 0, width: 0, height: 0 };
  if (width > 0 && box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height) {
    return { strokes: drawn, width: Math.ceil(width), height: Math.ceil(height) };
  }
  const moved = drawn.map((stroke) => stroke.map((point) => ({ ...point, x: point.x - box.x, y: point.y - box.y })));
  return { strokes: moved, width: Math.max(1, Math.ceil(box.width)), height: Math.max(1, Math.ceil(box.height)) };
}

function longerSide(stroke: Stroke): number {
  const { width, height } = bounds({ strokes: [stroke] })!;
  return Math.max(width, height);
}

function ticks(milliseconds: number): number {
  return Math.max(0, Math.round(milliseconds / tick));
}

/** The stroke with points on its lines, no farther apart than `apart`. */
function filled(points: Stroke, apart: number): Stroke {
  return points.flatMap((to, i) => {
    const from = points[i - 1];
    if (!from) return [to];
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const count = Math.max(1, Math.ceil(Math.sqrt(dx * dx + dy * dy) / apart));
    return Array.from({ length: count }, (_, n) => ({
      x: from.x + (dx * (n + 1)) / count,
      y: from.y + (dy * (n + 1)) / count,
    }));
  });
}

/** With the times that a pen of even speed had. */
function timed(stroke: Stroke, start: number, duration: number): Stroke {
  return stroke.map((point, i) => ({ ...point, t: start + (duration * i) / Math.max(stroke.length - 1, 1) }));
}

function unsigned(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

function zigzag(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}

function textOf(numbers: readonly number[]): string {
  let binary = "";
  for (let value of numbers) {
    // Not by shifting: those are cut to 32 bits.
    for (; value >= 128; value = Math.floor(value / 128)) binary += String.fromCharCode((value % 128) + 128);
    binary += String.fromCharCode(value);
  }
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function bytesOf(text: string): string {
  if (!/^[\w-]+$/.test(text) || text.length > longest) throw damaged("must be letters, digits, - and _", text);
  try {
    return atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  } catch {
    throw damaged("must be whole", text);
  }
}

/** Gives one number after the other; `orEnd` undefined where there are no more. */
function reader(bytes: string): (() => number) & { orEnd(): number | undefined } {
  let at = 0;
  const next = () => {
    let value = 0;
    for (let unit = 1; unit <= 128 ** 4; unit *= 128) {
      const byte = bytes.charCodeAt(at++);
      if (Number.isNaN(byte)) throw damaged("must be whole");
      value += (byte % 128) * unit;
      if (byte < 128) return value;
    }
    throw damaged("must have numbers that a drawing has");
  };
  return Object.assign(next, { orEnd: () => (at < bytes.length ? next() : undefined) });
}

function damaged(rule: string, got: unknown = "another text"): TenpenError {
  return fault("ink", "link", rule, got);
}
