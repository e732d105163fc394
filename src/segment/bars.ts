import type { Stroke } from "../ink/stroke.ts";
import { type Place, touch } from "./geometry.ts";
import type { Group, Sequence } from "./sequence.ts";

/**
 * A bar is a stroke whose way is no longer than so many times the distance of its ends, and which leans no more than that. The bars of a
 * number lean alike but for so much, and are as high as the highest, begin and end with it, but for so much of its height.
 */
const bar = { straight: 1.06, lean: 0.7, parallel: 0.25, uneven: 0.25 };

/**
 * Whether groups are 1s drawn as plain bars, all digits of them, that stand beside each other and apart, with points between them or a
 * minus before them: by their width, and by how few they are, the odds are against them.
 */
export function areBars(
  taken: readonly { readonly group: Group; readonly place: Place }[],
  sequence: Sequence,
): boolean {
  const digits = taken.filter(({ place }) => place === "digit").map(({ group }) => group);
  const signs = taken.filter(({ place }, i) => place !== "digit" && (i > 0 || place === "low"));
  if (digits.length === 0 || taken.at(-1)!.place !== "digit") return false;
  if (signs.some(({ place }) => place === "middle")) return false;
  const leans = digits.map(leanOf);
  if (!leans.every((lean) => Math.abs(lean) <= bar.lean)) return false;
  if (Math.max(...leans) - Math.min(...leans) > bar.parallel) return false;
  const height = Math.max(...digits.map(({ bounds }) => bounds.height));
  const spread = (values: readonly number[]) => Math.max(...values) - Math.min(...values);
  const tops = digits.map(({ bounds }) => bounds.y);
  const ends = digits.map(({ bounds }) => bounds.y + bounds.height);
  if (Math.max(spread(tops), spread(ends)) > bar.uneven * height) return false;
  const groups = taken.map(({ group }) => group);
  return groups.slice(1).every((right, i) => !touch(groups[i]!, right, sequence));
}

/** How far what is a bar goes to the side, of its height; infinitely far what is none. */
function leanOf({ strokes, atoms }: Group): number {
  const [stroke, ...others] = strokes;
  if (others.length > 0 || atoms[0]!.isCut) return Number.POSITIVE_INFINITY;
  const [start, end] = [stroke![0]!, stroke!.at(-1)!];
  const [x, y] = [end.x - start.x, end.y - start.y];
  return y !== 0 && wayAlong(stroke!) <= bar.straight * Math.sqrt(x * x + y * y) ? x / y : Number.POSITIVE_INFINITY;
}

function wayAlong(stroke: Stroke): number {
  let length = 0;
  for (let i = 1; i < stroke.length; i++) {
    const [a, b] = [stroke[i - 1]!, stroke[i]!];
    length += Math.sqrt((b.x - a.x) ** 2 + (b.y - a.y) ** 2);
  }
  return length;
}
