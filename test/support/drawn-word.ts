import type { Stroke } from "../../src/ink/stroke.ts";

/** The strokes of letters in a box of 1 by 1: points parted by spaces. */
const letters: Readonly<Record<string, readonly string[]>> = {
  A: ["0,1 .5,0 1,1", ".2,.65 .8,.65"],
  E: ["1,0 0,0 0,1 1,1", "0,.5 .8,.5"],
  H: ["0,0 0,1", "1,0 1,1", "0,.5 1,.5"],
  K: ["0,0 0,1", "1,0 0,.55 1,1"],
  M: ["0,1 0,0 .5,.6 1,0 1,1"],
  N: ["0,1 0,0 1,1 1,0"],
  T: ["0,0 1,0", ".5,0 .5,1"],
};

/** Capitals of that height, the left top of the first there. */
export function drawnWord(text: string, x: number, y: number, height: number): Stroke[] {
  return [...text].flatMap((letter, i) =>
    letters[letter]!.map((stroke) =>
      stroke.split(" ").map((point) => {
        const [u, v] = point.split(",").map(Number) as [number, number];
        return { x: x + height * (0.95 * i + 0.67 * u), y: y + height * v };
      }),
    ),
  );
}
