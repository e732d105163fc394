import { TenpenError } from "../../errors.ts";
import type { Point } from "../../ink/stroke.ts";

/** A run of points with the pen on the paper, or above it. */
export interface Component {
  readonly isDown: boolean;
  readonly points: Point[];
}

/** From a component to a component, both counted from 0 and both meant; of the first from, of the last to a point, where that is told. */
export interface Span {
  readonly first: number;
  readonly last: number;
  readonly firstPoint?: number;
  readonly lastPoint?: number;
}

const spanPattern = /^(\d+)(?::(\d+))?(?:-(\d+)(?::(\d+))?)?$/;

/** Reads `3`, `0-5,8` and `4:10-6:20,9`; null for what is none. */
export function parseDelineation(text: string): Span[] | null {
  const spans: Span[] = [];
  for (const part of text.split(",")) {
    const [match, first, firstPoint, last = first, lastPoint] = spanPattern.exec(part) ?? [];
    if (match === undefined || Number(last) < Number(first)) return null;
    spans.push({
      first: Number(first),
      last: Number(last),
      ...(firstPoint === undefined ? {} : { firstPoint: Number(firstPoint) }),
      ...(lastPoint === undefined ? {} : { lastPoint: Number(lastPoint) }),
    });
  }
  return spans;
}

/**
 * The strokes that spans mean: what is written of their components.
 *
 * @param components those that have points; others do not count.
 * @throws TenpenError for a component or a point that is not there, and when nothing of it is written.
 */
export function strokesOf(what: string, spans: readonly Span[], components: readonly Component[]): Point[][] {
  const strokes: Point[][] = [];
  for (const { first, last, firstPoint = 0, lastPoint } of spans) {
    if (last >= components.length) {
      throw new TenpenError("data", what, `must have component ${last}`, `${components.length} of them`);
    }
    for (let i = first; i <= last; i++) {
      const { isDown, points } = components[i]!;
      const from = i === first ? firstPoint : 0;
      const to = i === last ? (lastPoint ?? points.length - 1) : points.length - 1;
      if (Math.max(from, to) >= points.length) {
        const rule = `component ${i} must have point ${Math.max(from, to)}`;
        throw new TenpenError("data", what, rule, `${points.length} of them`);
      }
      if (isDown && from <= to) strokes.push(points.slice(from, to + 1));
    }
  }
  if (strokes.length === 0) throw new TenpenError("data", what, "must have a stroke", "none");
  return strokes;
}
