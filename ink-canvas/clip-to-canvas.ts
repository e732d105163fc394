import type { Point } from "../src/ink/stroke.ts";
import { onPaper, towards } from "./paper.ts";
import type { PenTarget } from "./pointer-pen.ts";

/** Where the ink goes of a pen that may leave the paper while it is down. */
export interface InkTarget extends PenTarget {
  /** The pen is back on the paper: it goes on at this point, and nothing is drawn on the way to it. */
  jump(point: Point): void;
}

/**
 * A pen that is down may leave the paper and come back elsewhere. `target` gets the ink up to the edge and from the edge on, and
 * nothing of the way between: there was no pen on the paper.
 */
export function clipToCanvas(target: InkTarget): PenTarget {
  let last: Point = { x: 0, y: 0 };
  let inside = false;
  return {
    begin(point) {
      last = onPaper(point);
      inside = true;
      target.begin(last);
    },
    extend(point) {
      const before = inside;
      inside = isOnPaper(point);
      if (before) {
        target.extend(towards(last, point));
      } else if (inside) {
        target.jump(towards(point, last));
        target.extend(point);
      }
      last = point;
    },
    end: () => target.end(),
    discard: () => target.discard(),
  };
}

function isOnPaper(point: Point): boolean {
  const { x, y } = onPaper(point);
  return x === point.x && y === point.y;
}
