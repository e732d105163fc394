import type { Dataset } from "../data/dataset.ts";
import type { LabelledInk } from "../ink/jsonl.ts";
import { mnistPreprocessing, normalize } from "../ink/normalize.ts";
import { type Drawing, rowOf } from "../train/augment/handwriting.ts";
import { splitValidation } from "../train/index.ts";

/** What is not a digit has the label behind the digits. */
export const notADigit = 10;

/** Ink of one set, and how to split it. */
export interface InkPart {
  readonly drawings: readonly LabelledInk[];
  /** Who or what must not be on both sides of the split: a writer, an alphabet. */
  readonly group: (drawing: LabelledInk) => string;
  /** The groups set aside for validation. */
  readonly validation: readonly string[];
  /** How often each drawing is in an epoch, each time drawn anew. */
  readonly repeat: number;
}

export interface Corpus {
  readonly train: Dataset;
  readonly validation: Dataset;
  /** The ink of the training part, and what each training image is drawn from: see `HandwritingOptions`. */
  readonly drawings: readonly Drawing[];
  readonly rows: Int32Array;
  /** The ink of the validation part. */
  readonly validationInk: readonly LabelledInk[];
}

/**
 * Puts images and ink together. The ink of a training image is drawn by the augmentation; what stands in `train` for it is a
 * blank. Validation has the ink as the pipeline draws it.
 *
 * @param made how many made-up drawings that show no digit are in an epoch, and pairs of digits.
 */
export function buildCorpus(
  images: Dataset,
  { validation, seed }: { readonly validation: number; readonly seed: number },
  parts: readonly InkPart[],
  made: { readonly madeUp: number; readonly sideBySide: number },
): Corpus {
  const split = splitValidation(images, validation, seed);
  const drawings: Drawing[] = [];
  const rows: number[] = new Array<number>(split.train.count).fill(rowOf.image);
  const labels: number[] = [...split.train.labels];
  const validationInk: LabelledInk[] = [];
  for (const { drawings: all, group, validation: groups, repeat } of parts) {
    for (const drawing of all) {
      if (groups.includes(group(drawing))) {
        validationInk.push(drawing);
        continue;
      }
      const label = labelOf(drawing);
      for (let i = 0; i < repeat; i++) {
        rows.push(drawings.length);
        labels.push(label);
      }
      drawings.push({ strokes: drawing.ink.strokes, digit: label === notADigit ? null : label });
    }
  }
  for (const kind of ["madeUp", "sideBySide"] as const) {
    for (let i = 0; i < made[kind]; i++) {
      rows.push(rowOf[kind]);
      labels.push(notADigit);
    }
  }
  return {
    train: lengthen(split.train, labels),
    validation: addInk(split.validation, validationInk),
    drawings,
    rows: Int32Array.from(rows),
    validationInk,
  };
}

function labelOf({ label }: LabelledInk): number {
  return label === null || label === undefined ? notADigit : Number(label);
}

/** With blank images up to the number of labels. */
function lengthen(dataset: Dataset, labels: readonly number[]): Dataset {
  const { height, width } = dataset;
  const images = new Uint8Array(labels.length * height * width);
  images.set(dataset.images);
  return { images, labels: Uint8Array.from(labels), count: labels.length, height, width };
}

function addInk(dataset: Dataset, ink: readonly LabelledInk[]): Dataset {
  const longer = lengthen(dataset, [...dataset.labels, ...ink.map(labelOf)]);
  const area = dataset.height * dataset.width;
  for (const [i, drawing] of ink.entries()) {
    longer.images.set(normalize(drawing.ink, mnistPreprocessing), (dataset.count + i) * area);
  }
  return longer;
}
