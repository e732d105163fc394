import { bounds, type Point, type Stroke } from "../../ink/stroke.ts";
import type { Random } from "../../nn/random.ts";
import { drawLinear, turnBy15 } from "./affine.ts";
import { DisplacementField } from "./displacement-field.ts";

type Strokes = readonly Stroke[];

/**
 * Draws strokes as another hand would have: turned by up to 15°, each axis stretched by up to 20 %, sheared by up to 0.3, on
 * a plane that wobbles by up to a tenth, with a hand that trembles the more the slower it goes, and sampled less often.
 *
 * @param strength 1 for all of this, less for less.
 * @returns strokes whose longer side is about 1.
 */
export function redraw(strokes: Strokes, random: Random, strength: number): Stroke[] {
  const unit = toUnit(strokes);
  const { xx, xy, yx, yy } = drawLinear(random, {
    turn: strength * turnBy15,
    stretch: strength * 0.2,
    shear: strength * 0.3,
  });
  fieldX.draw(random);
  fieldY.draw(random);
  const elastic = strength * 0.1;
  const tremble = random.between(0, 0.012) * strength;
  const coarse = random.float() < 0.5 * strength ? 2 + random.below(2) : 1;
  return unit.map((stroke) => {
    const drawn: Point[] = [];
    // A pen that is asked more seldom cuts corners; what is given by its corners would lose its form.
    const skip = stroke.length > 16 ? coarse : 1;
    for (const [i, { x, y }] of stroke.entries()) {
      if (i % skip !== 0 && i !== stroke.length - 1) continue;
      const [u, v] = [x + 0.5, y + 0.5];
      const before = stroke[Math.max(0, i - 1)]!;
      // Slow where points lie close together: steps of a twentieth of the drawing count as fast.
      const speed = Math.min(1, 20 * Math.sqrt((x - before.x) ** 2 + (y - before.y) ** 2));
      const shake = tremble * (1 - speed / 2);
      drawn.push({
        x: xx * x + xy * y + elastic * fieldX.at(u, v) + random.between(-shake, shake),
        y: yx * x + yy * y + elastic * fieldY.at(u, v) + random.between(-shake, shake),
      });
    }
    return drawn;
  });
}

const [fieldX, fieldY] = [new DisplacementField(2), new DisplacementField(2)];

/** The same strokes around the origin, the longer side 1 long. */
export function toUnit(strokes: Strokes): Stroke[] {
  const area = bounds({ strokes });
  if (area === null) return [];
  const scale = 1 / Math.max(area.width, area.height, 1e-9);
  const [middleX, middleY] = [area.x + area.width / 2, area.y + area.height / 2];
  return strokes.map((stroke) => stroke.map(({ x, y }) => ({ x: (x - middleX) * scale, y: (y - middleY) * scale })));
}
