import type { Bounds, Point, Stroke } from "../src/ink/stroke.ts";
import { lineWidth } from "./line-width.ts";
import { paper } from "./paper.ts";
import { overlap, strokeBox } from "./stroke-box.ts";

/** Paints strokes on a canvas. It keeps none of them: whoever has the strokes can repaint at any time. */
export class StrokeRenderer {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
    this.#context = canvas.getContext("2d")!;
  }

  /** Paints everything anew, as sharp as the screen is and in the colour that the canvas has now. */
  paint(strokes: Iterable<Stroke>): void {
    const { clientWidth, clientHeight } = this.#canvas;
    const pixels = (length: number) => Math.max(1, Math.round(length * Math.max(devicePixelRatio, 1)));
    // Setting the size clears the canvas, even to the size that it has.
    this.#canvas.width = pixels(clientWidth);
    this.#canvas.height = pixels(clientHeight);
    const context = this.#context;
    const { color } = getComputedStyle(this.#canvas);
    context.setTransform(this.#canvas.width / paper.width, 0, 0, this.#canvas.height / paper.height, 0, 0);
    context.strokeStyle = color;
    context.lineCap = "round";
    context.lineJoin = "round";
    for (const stroke of strokes) this.extend(stroke, 0);
  }

  clear(): void {
    this.#context.clearRect(0, 0, paper.width, paper.height);
  }

  /** Paints a part anew, of strokes that are finished: nothing is touched outside of it. */
  repaint(strokes: Iterable<Stroke>, part: Bounds): void {
    const context = this.#context;
    context.save();
    this.#clip(part);
    this.clear();
    for (const stroke of strokes) if (overlap(strokeBox(stroke), part)) this.extend(stroke, 0);
    context.restore();
  }

  /** Adds the points from index `from` on of a stroke that is being drawn, over the ink that is there. */
  extend(stroke: Stroke, from: number): void {
    const last = stroke.length - 1;
    if (last < 0) return;
    const context = this.#context;
    context.lineWidth = lineWidth(stroke, Math.min(Math.max(from, 1), last));
    this.#begin(stroke, from);
    for (let index = Math.max(from, 1); index <= last; index++) {
      const width = lineWidth(stroke, index);
      if (width !== context.lineWidth) {
        context.stroke();
        this.#begin(stroke, index);
        context.lineWidth = width;
      }
      // To the middle of a point and the one before, so that a fast stroke has no corners.
      const before = stroke[index - 1]!;
      const end = middle(before, stroke[index]!);
      context.quadraticCurveTo(before.x, before.y, end.x, end.y);
    }
    // Straight to the last point. A tap is a dot with round caps, but canvas drops a line of no length:
    // https://html.spec.whatwg.org/multipage/canvas.html#trace-a-path
    context.lineTo(stroke[last]!.x + (last === 0 ? 0.01 : 0), stroke[last]!.y);
    context.stroke();
  }

  /** Begins a path where the curve of the points before `index` ends. */
  #begin(stroke: Stroke, index: number): void {
    this.#context.beginPath();
    const start = index > 1 ? middle(stroke[index - 2]!, stroke[index - 1]!) : stroke[0]!;
    this.#context.moveTo(start.x, start.y);
  }

  /** Along whole pixels: a pixel that is cut would be painted in part, and more than once. */
  #clip({ x, y, width, height }: Bounds): void {
    const context = this.#context;
    const scale = this.#canvas.width / paper.width;
    const [left, top] = [Math.floor(x * scale), Math.floor(y * scale)];
    const transform = context.getTransform();
    context.resetTransform();
    context.beginPath();
    context.rect(left, top, Math.ceil((x + width) * scale) - left, Math.ceil((y + height) * scale) - top);
    context.clip();
    context.setTransform(transform);
  }
}

function middle(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}
