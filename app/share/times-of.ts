import type { Ink, Stroke } from "../../src/ink/stroke.ts";

/** Where nobody knows, a pen goes so far in a millisecond, as a share of the longer side of the surface, and waits so long between strokes. */
const speed = 1 / 1500;
const pause = 200;
/** All of it takes no longer: nobody waits for a slow hand. */
const longest = 8_000;

/** When each stroke begins and how long it takes, in milliseconds from the first. */
export function timesOf(ink: Ink): { readonly start: number; readonly duration: number }[] {
  const isTimed = ink.strokes.every((stroke) => stroke[0]?.t !== undefined) && (ink.strokes.at(-1)?.at(-1)?.t ?? 0) > 0;
  const times = isTimed ? written(ink) : even(ink);
  const last = times.at(-1);
  const scale = Math.min(1, longest / Math.max(last ? last.start + last.duration : 0, 1));
  return times.map(({ start, duration }) => ({ start: start * scale, duration: duration * scale }));
}

function written({ strokes }: Ink) {
  const begin = strokes[0]![0]!.t!;
  return strokes.map((stroke) => ({ start: stroke[0]!.t! - begin, duration: stroke.at(-1)!.t! - stroke[0]!.t! }));
}

function even({ strokes, width = 1, height = 1 }: Ink) {
  let start = 0;
  return strokes.map((stroke) => {
    const duration = lengthOf(stroke) / (Math.max(width, height) * speed);
    const time = { start, duration };
    start += duration + pause;
    return time;
  });
}

function lengthOf(stroke: Stroke): number {
  return stroke.slice(1).reduce((sum, { x, y }, i) => sum + Math.hypot(x - stroke[i]!.x, y - stroke[i]!.y), 0);
}
