import { type Class, digits } from "../model/classes.ts";
import { exp, log } from "../nn/exact.ts";
import { commaOdds, groupScore, type Place, type PlaceScores } from "../segment/geometry.ts";
import type { Group, Sequence } from "../segment/sequence.ts";
import { mayBeMinus } from "../segment/specks.ts";
import { isAlone } from "../segment/whole.ts";
import {
  characterCount,
  type DecodeOptions,
  logProbabilityOf,
  type Prediction,
  toDigitPrediction,
  toPrediction,
} from "./prediction.ts";

/** Where other characters than digits stand; what is not named here, as high as digits. */
const placeOfCharacter: Readonly<Record<string, Place>> = { ".": "low", ",": "low", "-": "middle", "−": "middle" };

export function placeOf(name: Class | undefined): Place {
  return placeOfCharacter[name ?? ""] ?? "digit";
}

/** What the groups of one sequence may show, by their shapes and places. Each is worked out once. */
export class Characters {
  readonly #sequence: Sequence;
  readonly #logitsOf: (group: Group) => Float32Array;
  readonly #options: DecodeOptions;
  readonly #places: ReadonlyMap<Place, readonly number[]>;
  /** The classes that do not stand as high as digits. */
  readonly #signs: readonly number[];
  readonly #predictions = new Map<Group, Prediction>();
  readonly #probabilities = new Map<Group, readonly number[]>();

  constructor(sequence: Sequence, logitsOf: (group: Group) => Float32Array, options: DecodeOptions) {
    this.#sequence = sequence;
    this.#logitsOf = logitsOf;
    this.#options = options;
    this.#places = placesOf(options.classes);
    this.#signs = [...this.#places].flatMap(([place, indices]) => (place === "digit" ? [] : indices));
  }

  /** By its shape alone. @throws TenpenError as `toPrediction` does. */
  predictionOf(group: Group): Prediction {
    const prediction = this.#predictions.get(group) ?? toPrediction(this.#logitsOf(group), this.#options);
    this.#predictions.set(group, prediction);
    return prediction;
  }

  /** Whether it is accepted as a digit, where it can be no other character. @throws TenpenError as `toPrediction` does. */
  isDigit(group: Group): boolean {
    return toDigitPrediction(this.#logitsOf(group), this.#options).accepted;
  }

  /**
   * For the lattice: what it is by its shape, for each place that it may stand in. A short stroke is drawn for a point, a comma and a
   * minus alike: by its shape it is any sign, and the place tells which.
   */
  scoresOf(group: Group): PlaceScores {
    const logits = this.#logitsOf(group);
    const scores: Partial<Record<Place, number>> = {};
    const asSign = this.#signs.length > 0 ? logProbabilityOf(logits, this.#signs, this.#options) : undefined;
    for (const [place, indices] of this.#places) {
      if (place === "middle" && !mayBeMinus(group.bounds, this.#sequence.height)) continue;
      scores[place] = place === "digit" ? logProbabilityOf(logits, indices, this.#options) : asSign!;
    }
    return scores;
  }

  /** Probability of each character, given that it is one. */
  probabilitiesOf(group: Group): readonly number[] {
    const known = this.#probabilities.get(group) ?? this.#work(group);
    this.#probabilities.set(group, known);
    return known;
  }

  #work(group: Group): readonly number[] {
    const { probabilities } = this.predictionOf(group);
    if (this.#places.size === 1) return probabilities;
    return isAlone(group, this.#sequence)
      ? whenAlone(probabilities, this.#options.classes)
      : inPlace(
          pointOrComma(probabilities, group, this.#sequence, this.#options.classes),
          group,
          this.#sequence,
          this.#places,
        );
  }
}

/** The classes of each place that a model has characters of. */
function placesOf(classes: readonly Class[]): Map<Place, number[]> {
  const places = new Map<Place, number[]>();
  for (let i = 0; i < characterCount(classes); i++) {
    const place = placeOf(classes[i]);
    const indices = places.get(place) ?? [];
    places.set(place, indices);
    indices.push(i);
  }
  return places;
}

/** By its shape a comma is a 1, and alone it has nothing else; and what is a digit alone is no sign. */
function whenAlone(probabilities: readonly number[], classes: readonly Class[]): readonly number[] {
  const comma = classes.indexOf(",");
  const others = probabilities.map((each, i) => (i === comma ? 0 : each));
  const isDigit = others.indexOf(Math.max(...others)) < digits;
  const known = isDigit ? others.map((each, i) => (i < digits ? each : 0)) : others;
  const sum = known.reduce((a, b) => a + b);
  return sum > 0 ? known.map((each) => each / sum) : probabilities;
}

/** What is likely a point or a comma, parted among both by size and place too: a straight comma has the shape of a point. */
function pointOrComma(
  probabilities: readonly number[],
  group: Group,
  sequence: Sequence,
  classes: readonly Class[],
): readonly number[] {
  const [point, comma] = [classes.indexOf("."), classes.indexOf(",")];
  if (point < 0 || comma < 0) return probabilities;
  const both = probabilities[point]! + probabilities[comma]!;
  const [first, second] = [probabilities[comma]!, probabilities[point]!].map((each) => log(Math.max(least, each)));
  const share = 1 / (1 + exp(-commaOdds(group, sequence, first! - second!)));
  return probabilities.map((each, i) => (i === comma ? both * share : i === point ? both * (1 - share) : each));
}

/** No probability is taken for less where its logarithm is looked at. */
const least = 1e-6;

/** Probabilities of characters by their shape, made those by shape and place. */
function inPlace(
  probabilities: readonly number[],
  group: Group,
  sequence: Sequence,
  places: ReadonlyMap<Place, readonly number[]>,
): readonly number[] {
  const weighted = [...probabilities];
  const isMinus = mayBeMinus(group.bounds, sequence.height);
  const scores = [...places.keys()].map((place) =>
    !isMinus && place === "middle" ? Number.NEGATIVE_INFINITY : groupScore(group, sequence, place, 0),
  );
  const most = scores.reduce((a, b) => Math.max(a, b));
  for (const [i, indices] of [...places.values()].entries()) {
    for (const index of indices) weighted[index]! *= exp(scores[i]! - most);
  }
  const sum = weighted.reduce((a, b) => a + b);
  return sum > 0 ? weighted.map((each) => each / sum) : probabilities;
}
