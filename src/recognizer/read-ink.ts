import type { Preprocessing } from "../ink/normalize.ts";
import type { Ink, Stroke } from "../ink/stroke.ts";
import { digits, hasRejectClass } from "../model/classes.ts";
import { exp } from "../nn/exact.ts";
import type { Group, Sequence } from "../segment/sequence.ts";
import { asDigit, wholeOf } from "../segment/whole.ts";
import { decode } from "./decode.ts";
import type { Expect } from "./expect.ts";
import { type DecodeOptions, logProbabilityOf } from "./prediction.ts";
import { linesAsOne, linesOf, type Prepared, pickImages, prepareGroups } from "./prepare.ts";
import type { Reading } from "./reading.ts";

/** A reading, and where each of its digits comes from. */
export interface ReadInk {
  readonly reading: Reading;
  /** What the network saw of each digit: `[count, size, size]` of the preprocessing, 0 (paper) … 255 (ink). */
  readonly images: Uint8Array;
  /** Which of the images that were classified each digit is, counted through. */
  readonly chosen: readonly number[];
  /** The strokes of each digit. */
  readonly strokes: readonly (readonly Stroke[])[];
}

/** A sequence that is one digit with this probability, no digit being another thing that it may be, is not looked at in parts. */
const surelyOne = 0.99;

/** What falls into parts that are no numbers may be one digit of so many strokes at most: seven are all that a display has. */
const mostStrokes = 7;

const digitIndices = Array.from({ length: digits }, (_, i) => i);

/**
 * Reads a drawing, checked ink, in the three steps: yields images that are to be classified, and is given their logits. It does so at
 * most three times. Most drawings are of one digit, which is seen at the first look, at each sequence as a whole; of what has no number
 * then, all is looked at together.
 *
 * @throws TenpenError as `toPrediction` does.
 */
export function* readInk(
  ink: Ink,
  model: DecodeOptions & { readonly preprocessing: Preprocessing },
  expect?: Expect,
): Generator<Prepared, ReadInk, readonly Float32Array[]> {
  const lines = linesOf(ink);
  const looksAtWholes = hasRejectClass(model.classes) && expect === undefined;
  const groupsOf = looksAtWholes ? firstOf : allOf;
  let prepared = prepareGroups(lines, lines.flat().flatMap(groupsOf), model.preprocessing);
  let logits = prepared.count > 0 ? yield prepared : [];
  const isSure = (sequence: Sequence) => {
    const whole = wholeOf(sequence);
    const image = whole && prepared.imageOf.get(whole);
    // By its image a 5 with a point before it is a 5.
    if (image === undefined || whole!.signs > 0) return false;
    return exp(logProbabilityOf(logits[image]!, digitIndices, model)) >= surelyOne;
  };
  if (looksAtWholes && lines.flat().some(hasParts)) {
    const open = lines.map((line) => line.map((each) => (hasParts(each) && isSure(each) ? asDigit(each)! : each)));
    const unseen = open.flat().flatMap((sequence) => allOf(sequence).filter((group) => !prepared.imageOf.has(group)));
    const rest = prepareGroups(open, unseen, model.preprocessing);
    if (rest.count > 0) logits = [...logits, ...(yield rest)];
    prepared = join(prepared, rest);
  }
  let { reading, groups } = decode(prepared, logits, model, expect);
  if (looksAtWholes && mayBeOne(ink, lines) && !reading.numbers.some(({ accepted }) => accepted)) {
    const whole = linesAsOne(ink);
    const one = prepareGroups(whole, whole.flat().flatMap(firstOf), model.preprocessing);
    const oneLogits = yield one;
    const asOne = decode(one, oneLogits, model);
    if (asOne.reading.numbers[0]?.accepted) {
      [prepared, { reading, groups }] = [one, asOne];
    }
  }
  const chosen = groups.map((group) => prepared.imageOf.get(group)!);
  return { reading, images: pickImages(prepared, chosen), chosen, strokes: groups.map(({ strokes }) => strokes) };
}

/** Whether all strokes together were not looked at yet, and may be a digit. */
function mayBeOne({ strokes }: Ink, lines: readonly (readonly Sequence[])[]): boolean {
  const sequences = lines.flat();
  return strokes.length <= mostStrokes && (sequences.length > 1 || (sequences.length === 1 && !wholeOf(sequences[0]!)));
}

function hasParts({ atoms }: Sequence): boolean {
  return atoms.length > 1;
}

function allOf({ groups }: Sequence): readonly Group[] {
  return groups.length === 1 ? groups[0]! : groups.flat();
}

function firstOf(sequence: Sequence): readonly Group[] {
  const whole = wholeOf(sequence);
  return whole ? [whole] : [];
}

/** What was looked at first, and then, with the lines as they are then. */
function join(first: Prepared, rest: Prepared): Prepared {
  const images = new Uint8Array(first.images.length + rest.images.length);
  images.set(first.images);
  images.set(rest.images, first.images.length);
  const imageOf = new Map(first.imageOf);
  for (const [group, image] of rest.imageOf) imageOf.set(group, first.count + image);
  return { ...rest, images, count: first.count + rest.count, imageOf };
}
