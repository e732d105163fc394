import type { Stroke } from "../../ink/stroke.ts";
import type { Random } from "../../nn/random.ts";
import { curveThrough, parseControlPoints } from "./curve.ts";

/**
 * The digits of print: of each one or more shapes, as type of constant width has them, with serifs and without. Their height is 1; see
 * `parseControlPoints`.
 */
const shapes: readonly (readonly string[])[] = [
  [
    "0,-50 -22,-38 -29,0 -22,38 0,50 22,38 29,0 22,-38 0,-50",
    "0,-50 -20,-30 -22,0 -20,30 0,50 20,30 22,0 20,-30 0,-50",
    "0,-50 -22,-38 -29,0 -22,38 0,50 22,38 29,0 22,-38 0,-50 / 14,-26! -14,26!",
    "0,-50 -22,-38 -29,0 -22,38 0,50 22,38 29,0 22,-38 0,-50 / 0,-3! 0,3!",
  ],
  [
    "-16,-32! 2,-50! 2,50!",
    "-16,-36! 0,-50! 0,50! / -18,50! 18,50!",
    "-14,-46! 0,-50! 0,50! / -14,50! 14,50!",
    "-20,-34! 4,-48! 4,50!",
  ],
  [
    "-26,-24 -18,-44 2,-50 24,-38 24,-16 8,8 -26,50! 28,50!",
    "-24,-30 -12,-48 6,-50 24,-34 20,-12 -4,14 -24,34 -28,50! 28,50!",
    "-26,-22! -20,-42 0,-50 22,-40 22,-18 2,12 -28,48! 28,48! 30,34!",
  ],
  [
    "-24,-36 -6,-50 14,-48 24,-30 16,-8 -6,-3! 18,4 28,24 18,44 -2,50 -26,36",
    "-24,-50! 24,-50! -4,-10! 20,0 28,22 16,46 -6,50 -26,38",
    "-22,-34 -4,-50 18,-42 20,-22 8,-6 -4,-4! 16,2 26,22 16,44 -6,50 -24,42",
  ],
  [
    "14,50! 14,-50! -30,20! 32,20!",
    "18,50! 18,-50! 8,-50! -28,18! 32,18!",
    "10,50! 10,-50! -30,16! 30,16! / -4,50! 24,50!",
  ],
  [
    "24,-50! -18,-50! -22,-4! 2,-14 24,2 26,24 12,46 -6,50 -26,38",
    "22,-48! -16,-48! -16,-8! 4,-12 22,4 24,24 10,46 -8,50 -24,42",
  ],
  [
    "20,-44 0,-50 -22,-30 -28,8 -18,42 2,50 24,36 26,14 10,-6 -12,0 -26,20",
    "14,-50! -20,0 -28,22 -16,44 2,50 22,40 28,20 14,0 -6,-2 -24,10",
    "24,-38 8,-50 -16,-38 -26,-4 -26,22 -12,48 8,49 26,30 22,4 2,-8 -18,2 -26,20",
  ],
  ["-28,-50! 28,-50! -6,50!", "-28,-50! 28,-50! 6,-6 -6,50", "-28,-32! -28,-50! 28,-50! -4,50!"],
  [
    "0,-4 -20,-16 -22,-36 0,-50 22,-36 20,-16 0,-4 -24,10 -28,30 -14,48 0,50 14,48 28,30 24,10 0,-4",
    "0,-2 -18,-14 -20,-36 0,-50 20,-36 18,-14 0,-2 -20,12 -22,34 0,50 22,34 20,12 0,-2",
  ],
  [
    "-20,44 0,50 22,30 28,-8 18,-42 -2,-50 -24,-36 -26,-14 -10,6 12,0 26,-20",
    "-14,50! 20,0 28,-22 16,-44 -2,-50 -22,-40 -28,-20 -14,0 6,2 24,-10",
    "-24,38 -8,50 16,38 26,4 26,-22 12,-48 -8,-49 -26,-30 -22,-4 -2,8 18,-2 26,-20",
  ],
];

const parsed = shapes.map((ofDigit) => ofDigit.map((shape) => parseControlPoints(shape).map(curveThrough)));

/** What all digits of a line of print have in common. */
export interface Type {
  /** Which of its shapes each digit has: of as many as there are, the first again. */
  readonly shape: number;
  readonly width: number;
  /** By how much x moves for a step up. */
  readonly slant: number;
}

export function drawType(random: Random): Type {
  return {
    shape: random.below(12),
    width: random.between(0.75, 1.2),
    slant: random.float() < 0.75 ? 0 : random.between(0.05, 0.25),
  };
}

/** A digit as it is printed, 1 high. */
export function drawPrintedDigit(digit: number, { shape, width, slant }: Type): Stroke[] {
  const ofDigit = parsed[digit]!;
  const strokes = ofDigit[(shape + digit * (shape >> 2)) % ofDigit.length]!;
  return strokes.map((stroke) => stroke.map(({ x, y }) => ({ x: width * x - slant * y, y })));
}
