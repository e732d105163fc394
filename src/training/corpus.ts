import { type Dataset, subset, withChannels } from "../data/dataset.ts";
import type { InkSetName } from "../data/public-sets.ts";
import { contributorOf } from "../data/unipen/contributor.ts";
import { fault, TenpenError } from "../errors.ts";
import type { LabelledInk } from "../ink/jsonl.ts";
import { inputShape, mnistPreprocessing, normalizeStrokes, type Preprocessing } from "../ink/normalize.ts";
import { type Class, onlyDigits } from "../model/classes.ts";
import { type SampleSource, splitValidation } from "../train/index.ts";
import type { Drawing } from "../train/samples/ink.ts";
import { canBePartial } from "../train/samples/partials.ts";
import type { Rendering } from "../train/samples/renderers.ts";
import type { Variation } from "../train/samples/variation.ts";
import { groupOf } from "./group-of.ts";
import type { Recipe } from "./hyperparameters.ts";
import type { PictureCrops } from "./picture-crops.ts";
import type { InkRecipe } from "./recipe-parts.ts";

export interface Corpus {
  /** How the network that is trained is shown ink. */
  readonly preprocessing: Preprocessing;
  /** What each label stands for; those that a network's outputs tell when missing. */
  readonly classes?: readonly Class[];
  /** Images, then each set of ink, then what is no digit and made of nothing or of digits. */
  readonly train: readonly SampleSource[];
  /** Images, and the ink of the validation part as the pipeline draws it. */
  readonly validation: Dataset;
  /** The validation part again: its images alone, or those of pictures, as far as they show digits; and its ink. */
  readonly validationImages: Dataset;
  readonly validationInk: readonly LabelledInk[];
  /**
   * The ink of the validation part to calibrate by: that of whole contributors of UNIPEN, whose devices and countries training knows
   * nothing of, as it knows nothing of those who will use it. All ink where none is set aside; none where pictures are trained on, which
   * tell instead.
   */
  readonly calibrationInk: readonly LabelledInk[];
}

/** The drawings of a recipe's sets. */
export type InkSets = Partial<Record<InkSetName, readonly LabelledInk[]>>;

type CorpusRecipe = Pick<Recipe, "validation" | "seed" | "ink" | "pictures" | "augmentation" | "epochs">;

/**
 * Puts images and ink together, and splits both: images by the recipe's seed, ink by writer, alphabet or contributor.
 *
 * @throws TenpenError for a writer or an alphabet to set aside that is not there, a character that nothing shows, and when there is no
 * digit to calibrate by or to make groups of.
 */
export function buildCorpus(
  recipe: CorpusRecipe,
  images: Dataset,
  inkSets: InkSets = {},
  preprocessing: Preprocessing = mnistPreprocessing,
  crops?: PictureCrops,
): Corpus {
  const split = splitValidation(images, recipe.validation, recipe.seed);
  const variation = variationOf(recipe);
  const train: SampleSource[] = [
    variation ? { ...split.train, rendering: { type: "images", options: variation } } : split.train,
  ];
  const plain = {
    preprocessing,
    train,
    validation: split.validation,
    validationImages: split.validation,
    validationInk: [],
    calibrationInk: [],
  };
  if (!(recipe.ink && variation)) return plain;
  const classes = classesOfInk(recipe.ink);
  const ink = splitInk(recipe.ink, inkSets);
  if (!ink.validation.some(({ label }) => typeof label === "string")) {
    throw new TenpenError("recipe", "ink.sets", "must set aside digits of some writer, to calibrate by", "none");
  }
  const { height, width } = images;
  const drawn = inkSources(ink.train, classes, variation);
  checkCharacters(recipe.ink, classes, drawn);
  for (const { labels, rendering } of [...drawn, ...nonDigits(recipe.ink, ink, classes, variation)]) {
    if (labels.length > 0) train.push({ count: labels.length, labels, height, width, rendering });
  }
  const validation = addInk(split.validation, ink.validation, classes, preprocessing);
  if (crops && recipe.pictures) {
    const rendering: Rendering = { type: "images", options: variation };
    const cells = repeated(crops.cells, recipe.pictures.cells);
    train.push(...[crops.scenes, cells].filter(({ count }) => count > 0).map((each) => ({ ...each, rendering })));
    return {
      ...{ ...plain, classes, validation: joined(validation, crops.validation), validationInk: ink.validation },
      validationImages: subset(crops.validation, onlyDigitsOf(crops.validation)),
    };
  }
  const strangers = ink.validation.filter(
    (each) => typeof each.label === "string" && contributorOf(each) !== undefined,
  );
  return {
    ...{ ...plain, classes, validation, validationInk: ink.validation },
    calibrationInk: strangers.length > 0 ? strangers : ink.validation,
  };
}

/** A class that nothing shows would be trained as what is never there. @throws TenpenError naming the first. */
function checkCharacters({ characters = "" }: InkRecipe, classes: readonly Class[], parts: readonly Part[]): void {
  const unseen = [...characters].find((each) => !parts.some(({ labels }) => labels.includes(classes.indexOf(each))));
  if (unseen !== undefined) {
    throw fault("recipe", "ink.characters", "must each be shown by a drawing of the sets that is trained on", unseen);
  }
}

/** The digits, what is read beside them, and last what is none of these. */
export function classesOfInk({ characters = "" }: InkRecipe): readonly Class[] {
  return [...onlyDigits, ...characters, null];
}

function repeated(dataset: Dataset, times: number): Dataset {
  return subset(
    dataset,
    Uint32Array.from({ length: times * dataset.count }, (_, i) => Math.floor(i / times)),
  );
}

function onlyDigitsOf({ labels }: Dataset): Uint32Array {
  return Uint32Array.from([...labels.keys()].filter((i) => labels[i]! < onlyDigits.length));
}

/** @param other of as many channels, or of one. */
function joined(dataset: Dataset, other: Dataset): Dataset {
  const added = withChannels(other.images, other, dataset.channels ?? 1);
  const images = new Uint8Array(dataset.images.length + added.length);
  images.set(dataset.images);
  images.set(added, dataset.images.length);
  const labels = Uint8Array.from([...dataset.labels, ...other.labels]);
  return { ...dataset, images, labels, count: dataset.count + other.count };
}

function variationOf({ augmentation, epochs }: CorpusRecipe): Variation | undefined {
  if (augmentation === undefined) return undefined;
  const { elastic, cooldownEpochs, cooldownStrength } = augmentation;
  return { elastic, cooldown: { epoch: epochs - cooldownEpochs + 1, strength: cooldownStrength } };
}

/** The drawings to train on of a set, and how often each is seen in an epoch. */
interface TrainInk {
  readonly drawings: readonly LabelledInk[];
  readonly repeat: number;
}

/** The drawings of a recipe, parted by who wrote them. */
export interface SplitInk {
  readonly train: readonly TrainInk[];
  readonly validation: readonly LabelledInk[];
}

export function splitInk({ sets }: InkRecipe, inkSets: InkSets): SplitInk {
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
    const every = Math.round(1 / Math.min(1, repeat));
    train.push({
      repeat: Math.max(1, repeat),
      drawings: all.filter((drawing) => !isAside(drawing)).filter((_, i) => i % every === 0),
    });
  }
  return { train, validation: aside };
}

/** A source before it knows its size. */
type Part = { readonly labels: Uint8Array; readonly rendering: Rendering };

function inkSources(train: readonly TrainInk[], classes: readonly Class[], variation: Variation): Part[] {
  return train.map(({ drawings, repeat }) => {
    const labels = drawings.map((drawing) => labelOf(drawing, classes));
    return {
      labels: Uint8Array.from({ length: drawings.length * repeat }, (_, i) => labels[Math.floor(i / repeat)]!),
      rendering: { type: "ink", options: { drawings: drawings.map(toDrawing), repeat, ...variation } },
    };
  });
}

/** @throws TenpenError for some that are to be made of digits, of which there are none. */
function nonDigits(recipe: InkRecipe, { train }: SplitInk, classes: readonly Class[], variation: Variation): Part[] {
  const all = train.flatMap(({ drawings }) => drawings.map(toDrawing)).filter(({ digit }) => digit !== null);
  const toBegin = all.filter(({ strokes, digit }) => canBePartial(strokes, digit));
  const part = (key: "synthetic" | "groups" | "partials", rendering: Rendering, isUsable: boolean): Part => {
    const count = recipe[key];
    if (count > 0 && !isUsable) throw fault("recipe", `ink.${key}`, "must be 0 without digits to make them of", count);
    return { labels: new Uint8Array(count).fill(classes.length - 1), rendering };
  };
  return [
    part("synthetic", { type: "synthetic", options: variation }, true),
    part("groups", { type: "groups", options: { digits: all, ...variation } }, all.length > 0),
    part("partials", { type: "partials", options: { digits: toBegin, ...variation } }, toBegin.length > 0),
  ];
}

function toDrawing({ ink, label }: LabelledInk): Drawing {
  return { strokes: ink.strokes, digit: typeof label === "string" ? Number(label) : null };
}

function labelOf({ label, char }: LabelledInk, classes: readonly Class[]): number {
  const known = classes.indexOf(label ?? char ?? null);
  return known < 0 ? classes.length - 1 : known;
}

function addInk(
  dataset: Dataset,
  ink: readonly LabelledInk[],
  classes: readonly Class[],
  preprocessing: Preprocessing,
): Dataset {
  const [height, width, channels] = inputShape(preprocessing);
  const area = height * width * channels;
  const count = dataset.count + ink.length;
  const images = new Uint8Array(count * area);
  images.set(withChannels(dataset.images, dataset, channels));
  for (const [i, drawing] of ink.entries()) {
    images.set(normalizeStrokes(drawing.ink.strokes, preprocessing), (dataset.count + i) * area);
  }
  const labels = Uint8Array.from([...dataset.labels, ...ink.map((drawing) => labelOf(drawing, classes))]);
  return { images, labels, count, height, width, channels };
}
