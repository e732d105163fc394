import { exp } from "../nn/exact.ts";

/** An image that somebody has said what it shows. */
export interface Example {
  /** What the network's last layer was given of it: `[features]`. */
  readonly features: Float32Array;
  /** What that layer made of them: `[classes]`. */
  readonly logits: Float32Array;
  /** What it shows, as the index of its class. */
  readonly label: number;
  /** By how much the logit of its label is to be above all others. */
  readonly margin: number;
}

/**
 * How like two images are by the angle between their features: e^((cos − 1) / reach). With the shipped model it is about 0.5 for one
 * digit of one hand, and 0.005 for two digits: an example tells of what looks like it, and of nothing else.
 */
const reach = 0.1;

/**
 * And by how the network sees them, e^(−½ (distance of the logits / (margin · width))²): what others write alike and the network reads
 * surely goes on being read so.
 */
const width = 1.6;

/** Examples are gone through so often at most; ten of one digit need two or three. */
const rounds = 10;

/** No example shifts a logit by more than so many times its margin. */
const strongest = 2.5;

/** What likeness goes by. */
interface Seen {
  /** The features, 1 long. */
  readonly direction: Float64Array;
  /** As the network has them. */
  readonly logits: Float32Array;
}

interface Learnt extends Seen {
  readonly margin: number;
  /** What it adds to each logit of what is just like it. */
  readonly shifts: Float64Array;
}

/**
 * What a person's hand is, beside what the network knows: examples of it, each of which shifts the logits of what is like it. An example
 * that is read as it should be, be it by the network or by the others, shifts nothing. The network stays as it is, so that the same
 * examples make the same hand, to the bit.
 */
export class Hand {
  readonly #learnt: readonly Learnt[];

  /** @param examples those of one network. */
  constructor(examples: readonly Example[]) {
    const all = examples.map(({ features, logits, margin }) => ({
      ...{ direction: directionOf(features), logits, margin },
      shifts: new Float64Array(logits.length),
    }));
    learn(examples, all);
    this.#learnt = all.filter(({ shifts }) => shifts.some((shift) => shift !== 0));
  }

  /** Shifts the logits of an image. Says whether another of them is the largest now. */
  adapt(logits: Float32Array, features: Float32Array): boolean {
    if (this.#learnt.length === 0) return false;
    const before = argmaxBut(logits, -1);
    const seen = { direction: directionOf(features), logits };
    const sums = Float64Array.from(logits);
    for (const known of this.#learnt) add(sums, known.shifts, likeness(seen, known));
    logits.set(sums);
    return argmaxBut(logits, -1) !== before;
  }
}

/**
 * Goes through the examples until each has its margin: what one lacks, half is added for its label and half taken from its strongest
 * rival. What was added for the others counts.
 */
function learn(examples: readonly Example[], learnt: readonly Learnt[]): void {
  const likenesses = learnt.map((seen) => learnt.map((known) => likeness(seen, known)));
  for (let round = 0; round < rounds; round++) {
    let hasLearnt = false;
    for (const [i, { logits, label, margin }] of examples.entries()) {
      const sums = Float64Array.from(logits);
      for (const [j, { shifts }] of learnt.entries()) add(sums, shifts, likenesses[i]![j]!);
      const rival = argmaxBut(sums, label);
      const { shifts } = learnt[i]!;
      const room = strongest * margin - shifts[label]!;
      const step = Math.min(room, (margin - (sums[label]! - sums[rival]!)) / 2);
      if (step <= 0) continue;
      shifts[label]! += step;
      shifts[rival]! -= step;
      hasLearnt = true;
    }
    if (!hasLearnt) return;
  }
}

/** Index of the largest value but one. */
function argmaxBut(values: Float32Array | Float64Array, but: number): number {
  let best = but === 0 ? 1 : 0;
  for (let i = 0; i < values.length; i++) if (i !== but && values[i]! > values[best]!) best = i;
  return best;
}

function add(sums: Float64Array, shifts: Float64Array, share: number): void {
  for (let i = 0; i < sums.length; i++) sums[i]! += share * shifts[i]!;
}

function likeness({ direction, logits }: Seen, known: Learnt): number {
  let [cos, square] = [0, 0];
  for (let i = 0; i < direction.length; i++) cos += direction[i]! * known.direction[i]!;
  for (let i = 0; i < logits.length; i++) square += (logits[i]! - known.logits[i]!) ** 2;
  return exp((Math.min(1, cos) - 1) / reach - square / (2 * (known.margin * width) ** 2));
}

/** All zero stays so. */
function directionOf(features: Float32Array): Float64Array {
  let square = 0;
  for (const value of features) square += value * value;
  const length = square > 0 ? Math.sqrt(square) : 1;
  return Float64Array.from(features, (value) => value / length);
}
