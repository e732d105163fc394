import type { JoinedInk } from "./joined-ink.ts";
import { type Guide, guideAt, type Seam } from "./seam.ts";

/**
 * What speaks for and against that digits meet at a seam; lengths are shares of the height of a digit. Fitted once by logistic regression on the seams of
 * 1,000 scenes (`src/train/pictures/`) without paper or camera; `npm run measure:pictures -- --only groups` tells what they give.
 */
const weights = {
  bias: -16.13,
  /** How much its guide leans to either side. */
  slant: -2.08,
  /** How much of it runs through what ink encloses. */
  hole: -2.56,
  /** How many strokes it cuts. */
  strokes: -0.7,
  /** How much of it is free of ink from the top on and from the bottom on. */
  free: 3.4,
  /** The ink on the side that has less, of a stroke as wide as the pen. */
  ink: 6.73,
  /** From the highest to the lowest ink near it, on the side where that is less. */
  tall: 2.3,
  /** How far the edge of the piece is, on the nearer side. */
  wide: 5.54,
  /** The ink between it and its guide. */
  moved: 4.5,
};

/** So much is enough: more says no more. */
const enough = { free: 1, ink: 1.3, wide: 0.45 };
/** Ink is so near to a seam, of the height of a digit. */
const near = 0.5;

/** The logarithm of the odds that digits meet at a seam. */
export function seamOdds(ink: JoinedInk, seam: Seam, guide: Guide): number {
  const features = measureSeam(ink, seam, guide);
  let sum = weights.bias;
  for (const name of Object.keys(features) as (keyof typeof features)[]) sum += weights[name] * features[name];
  return sum;
}

function measureSeam(ink: JoinedInk, seam: Seam, guide: Guide) {
  const { rows, width, height, isHole, before } = ink;
  const reach = Math.ceil(near * height);
  const sides = [new Extent(), new Extent()] as const;
  const cuts = new Extent();
  let [left, moved, holes, strokes, columns, all] = [0, 0, 0, 0, 0, 0];
  let wasCut = false;
  for (let row = 0; row < rows; row++) {
    const [at, own] = [seam[row]!, row * (width + 1)];
    const inkAt = (column: number) => before[own + Math.max(0, Math.min(width, column))]!;
    all += inkAt(width);
    left += inkAt(at);
    columns += at;
    moved += Math.abs(inkAt(at) - inkAt(guideAt(ink, guide, row)));
    if (at < width && isHole[row * width + at] === 1) holes++;
    if (inkAt(at) > inkAt(at - reach)) sides[0].add(row);
    if (inkAt(at + reach) > inkAt(at)) sides[1].add(row);
    const isCut = isCutIn(ink, seam, row);
    if (isCut && !wasCut) strokes++;
    if (isCut) cuts.add(row);
    wasCut = isCut;
  }
  const stroke = height * ink.pen;
  const [top, bottom] = cuts.last < 0 ? [rows, rows] : [cuts.first, rows - 1 - cuts.last];
  const middle = columns / rows;
  return {
    slant: Math.abs(guide.slant),
    hole: holes / height,
    strokes,
    free: Math.min(enough.free, top / height) + Math.min(enough.free, bottom / height),
    ink: Math.min(enough.ink, left / stroke, (all - left) / stroke),
    tall: Math.min(sides[0].length, sides[1].length) / height,
    wide: Math.min(enough.wide, middle / height, (width - middle) / height),
    moved: moved / stroke,
  };
}

/** Whether a seam cuts ink in a row, or on its way there from the row above. */
function isCutIn({ width, isInk }: JoinedInk, seam: Seam, row: number): boolean {
  const [at, above] = [seam[row]!, seam[row - 1] ?? seam[row]!];
  const i = row * width;
  if (at > 0 && at < width && isInk[i + at - 1] === 1 && isInk[i + at] === 1) return true;
  for (let column = Math.min(at, above); column < Math.max(at, above); column++) {
    if (isInk[i + column] === 1 && isInk[i - width + column] === 1) return true;
  }
  return false;
}

/** From the first to the last of some rows. */
class Extent {
  first = Infinity;
  last = -1;

  add(row: number): void {
    this.first = Math.min(this.first, row);
    this.last = row;
  }

  get length(): number {
    return Math.max(0, this.last - this.first);
  }
}
