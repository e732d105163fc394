import type { Stroke } from "../../ink/stroke.ts";
import type { Random } from "../../nn/random.ts";
import { varyAllograph } from "./allographs.ts";
import { drawBoxyDigit } from "./boxy.ts";
import { varyResolution } from "./coarse.ts";
import { drawTemplate } from "./templates.ts";

/** How often a digit is drawn in one of the shapes that people elsewhere give it, of those of the sets. */
const templateShare = [0.08, 0.08, 0.14, 0.08, 0.08, 0.08, 0.09, 0.08, 0.1, 0.07] as const;

/**
 * A drawing as the hands, habits and devices of others give it. More than half of the drawings of a digit keep their shape.
 *
 * @param digit what the strokes show, or null.
 */
export function drawByAnotherHand(strokes: readonly Stroke[], digit: number | null, random: Random): readonly Stroke[] {
  return varyResolution(digit === null ? strokes : reshape(strokes, digit, random), random);
}

function reshape(strokes: readonly Stroke[], digit: number, random: Random): readonly Stroke[] {
  const chance = random.float();
  if (chance < 0.06) return drawBoxyDigit(digit, random);
  if (chance < 0.06 + templateShare[digit]!) return drawTemplate(digit, random);
  return varyAllograph(strokes, digit, random);
}
