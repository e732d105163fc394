import type { Point, Stroke } from "../src/ink/stroke.ts";
import { brushWidth, paper } from "./paper.ts";

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
    context.lineWidth = brushWidth;
    context.lineCap = "round";
    context.lineJoin = "round";
    for (const stroke of strokes) this.extend(stroke, 0);
  }

  clear(): void {
    this.#context.clearRect(0, 0, paper.width, paper.height);
  }

  /** Adds the points from index `from` on of a stroke that is being drawn, over the ink that is there. */
  extend(stroke: Stroke, from: number): void {
    const context = this.#context;
    context.beginPath();
    // The piece before the first new point begins where the curve of the older points ended.
    if (from > 0) {
      const start = from > 1 ? middle(stroke[from - 2]!, stroke[from - 1]!) : stroke[0]!;
      context.moveTo(start.x, start.y);
    }
    for (let index = from; index < stroke.length; index++) this.#trace(stroke, index);
    this.#finish(stroke);
    context.stroke();
  }

  /** Curves to the middle of a point and the one before, so that a fast stroke has no corners. */
  #trace(stroke: Stroke, index: number): void {
    const point = stroke[index]!;
    const before = stroke[index - 1];
    if (!before) {
      this.#context.moveTo(point.x, point.y);
      return;
    }
    const end = middle(before, point);
    this.#context.quadraticCurveTo(before.x, before.y, end.x, end.y);
  }

  /** Straight to the last point. */
  #finish(stroke: Stroke): void {
    const last = stroke.at(-1);
    if (!last) return;
    // A tap is a dot with round caps, but canvas drops a line of no length:
    // https://html.spec.whatwg.org/multipage/canvas.html#trace-a-path
    this.#context.lineTo(last.x + (stroke.length === 1 ? 0.01 : 0), last.y);
  }
}

function middle(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}
