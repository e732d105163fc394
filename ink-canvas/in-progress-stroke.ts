import type { Point, Stroke } from "../src/ink/stroke.ts";

/** Points nearer than this to the one before say nothing new, in units of the paper. */
const minDistance = 0.5;

/**
 * What is drawn from pen down to pen up: one stroke, or several where the pen was beyond the edge in between. It takes points as
 * the events bring them and hands them on once a frame.
 */
export class InProgressStroke {
  readonly #onGrown: (stroke: Stroke, from: number) => void;
  #strokes: Point[][] = [];
  // How many points of the last stroke were handed on.
  #handed = 0;
  #frame = 0;

  /**
   * `onGrown` gets the stroke that the pen is at, and the index of its first new point, which is 0 when it is another stroke. It is
   * one list that grows until the pen is lifted: a copy for every frame would cost more and more.
   */
  constructor(onGrown: (stroke: Stroke, from: number) => void) {
    this.#onGrown = onGrown;
  }

  get active(): boolean {
    return this.#strokes.length > 0;
  }

  get strokes(): readonly Stroke[] {
    return this.#strokes;
  }

  begin(point: Point): void {
    this.discard();
    this.#start(point);
  }

  extend(point: Point): void {
    const stroke = this.#strokes.at(-1);
    if (!stroke) return;
    const last = stroke.at(-1)!;
    if (Math.hypot(point.x - last.x, point.y - last.y) < minDistance) return;
    stroke.push(point);
    this.#frame ||= requestAnimationFrame(() => this.#flush());
  }

  /** What is drawn since the pen was last put down or jumped is this now. */
  replace(stroke: Stroke): void {
    if (!this.active) return;
    this.#strokes[this.#strokes.length - 1] = [...stroke];
    this.#handed = 0;
    this.#frame ||= requestAnimationFrame(() => this.#flush());
  }

  /** Goes on at another place. */
  jump(point: Point): void {
    if (!this.active) return;
    this.#flush();
    this.#start(point);
  }

  /** Lifts the pen and returns what is finished now. */
  end(): readonly Stroke[] {
    this.#flush();
    const strokes = this.#strokes;
    this.discard();
    return strokes;
  }

  /** Lifts the pen as if it had never been down. */
  discard(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#strokes = [];
    this.#handed = 0;
  }

  #start(point: Point): void {
    this.#strokes.push([point]);
    this.#handed = 0;
    this.#flush();
  }

  #flush(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const stroke = this.#strokes.at(-1);
    const from = this.#handed;
    if (!stroke || from === stroke.length) return;
    this.#handed = stroke.length;
    this.#onGrown(stroke, from);
  }
}
