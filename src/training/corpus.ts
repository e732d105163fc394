import type { Dataset } from "../data/dataset.ts";
import type { PublicSetName } from "../data/public-sets.ts";
import { fault, TenpenError } from "../errors.ts";
import type { LabelledInk } from "../ink/jsonl.ts";
import { mnistPreprocessing, normalizeStrokes } from "../ink/normalize.ts";
import { digits } from "../model/classes.ts";
import { type SampleSource, splitValidation } from "../train/index.ts";
import type { Drawing } from "../train/samples/ink.ts";
import { canBePartial } from "../train/samples/partials.ts";
import type { Rendering } from "../train/samples/renderers.ts";
import type { Variation } from "../train/samples/variation.ts";
import type { Recipe } from "./hyperparameters.ts";
import type { InkRecipe } from "./recipe-parts.ts";

/** What is not a digit has the label behind the digits. */
export const rejectClass = digits;

export interface Corpus {
  /** Images, then each set of ink, then what is no digit and made of nothing or of digits. */
  readonly train: readonly SampleSource[];
  /** Images, and the ink of the validation part as the pipeline draws it. */
  readonly validation: Dataset;
  /** The validation part again: its images alone, and its ink. */
  readonly validationImages: Dataset;
  readonly validationInk: readonly LabelledInk[];
}

/** The drawings of a recipe's sets. */
export type InkSets = Partial<Record<PublicSetName, readonly LabelledInk[]>>;

type CorpusRecipe = Pick<Recipe, "validation" | "seed" | "ink" | "augmentation" | "epochs">;

/**
 * Puts images and ink together, and splits both: images by the recipe's seed, ink by writer or alphabet.
 *
 * @throws TenpenError for a writer or an alphabet to set aside that is not there, and when there is no digit to calibrate by or
 * to put beside another.
 */
export function buildCorpus(recipe: CorpusRecipe, images: Dataset, inkSets: InkSets = {}): Corpus {
  const split = splitValidation(images, recipe.validation, recipe.seed);
  const variation = variationOf(recipe);
  const train: SampleSource[] = [
    variation ? { ...split.train, rendering: { type: "images", options: variation } } : split.train,
  ];
  const validationInk: LabelledInk[] = [];
  if (recipe.ink && variation) {
    const ink = splitInk(recipe.ink, inkSets);
    validationInk.push(...ink.validation);
    if (!validationInk.some((drawing) => labelOf(drawing) !== rejectClass)) {
      throw new TenpenError("recipe", "ink.sets", "must set aside digits of some writer, to calibrate by", "none");
    }
    const { height, width } = images;
    for (const { labels, rendering } of [
      ...inkSources(ink.train, variation),
      ...nonDigits(recipe.ink, ink, variation),
    ]) {
      if (labels.length > 0) train.push({ count: labels.length, labels, height, width, rendering });
    }
  }
  return {
    train,
    validation: addInk(split.validation, validationInk),
    validationImages: split.validation,
    validationInk,
  };
}

function variationOf({ augmentation, epochs }: CorpusRecipe): Variation | undefined {
  if (augmentation === undefined) return undefined;
  const { elastic, cooldownEpochs, cooldownStrength } = augmentation;
  return { elastic, cooldown: { epoch: epochs - cooldownEpochs + 1, strength: cooldownStrength } };
}

/** The drawings to train on of a set, and how often each is seen in an epoch. */
interface TrainInk {
  readonly drawings: readonly Drawing[];
  readonly repeat: number;
}

interface SplitInk {
  readonly train: readonly TrainInk[];
  readonly validation: readonly LabelledInk[];
}

function splitInk({ sets }: InkRecipe, inkSets: InkSets): SplitInk {
  const train: TrainInk[] = [];
  const aside: LabelledInk[] = [];
  for (const { set, validation, repeat } of sets) {
    const all = inkSets[set]!;
    const groups = new Set(all.map(groupOf));
    const missing = validation.find((group) => !groups.has(group));
    if (missing !== undefined) {
      throw fault("recipe", "ink.sets", `${set} must have what is set aside for validation`, missing);
    }
    const isAside = (drawing: LabelledInk) => validation.includes(groupOf(drawing));
    aside.push(...all.filter(isAside));
    train.push({ repeat, drawings: all.filter((drawing) => !isAside(drawing)).map(toDrawing) });
  }
  return { train, validation: aside };
}

/** A source before it knows its size. */
type Part = { readonly labels: Uint8Array; readonly rendering: Rendering };

function inkSources(train: readonly TrainInk[], variation: Variation): Part[] {
  return train.map(({ drawings, repeat }) => ({
    labels: Uint8Array.from(
      { length: drawings.length * repeat },
      (_, i) => drawings[Math.floor(i / repeat)]!.digit ?? rejectClass,
    ),
    rendering: { type: "ink", options: { drawings, repeat, ...variation } },
  }));
}

/** @throws TenpenError for some that are to be made of digits, of which there are none. */
function nonDigits(recipe: InkRecipe, { train }: SplitInk, variation: Variation): Part[] {
  const all = train.flatMap(({ drawings }) => drawings).filter(({ digit }) => digit !== null);
  const toBegin = all.filter(({ strokes, digit }) => canBePartial(strokes, digit));
  const part = (key: "synthetic" | "groups" | "partials", rendering: Rendering, isUsable: boolean): Part => {
    const count = recipe[key];
    if (count > 0 && !isUsable) throw fault("recipe", `ink.${key}`, "must be 0 without digits to make them of", count);
    return { labels: new Uint8Array(count).fill(rejectClass), rendering };
  };
  return [
    part("synthetic", { type: "synthetic", options: variation }, true),
    part("groups", { type: "pairs", options: { digits: all, ...variation } }, all.length > 0),
    part("partials", { type: "partials", options: { digits: toBegin, ...variation } }, toBegin.length > 0),
  ];
}

function toDrawing(drawing: LabelledInk): Drawing {
  const label = labelOf(drawing);
  return { strokes: drawing.ink.strokes, digit: label === rejectClass ? null : label };
}

/** Who or what must not be on both sides of a split: the alphabet, where the character has one, or else the writer. */
export function groupOf({ char, writer }: LabelledInk): string {
  return /^(.+)\/character\d+$/.exec(char ?? "")?.[1] ?? writer ?? "";
}

function labelOf({ label }: LabelledInk): number {
  return label === null || label === undefined ? rejectClass : Number(label);
}

function addInk(dataset: Dataset, ink: readonly LabelledInk[]): Dataset {
  if (ink.length === 0) return dataset; // MNIST is too large to be copied for nothing
  const { height, width } = dataset;
  const area = height * width;
  const count = dataset.count + ink.length;
  const images = new Uint8Array(count * area);
  images.set(dataset.images);
  for (const [i, drawing] of ink.entries()) {
    images.set(normalizeStrokes(drawing.ink.strokes, mnistPreprocessing), (dataset.count + i) * area);
  }
  return { images, labels: Uint8Array.from([...dataset.labels, ...ink.map(labelOf)]), count, height, width };
}
