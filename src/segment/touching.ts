import type { Atom } from "./atom.ts";

/** Points along an atom as x, y, x, y, …, at even distances. */
export type Samples = Float64Array;

/** So many points of an atom, evenly chosen, stand for it where distances are measured. */
const samplesPerAtom = 32;

/** `samplesPerAtom` of them. */
export function samplesOf({ strokes }: Atom): Samples {
  const points = strokes.flat();
  const lengths = new Float64Array(points.length);
  for (let i = 1; i < points.length; i++) {
    const [dx, dy] = [points[i]!.x - points[i - 1]!.x, points[i]!.y - points[i - 1]!.y];
    lengths[i] = lengths[i - 1]! + Math.sqrt(dx * dx + dy * dy);
  }
  const samples = new Float64Array(2 * samplesPerAtom);
  const total = lengths.at(-1)!;
  let i = 0;
  for (let k = 0; k < samplesPerAtom; k++) {
    const at = (total * k) / (samplesPerAtom - 1);
    while (i < points.length - 2 && lengths[i + 1]! < at) i++;
    const [a, b] = [points[i]!, points[Math.min(i + 1, points.length - 1)]!];
    const step = (lengths[i + 1] ?? 0) - lengths[i]!;
    const share = step > 0 ? Math.min(1, (at - lengths[i]!) / step) : 0;
    samples[2 * k] = a.x + share * (b.x - a.x);
    samples[2 * k + 1] = a.y + share * (b.y - a.y);
  }
  return samples;
}

/** Whether ink comes as near to other ink as that. */
export function areNear(a: Samples, b: Samples, reach: number): boolean {
  for (let i = 0; i < a.length; i += 2) {
    for (let j = 0; j < b.length; j += 2) {
      const [dx, dy] = [a[i]! - b[j]!, a[i + 1]! - b[j + 1]!];
      if (dx * dx + dy * dy <= reach * reach) return true;
    }
  }
  return false;
}
