/** One sample of the pen. `x` grows to the right and `y` downward, in any unit; `t` in milliseconds; `pressure` in 0…1. */
export interface Point {
  readonly x: number;
  readonly y: number;
  readonly t?: number;
  readonly pressure?: number;
}

/** The points from pen down to pen up, in the order in which they were drawn. */
export type Stroke = readonly Point[];

/** A drawing. The points are the truth: every picture of it is derived from them. */
export interface Ink {
  readonly strokes: readonly Stroke[];
  /** Size of the surface that it was drawn on, in the unit of the points. */
  readonly width?: number;
  readonly height?: number;
}
