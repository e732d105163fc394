/** A text that a number may be. */
export interface RankedText {
  readonly text: string;
  /** Its share of all that the number may be, 0…1. */
  readonly probability: number;
  /** The path that speaks most for it, as its index, and which class each of its digits is. */
  readonly path: number;
  readonly classes: readonly number[];
}

/** A path through the lattice: its probability among all, and of each of its digits the probability of each class. */
export interface WeightedPath {
  readonly probability: number;
  readonly digits: readonly (readonly number[])[];
}

interface Partial {
  readonly classes: readonly number[];
  readonly probability: number;
}

/**
 * The likeliest texts of paths, first the likeliest. The same text by several paths is as likely as these together.
 *
 * @param names of the classes.
 * @param most texts of a path that are looked at.
 */
export function rankTexts(paths: readonly WeightedPath[], names: readonly string[], most: number): RankedText[] {
  const ranked = new Map<string, RankedText & { readonly share: number }>();
  // Paths have most of their digits in common.
  const orders = new Map<readonly number[], readonly number[]>();
  const orderOf = (probabilities: readonly number[]) => {
    const order = orders.get(probabilities) ?? likeliestOf(probabilities, most);
    orders.set(probabilities, order);
    return order;
  };
  for (const [path, { probability, digits }] of paths.entries()) {
    for (const { classes, probability: share } of likeliest(digits, most, orderOf)) {
      const text = classes.map((each) => names[each]).join("");
      const own = probability * share;
      const before = ranked.get(text);
      if (!before) ranked.set(text, { text, probability: own, share: own, path, classes });
      else if (own > before.share) {
        ranked.set(text, { text, probability: before.probability + own, share: own, path, classes });
      } else ranked.set(text, { ...before, probability: before.probability + own });
    }
  }
  return [...ranked.values()].toSorted((a, b) => b.probability - a.probability);
}

function likeliest(
  digits: readonly (readonly number[])[],
  most: number,
  orderOf: (probabilities: readonly number[]) => readonly number[],
): readonly Partial[] {
  let partials: Partial[] = [{ classes: [], probability: 1 }];
  for (const probabilities of digits) {
    const longer: Partial[] = [];
    for (const { classes, probability } of partials) {
      for (const each of orderOf(probabilities)) {
        longer.push({ classes: [...classes, each], probability: probability * probabilities[each]! });
      }
    }
    // Those of one digit are in their order already.
    partials = partials.length === 1 ? longer : longer.sort((a, b) => b.probability - a.probability).slice(0, most);
  }
  return partials;
}

/** The likeliest classes, the first the likeliest. */
function likeliestOf(probabilities: readonly number[], most: number): readonly number[] {
  return probabilities
    .map((_, i) => i)
    .sort((a, b) => probabilities[b]! - probabilities[a]!)
    .slice(0, most);
}
