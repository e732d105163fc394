import type { Preprocessing } from "../ink/normalize.ts";
import type { Ink } from "../ink/stroke.ts";
import { digits, hasRejectClass } from "../model/classes.ts";
import { exp } from "../nn/exact.ts";
import type { Group, Sequence } from "../segment/sequence.ts";
import { decode } from "./decode.ts";
import type { Expect } from "./expect.ts";
import { type DecodeOptions, logProbabilityOf } from "./prediction.ts";
import { linesOf, type Prepared, pickImages, prepareGroups } from "./prepare.ts";
import type { Reading } from "./reading.ts";

/** A reading, and what the network saw of each of its digits: `[count, size, size]` of the preprocessing, 0 (paper) … 255 (ink). */
export interface ReadInk {
  readonly reading: Reading;
  readonly images: Uint8Array;
}

/** A sequence that is one digit with this probability, no digit being another thing that it may be, is not looked at in parts. */
const surelyOne = 0.99;

const digitIndices = Array.from({ length: digits }, (_, i) => i);

/**
 * Reads a drawing, checked ink, in the three steps: yields images that are to be classified, and is given their logits. It does so at
 * most twice. Most drawings are of one digit, which is seen at the first look, at each sequence as a whole.
 *
 * @throws TenpenError as `toPrediction` does.
 */
export function* readInk(
  ink: Ink,
  { preprocessing, ...options }: DecodeOptions & { readonly preprocessing: Preprocessing },
  expect?: Expect,
): Generator<Prepared, ReadInk, readonly Float32Array[]> {
  const lines = linesOf(ink);
  const canBeSure = hasRejectClass(options.classes) && expect === undefined;
  const first = prepareGroups(lines, canBeSure ? lines.flat().flatMap(wholeOf) : [], preprocessing);
  const firstLogits = first.count > 0 ? yield first : [];
  const isSure = (group: Group) => {
    const image = first.imageOf.get(group);
    return image !== undefined && exp(logProbabilityOf(firstLogits[image]!, digitIndices, options)) >= surelyOne;
  };
  const open = lines.map((line) =>
    line.map((sequence) => (wholeOf(sequence).some(isSure) ? alone(sequence) : sequence)),
  );
  const groups = open.flat().flatMap((sequence) => sequence.groups.flat());
  const rest = prepareGroups(
    open,
    groups.filter((group) => !first.imageOf.has(group)),
    preprocessing,
  );
  const prepared = rest.count > 0 ? join(first, rest) : { ...first, lines: open };
  const logits = rest.count > 0 ? [...firstLogits, ...(yield rest)] : firstLogits;
  const { reading, chosen } = decode(prepared, logits, options, expect);
  return { reading, images: pickImages(prepared, chosen) };
}

/** The group of all that there is in a sequence, if it may be a digit. */
function wholeOf({ atoms, groups }: Sequence): Group[] {
  return groups[0]!.filter((group) => group.atoms.length === atoms.length);
}

/** A sequence that is one digit. */
function alone(sequence: Sequence): Sequence {
  const [whole] = wholeOf(sequence);
  return { ...sequence, groups: sequence.groups.map((groups) => groups.filter((group) => group === whole)) };
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
