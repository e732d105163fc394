import type { Point } from "../../src/ink/stroke.ts";
import { onPaper, towards } from "./paper.ts";
import type { PenTarget } from "./pointer-pen.ts";

/**
 * A pen that is down may leave the paper and come back elsewhere. `target` gets one stroke up to the edge and another
 * from the edge on, and nothing of the way between: there was no pen on the paper.
 */
export function cutAtEdge(target: PenTarget): PenTarget {
  let last: Point = { x: 0, y: 0 };
  // The pen is down, and on the paper.
  let drawing = false;
  return {
    begin(point) {
      last = onPaper(point);
      drawing = true;
      target.begin(last);
    },
    extend(point) {
      const inside = isOnPaper(point);
      if (drawing) {
        target.extend(towards(last, point));
      } else if (inside) {
        target.begin(towards(point, last));
        target.extend(point);
      }
      if (drawing && !inside) target.end();
      drawing = inside;
      last = point;
    },
    end() {
      if (drawing) target.end();
      drawing = false;
    },
    discard() {
      if (drawing) target.discard();
      drawing = false;
    },
  };
}

function isOnPaper(point: Point): boolean {
  const { x, y } = onPaper(point);
  return x === point.x && y === point.y;
}
