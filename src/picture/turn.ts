import type { Bounds } from "../ink/stroke.ts";
import type { Plane } from "./shrink.ts";

/** A plane turned by a quarter to the right: what was its left side is above. */
export function turn<Turned extends Plane>(plane: Turned): Turned {
  const { width, height, data } = plane;
  const out = new Float32Array(data.length);
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) out[x * height + height - 1 - y] = data[i]!;
  return { ...plane, width: height, height: width, data: out };
}

/** Where bounds in a plane that was turned lay before. @param height of the plane before it was turned, in the unit of the bounds. */
export function turnBack(bounds: Bounds, height: number): Bounds {
  return { x: bounds.y, y: height - bounds.x - bounds.width, width: bounds.height, height: bounds.width };
}
