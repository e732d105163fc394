import { type Bounds, bounds, type Stroke } from "../src/ink/stroke.ts";
import { brushWidth } from "./paper.ts";

/** Half of the widest line, and a little for how it is smoothed. */
const margin = brushWidth;

const boxes = new WeakMap<Stroke, Bounds>();

/** The box around the ink of a stroke that grows no more. It is worked out once. */
export function strokeBox(stroke: Stroke): Bounds {
  let box = boxes.get(stroke);
  if (!box) {
    const { x, y, width, height } = bounds({ strokes: [stroke] })!;
    box = { x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin };
    boxes.set(stroke, box);
  }
  return box;
}

/** The box around these, of which there is one at least. */
export function unionBox([first, ...others]: readonly Bounds[]): Bounds {
  let { x, y } = first!;
  let right = x + first!.width;
  let bottom = y + first!.height;
  for (const box of others) {
    x = Math.min(x, box.x);
    y = Math.min(y, box.y);
    right = Math.max(right, box.x + box.width);
    bottom = Math.max(bottom, box.y + box.height);
  }
  return { x, y, width: right - x, height: bottom - y };
}

export function overlap(a: Bounds, b: Bounds): boolean {
  return a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;
}
