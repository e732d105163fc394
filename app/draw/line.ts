import type { Point, Stroke } from "../../src/ink/stroke.ts";
import { onPaper, towards } from "./paper.ts";

/** Points nearer than this to the one before say nothing new, in units of the paper. */
const minDistance = 0.5;

/** The stroke under the pen. It takes points as the events bring them and hands them on once a frame. */
export class Line {
  readonly #onGrown: (points: Stroke, from: number) => void;
  #points: Stroke = [];
  #fresh: Point[] = [];
  #frame = 0;
  #active = false;

  /** `onGrown` gets the whole line and the index of its first new point. */
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
    this.#active = true;
    this.#points = [];
    this.#fresh = [onPaper(point)];
    this.#flush();
  }

  extend(point: Point): void {
    const last = this.#fresh.at(-1) ?? this.#points.at(-1);
    if (!this.#active || !last) return;
    const next = towards(last, point);
    if (Math.hypot(next.x - last.x, next.y - last.y) < minDistance) return;
    this.#fresh.push(next);
    this.#frame ||= requestAnimationFrame(() => this.#flush());
  }

  /** Lifts the pen and returns the finished stroke. */
  end(): Stroke {
    this.#flush();
    this.#active = false;
    const stroke = this.#points;
    this.#points = [];
    return stroke;
  }

  /** Lifts the pen as if it had never been down. */
  discard(): void {
    this.#fresh = [];
    this.end();
  }

  #flush(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    if (this.#fresh.length === 0) return;
    const from = this.#points.length;
    this.#points = [...this.#points, ...this.#fresh];
    this.#fresh = [];
    this.#onGrown(this.#points, from);
  }
}
