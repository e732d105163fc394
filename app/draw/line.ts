import type { Point, Stroke } from "../../src/ink/stroke.ts";

/** Points nearer than this to the one before say nothing new, in units of the paper. */
const minDistance = 0.5;

/** The stroke under the pen. It takes points as the events bring them and hands them on once a frame. */
export class Line {
  readonly #onGrown: (points: Stroke, from: number) => void;
  #points: Point[] = [];
  // How many of the points were handed on.
  #handed = 0;
  #frame = 0;
  #active = false;

  /**
   * `onGrown` gets the whole line and the index of its first new point. It is one list that grows until the pen is
   * lifted: a copy for every frame would cost more and more.
   */
  constructor(onGrown: (points: Stroke, from: number) => void) {
    this.#onGrown = onGrown;
  }

  get active(): boolean {
    return this.#active;
  }

  get points(): Stroke {
    return this.#points;
  }

  begin(point: Point): void {
    this.discard();
    this.#active = true;
    this.#points = [point];
    this.#flush();
  }

  extend(point: Point): void {
    const last = this.#points.at(-1);
    if (!this.#active || !last) return;
    if (Math.hypot(point.x - last.x, point.y - last.y) < minDistance) return;
    this.#points.push(point);
    this.#frame ||= requestAnimationFrame(() => this.#flush());
  }

  /** Lifts the pen and returns the finished stroke. */
  end(): Stroke {
    this.#flush();
    const stroke = this.#points;
    this.discard();
    return stroke;
  }

  /** Lifts the pen as if it had never been down. */
  discard(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#active = false;
    this.#points = [];
    this.#handed = 0;
  }

  #flush(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const from = this.#handed;
    if (from === this.#points.length) return;
    this.#handed = this.#points.length;
    this.#onGrown(this.#points, from);
  }
}
