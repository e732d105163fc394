import type { Group, Sequence } from "./sequence.ts";

/**
 * What speaks for and against a way through the lattice, as numbers that are weighted and added. Lengths are shares of the line's
 * height.
 */
export const featureNames = [
  "character",
  "digit",
  "short",
  "tall",
  "wide",
  "gap",
  "loose",
  "strokes",
  "offBase",
  "sunk",
  "cut",
  "ligature",
  "tiny",
  "low",
  "middle",
  "misplaced",
  "oversized",
  "dropped",
  "overlap",
  "touching",
] as const;

export type Feature = (typeof featureNames)[number];
export type Features = Record<Feature, number>;

/**
 * The weight of each, fitted on numbers composed of the digits of training writers, and real ones (`npm run fit:numbers`). Set by hand
 * are those of what composed numbers do not have or have otherwise than people: ink that is left out or too small for a digit, since a
 * point that the classifier has no name for must not be lost unseen; signs in the wrong place, and gaps. Chosen on the real numbers of
 * contributors whom the fit may see (`tools/number-data.mjs`), and tried on those of the others.
 */
export const weights: Readonly<Features> = {
  character: 0.63,
  digit: 0.38,
  short: -4.2,
  tall: -0.21,
  wide: -3.17,
  gap: -1,
  loose: -0.92,
  strokes: 0.16,
  offBase: -4.7,
  sunk: -12,
  cut: -2.53,
  ligature: -0.57,
  tiny: -15,
  low: 1,
  middle: 0,
  misplaced: -30,
  oversized: -6,
  dropped: -14,
  overlap: -7.45,
  touching: 0.47,
};

/**
 * On paper digits that touch are one piece, and each piece is cut in many ways: a cut speaks less against a number than the end of a
 * stroke that is missing, and many parts say nothing. Chosen on scenes that were rendered of the ink of training writers.
 */
export const weightsOfPictures: Readonly<Features> = {
  ...weights,
  character: 0.75,
  strokes: 0,
  cut: -2,
  overlap: -4,
};

/**
 * For a classifier that takes everything for a digit: what tells how strokes go together is then geometry alone, and they are parted
 * only where that is plain.
 */
export const weightsWithoutReject: Readonly<Features> = { ...weights, digit: -1.5, cut: -20, overlap: -15 };

/** No character is less likely than that: a group that is none is still better than no way at all. */
const leastLogProbability = -7;

/**
 * Where a character stands in the line: as high as a digit, low and small like a point or a comma, or half way up and flat like a
 * minus.
 */
export type Place = "digit" | "low" | "middle";

/** Logarithm of the probability of the likeliest character of each place. */
export type PlaceScores = Readonly<Partial<Record<Place, number>>>;

/**
 * Of the line's height, what costs a sign nothing: how high its middle stands above the base line, how far off that it is, how high and
 * how wide it is.
 */
const signPlaces: Readonly<Record<Exclude<Place, "digit">, readonly [number, number, number, number]>> = {
  low: [-0.05, 0.2, 0.35, 0.4],
  middle: [0.5, 0.15, 0.35, 0.9],
};

/** Of the line's height: what is smaller is no digit. */
export const smallestDigit = 0.25;

/** Adds what speaks of a group as a character. @param logProbability that it is one. */
export function addGroup(
  features: Features,
  group: Group,
  sequence: Sequence,
  place: Place,
  logProbability: number,
): void {
  const { height, base } = sequence;
  const { width, y, height: own } = group.bounds;
  features.character += Math.max(leastLogProbability, logProbability);
  features.digit++;
  features.gap += group.gap / height;
  features.loose += group.loose;
  features.strokes += group.atoms.length - 1;
  if (place !== "digit") {
    const [above, off, tallest, widest] = signPlaces[place];
    const centre = (base - (y + own / 2)) / height;
    features[place]++;
    features.misplaced += Math.max(0, Math.abs(centre - above) - off);
    if (place === "middle" && isCrossing(group, sequence)) features.misplaced += crossing;
    features.oversized += Math.max(0, own / height - tallest) + Math.max(0, width / height - widest);
  } else {
    if (Math.max(width, own) < smallestDigit * height) features.tiny++;
    // A digit that is all there is may have a speck beside it.
    if (group.atoms.length > 1 && group.atoms.length < sequence.atoms.length) features.tiny += group.signs;
    features.short += Math.max(0, 0.75 - own / height);
    features.tall += Math.max(0, own / height - 1.3);
    features.wide += Math.max(0, width / Math.max(own, 0.6 * height) - 0.9);
    features.sunk += Math.max(0, 0.6 - (base - y) / height);
    features.offBase += Math.max(0, Math.abs(y + own - base) / height - 0.15);
  }
}

/**
 * Of the line's height: from there on a low sign is a comma rather than a point, how high it is and how far it ends below the base line,
 * and what each adds to the odds; of what its shape says, so much counts. Set by hand on numbers composed of training writers' digits
 * and signs.
 */
const comma = { height: 0.2, end: 0.06, perHeight: 20, perEnd: 12, shape: 0.6 };

/** Logarithm of the odds that a low sign is a comma and no point, by those of its shape, its size and how far it reaches down. */
export function commaOdds({ bounds }: Pick<Group, "bounds">, { height, base }: Sequence, byShape: number): number {
  const end = (bounds.y + bounds.height - base) / height;
  return (
    comma.shape * byShape + comma.perHeight * (bounds.height / height - comma.height) + comma.perEnd * (end - comma.end)
  );
}

/** What runs into a digit is its bar, and no minus beside it: as if it stood so far off, and so much of its width is enough. */
const [crossing, crossingShare] = [0.4, 0.25];

function isCrossing({ atoms, bounds: { x, width } }: Group, sequence: Sequence): boolean {
  return sequence.atoms.some((atom) => {
    const shared = Math.min(x + width, atom.bounds.x + atom.bounds.width) - Math.max(x, atom.bounds.x);
    return shared > crossingShare * width && !atoms.includes(atom);
  });
}

/** What a group scores as a character of a place. */
export function groupScore(
  group: Group,
  sequence: Sequence,
  place: Place,
  logProbability: number,
  by: Readonly<Features> = weights,
): number {
  const features = cleared();
  addGroup(features, group, sequence, place, logProbability);
  return weigh(features, by);
}

/** What two groups score as digits that follow each other. */
export function pairScore(left: Group, right: Group, sequence: Sequence, by: Readonly<Features> = weights): number {
  const features = cleared();
  addPair(features, left, right, sequence);
  return weigh(features, by);
}

/** Features for one score, which are gone with the next: there is one for every group, place and pair. */
function cleared(): Features {
  for (const name of featureNames) scratch[name] = 0;
  return scratch;
}

/** Adds what speaks of two groups as digits that follow each other. */
export function addPair(features: Features, left: Group, right: Group, sequence: Sequence): void {
  features.overlap += overlapOf(left, right) / sequence.height;
  if (touch(left, right, sequence)) features.touching++;
  features.cut += cutsBetween(left, right);
}

export function noFeatures(): Features {
  return {
    ...{ character: 0, digit: 0, short: 0, tall: 0, wide: 0, gap: 0, loose: 0, strokes: 0 },
    ...{ offBase: 0, cut: 0, ligature: 0, tiny: 0, dropped: 0, overlap: 0, touching: 0 },
    ...{ sunk: 0, low: 0, middle: 0, misplaced: 0, oversized: 0 },
  };
}

const scratch = noFeatures();

export function weigh(features: Features, by: Readonly<Features> = weights): number {
  let sum = 0;
  for (const name of featureNames) sum += by[name] * features[name];
  return sum;
}

/** How far one reaches into the other, from left to right. */
export function overlapOf({ bounds: left }: Group, { bounds: right }: Group): number {
  return Math.max(0, Math.min(left.x + left.width - right.x, right.width, left.width));
}

/** 1 where parts of one stroke are in both. */
export function cutsBetween(left: Group, right: Group): number {
  let cuts = 0;
  for (const a of left.atoms) {
    for (const b of right.atoms) if (a.stroke === b.stroke) cuts = 1;
  }
  return cuts;
}

export function touch(left: Group, right: Group, { touches }: Sequence): boolean {
  for (let i = left.first; left.mask >> (i - left.first); i++) {
    if (!((left.mask >> (i - left.first)) & 1)) continue;
    for (let j = right.first; right.mask >> (j - right.first); j++) {
      if (!((right.mask >> (j - right.first)) & 1)) continue;
      if (touches[Math.min(i, j)]![Math.abs(i - j)]) return true;
    }
  }
  return false;
}
