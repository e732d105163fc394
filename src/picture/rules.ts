import { findRules, type RuleOptions, type Rules, type Runs } from "./find-rules.ts";
import type { Plane } from "./shrink.ts";

export interface Ruled {
  /** The ink without the rules: strokes across them stay whole, since only what is as thin as a line is erased. */
  readonly strokes: Plane<Uint8Array>;
  /** The rules, whole: also where the pen left no ink, or a digit stands on them. */
  readonly rules: Plane<Uint8Array>;
}

/** Ink that is so many times as strong as a rule is none of it. */
const stronger = 1.35;
/** Columns to either side in which a stroke goes on beyond a rule that cut it: to the one above, to the other below, give or take one. */
const aside = 3;

/** Parts ink from the lines of ruled and squared paper, of boxes and tables. @param mask with the strength of its ink, where rules may be fainter. */
export function partRules(mask: Mask, options: RuleOptions): Ruled {
  return eraseRules(mask, findRules(mask, options));
}

export function eraseRules(mask: Mask, { level, upright }: Rules): Ruled {
  const { width, height } = mask;
  const [strokes, rules] = [mask.data.slice(), new Uint8Array(mask.data.length)];
  const across = { stepX: 1, stepY: width };
  const down = { stepX: width, stepY: 1 };
  for (const { found, steps } of [
    { found: level, steps: across },
    { found: upright, steps: down },
  ]) {
    for (const runs of found) {
      erase(strokes, mask.strength, runs, steps);
      draw(rules, runs, steps);
    }
  }
  const bridges = [
    ...level.flatMap((runs) => bridgesOf(strokes, runs, across, width, height)),
    ...upright.flatMap((runs) => bridgesOf(strokes, runs, down, height, width)),
  ];
  for (const at of bridges) strokes[at] = mask.data[at]!;
  return { strokes: { width, height, data: strokes }, rules: { width, height, data: rules } };
}

/** How far it is in a picture to the next column of a rule, and to the next pixel of a column. */
interface Steps {
  readonly stepX: number;
  readonly stepY: number;
}

/** Leaves out a rule, but not what is stronger than it. */
function erase(strokes: Uint8Array, strength: Float32Array | undefined, runs: Runs, { stepX, stepY }: Steps) {
  const values: number[] = [];
  for (let i = 0; i < runs.length && strength; i += 3) {
    values.push(strength[runs[i]! * stepX + ((runs[i + 1]! + runs[i + 2]! - 1) >> 1) * stepY]!);
  }
  const most = strength ? stronger * values.sort((a, b) => a - b)[values.length >> 1]! : 0;
  for (let i = 0; i < runs.length; i += 3) {
    for (let y = runs[i + 1]!; y < runs[i + 2]!; y++) {
      const at = runs[i]! * stepX + y * stepY;
      if (!strength || strength[at]! <= most) strokes[at] = 0;
    }
  }
}

/** The pixels of a rule between strokes that go on at either side of it. */
function bridgesOf(strokes: Uint8Array, runs: Runs, { stepX, stepY }: Steps, width: number, height: number): number[] {
  const found: number[] = [];
  const isInked = (x: number, y: number) => x >= 0 && x < width && strokes[x * stepX + y * stepY] === 1;
  const isCrossed = (x: number, top: number, bottom: number) => {
    if (top < 1 || bottom >= height) return false;
    for (let by = -aside; by <= aside; by++) {
      if (!isInked(x + by, top - 1)) continue;
      if (isInked(x - by, bottom) || isInked(x - by - 1, bottom) || isInked(x - by + 1, bottom)) return true;
    }
    return false;
  };
  for (let i = 0; i < runs.length; i += 3) {
    const [x, top, bottom] = [runs[i]!, runs[i + 1]!, runs[i + 2]!];
    if (!isCrossed(x, top, bottom)) continue;
    for (let y = top; y < bottom; y++) found.push(x * stepX + y * stepY);
  }
  return found;
}

/** Ink, with how strong it is at each pixel. */
export interface Mask extends Plane<Uint8Array> {
  readonly strength?: Float32Array;
}

/** A rule's columns, and straight on where it has none. */
function draw(to: Uint8Array, runs: Runs, { stepX, stepY }: Steps): void {
  for (let i = 0; i < runs.length; i += 3) {
    const [x, top, bottom] = [runs[i]!, runs[i + 1]!, runs[i + 2]!];
    for (let y = top; y < bottom; y++) to[x * stepX + y * stepY] = 1;
    if (i + 3 >= runs.length) continue;
    const [next, nextTop, nextBottom] = [runs[i + 3]!, runs[i + 4]!, runs[i + 5]!];
    for (let column = x + 1; column < next; column++) {
      const share = (column - x) / (next - x);
      const from = Math.floor(top + share * (nextTop - top));
      const end = Math.ceil(bottom + share * (nextBottom - bottom));
      for (let y = from; y < end; y++) to[column * stepX + y * stepY] = 1;
    }
  }
}
