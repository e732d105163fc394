import { extname } from "node:path";
import type { Dataset } from "../data/dataset.ts";
import { type FetchOptions, loadPublicSet, type PublicSetName, publicSets } from "../data/node/public-sets.ts";
import { fault, TenpenError } from "../errors.ts";
import type { LabelledInk } from "../ink/jsonl.ts";
import { mnistPreprocessing, normalizeStrokes } from "../ink/normalize.ts";
import { digits } from "../model/classes.ts";
import { type Drawing, type HandwritingOptions, rowOf } from "../train/augment/handwriting.ts";
import { canBeUnfinished } from "../train/augment/non-digits.ts";
import { type Augmentation, splitValidation } from "../train/index.ts";
import type { Recipe } from "./recipe.ts";

/** What is not a digit has the label behind the digits. */
export const rejectClass = digits;

export interface Corpus {
  readonly train: Dataset;
  /** Images, and the ink of the validation part as the pipeline draws it. */
  readonly validation: Dataset;
  /** The validation part again: its images alone, and its ink. */
  readonly validationImages: Dataset;
  readonly validationInk: readonly LabelledInk[];
  /** What draws the ink of `train`, where nothing stands but blanks, and changes its images. */
  readonly augmentation: Augmentation | undefined;
}

/** Some 1.5 GB of images. */
const mostRows = 2_000_000;

/** The drawings of a recipe's sets. */
export type InkSets = Partial<Record<PublicSetName, readonly LabelledInk[]>>;

/** The sets that a recipe names, fetched where they are missing. @throws TenpenError as `loadPublicSet` does. */
export async function loadInkSets(
  { ink }: Pick<Recipe, "ink">,
  onProgress?: (set: PublicSetName, ...progress: Parameters<NonNullable<FetchOptions["onProgress"]>>) => void,
): Promise<InkSets> {
  const sets: Partial<Record<PublicSetName, readonly LabelledInk[]>> = {};
  for (const { set } of ink?.sets ?? []) {
    sets[set] = await loadPublicSet(publicSets[set], { onProgress: (...progress) => onProgress?.(set, ...progress) });
  }
  return sets;
}

/**
 * Puts images and ink together, and splits both: images by the recipe's seed, ink by writer or alphabet.
 *
 * @throws TenpenError for a writer or an alphabet to set aside that is not there, and when there is no digit to calibrate by or
 * to put beside another; for more images than there are.
 */
export function buildCorpus(
  recipe: Pick<Recipe, "validation" | "seed" | "ink" | "augmentation" | "epochs">,
  images: Dataset,
  inkSets: InkSets = {},
): Corpus {
  const split = splitValidation(images, recipe.validation, recipe.seed);
  const drawings: Drawing[] = [];
  const rows: number[] = new Array<number>(split.train.count).fill(rowOf.image);
  const labels: number[] = [...split.train.labels];
  const validationInk: LabelledInk[] = [];
  for (const { set, validation, repeat } of recipe.ink?.sets ?? []) {
    const all = inkSets[set]!;
    const groups = new Set(all.map(groupOf));
    const missing = validation.find((group) => !groups.has(group));
    if (missing !== undefined) {
      throw fault("recipe", "ink.sets", `${set} must have what is set aside for validation`, missing);
    }
    for (const drawing of all) {
      if (validation.includes(groupOf(drawing))) {
        validationInk.push(drawing);
        continue;
      }
      const label = labelOf(drawing);
      for (let i = 0; i < repeat; i++) {
        rows.push(drawings.length);
        labels.push(label);
      }
      drawings.push({ strokes: drawing.ink.strokes, digit: label === rejectClass ? null : label });
    }
  }
  if (recipe.ink && !validationInk.some((drawing) => labelOf(drawing) !== rejectClass)) {
    throw new TenpenError("recipe", "ink.sets", "must set aside digits of some writer, to calibrate by", "none");
  }
  const usable = {
    madeUp: true,
    sideBySide: drawings.some(({ digit }) => digit !== null),
    unfinished: drawings.some(({ strokes, digit }) => canBeUnfinished(strokes, digit)),
  };
  for (const kind of ["madeUp", "sideBySide", "unfinished"] as const) {
    const count = recipe.ink?.[kind] ?? 0;
    if (count > 0 && !usable[kind]) {
      throw fault("recipe", `ink.${kind}`, "must be 0 without digits to make them of", count);
    }
    for (let i = 0; i < count; i++) {
      rows.push(rowOf[kind]);
      labels.push(rejectClass);
    }
  }
  if (labels.length > mostRows) {
    throw fault("recipe", "ink", `must make at most ${mostRows} training images with all repeats`, labels.length);
  }
  return {
    train: lengthen(split.train, labels),
    validation: addInk(split.validation, validationInk),
    validationImages: split.validation,
    validationInk,
    augmentation: recipe.augmentation && augmentationOf(recipe, drawings, Int32Array.from(rows)),
  };
}

function augmentationOf(
  { augmentation, epochs }: Pick<Recipe, "augmentation" | "epochs">,
  drawings: readonly Drawing[],
  rows: Int32Array,
): Augmentation {
  const { bend, gentleEpochs, gentleStrength } = augmentation!;
  const gentle = { epoch: epochs - gentleEpochs + 1, strength: gentleStrength };
  return {
    // As this file, source or built.
    module: new URL(`../train/augment/handwriting${extname(import.meta.url)}`, import.meta.url).href,
    options: { drawings, rows, bend, gentle } satisfies HandwritingOptions,
  };
}

/** Who or what must not be on both sides of a split: the alphabet, where the character has one, or else the writer. */
export function groupOf({ char, writer }: LabelledInk): string {
  return char?.split("/")[0] ?? writer ?? "";
}

function labelOf({ label }: LabelledInk): number {
  return label === null || label === undefined ? rejectClass : Number(label);
}

/** With blank images up to the number of labels. */
function lengthen(dataset: Dataset, labels: readonly number[]): Dataset {
  if (labels.length === dataset.count) return dataset; // MNIST is too large to be copied for nothing
  const { height, width } = dataset;
  const images = new Uint8Array(labels.length * height * width);
  images.set(dataset.images);
  return { images, labels: Uint8Array.from(labels), count: labels.length, height, width };
}

function addInk(dataset: Dataset, ink: readonly LabelledInk[]): Dataset {
  const longer = lengthen(dataset, [...dataset.labels, ...ink.map(labelOf)]);
  const area = dataset.height * dataset.width;
  for (const [i, drawing] of ink.entries()) {
    longer.images.set(normalizeStrokes(drawing.ink.strokes, mnistPreprocessing), (dataset.count + i) * area);
  }
  return longer;
}
