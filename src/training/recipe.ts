import { type PublicSetName, publicSets } from "../data/public-sets.ts";
import { checkKeys, checkNumber, checkWhole, checkWord, fault, isRecord, type Range, TenpenError } from "../errors.ts";
import type { Precision } from "../formats/safetensors.ts";
import { adam, adamW, type Optimizer, type Schedule, sgd } from "../train/index.ts";
import { checkSchedule } from "../train/schedule.ts";

/** All that decides what comes out of a training: a model can be made again from it, byte for byte, given the data. Plain data. */
export interface Recipe {
  /** `mnist`, or the images file of an IDX pair of training images, seen from the recipe's folder. */
  readonly data: string;
  /** Images set aside to choose by. */
  readonly validation: number;
  /** Pen strokes to train on as well; none when missing. */
  readonly ink?: InkRecipe;
  /** The network: a name, or a `.json` file, seen from the recipe's folder. */
  readonly spec: string;
  readonly epochs: number;
  /** Images a step. */
  readonly batch: number;
  readonly optimizer: OptimizerRecipe;
  /** The top rate of the schedule. */
  readonly learningRate: number;
  /** Constant when missing. */
  readonly schedule?: Schedule;
  /** See `TrainOptions`; none when missing. */
  readonly labelSmoothing?: number;
  readonly averageDecay?: number;
  /** Images and strokes are seen as another hand would have drawn them; as they are when missing. */
  readonly augmentation?: AugmentationRecipe;
  /** The figure by which the best epoch is chosen. */
  readonly monitor: "val_loss" | "val_accuracy";
  /** Stops after so many epochs that are no better by `minDelta`; never when missing. */
  readonly patience?: number;
  readonly minDelta?: number;
  readonly seed: number;
  /** How the model's weights are stored. */
  readonly precision: Precision;
}

export interface InkRecipe {
  readonly sets: readonly InkSetRecipe[];
  /** Made-up drawings that show no digit, in an epoch. */
  readonly madeUp: number;
  /** Pairs of digits side by side, which are no digit, in an epoch. */
  readonly sideBySide: number;
  /** Digits that are only begun, which are no digit, in an epoch. */
  readonly unfinished: number;
}

/** A public set, and how it is split: whoever wrote for validation wrote nothing that is trained on. */
export interface InkSetRecipe {
  readonly set: PublicSetName;
  /** Writers set aside for validation, or alphabets, where the characters have them. */
  readonly validation: readonly string[];
  /** How often each drawing is seen in an epoch, each time drawn anew. */
  readonly repeat: number;
}

/** The name of an optimizer and its options. */
export interface OptimizerRecipe {
  readonly type: keyof typeof optimizers;
  readonly [option: string]: unknown;
}

/** In the last `gentleEpochs` the changes are only `gentleStrength` as large. */
export interface AugmentationRecipe {
  /** How far images are bent, in pixels of 28, 0…10. */
  readonly bend: number;
  readonly gentleEpochs: number;
  readonly gentleStrength: number;
}

const optimizers = { adam, adamW, sgd };

/** @throws TenpenError for an option that the optimizer does not have or one out of range. */
export function createOptimizer({ type, ...options }: OptimizerRecipe): Optimizer {
  return asFault("optimizer: ", () => optimizers[type](options));
}

/**
 * The recipe of a text of JSON.
 *
 * @throws TenpenError for what is no JSON, a key that is missing or unknown, or a value out of range.
 */
export function parseRecipe(text: string): Recipe {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw fault("recipe", "recipe", "must be JSON", text);
  }
  const recipe = entries("recipe", value, {
    data: isText,
    validation: wholeFrom(1),
    ink: optional(isInk),
    spec: isText,
    epochs: wholeFrom(1, 1000),
    batch: wholeFrom(1, 65536),
    optimizer: isOptimizer,
    learningRate: inRange({ above: 0, most: 1 }),
    schedule: optional((_what, schedule) => asFault("", () => checkSchedule(schedule))),
    labelSmoothing: optional(inRange({ least: 0, below: 1 })),
    averageDecay: optional(inRange({ least: 0, below: 1 })),
    augmentation: optional(isAugmentation),
    monitor: isOneOf("val_loss", "val_accuracy"),
    patience: optional(wholeFrom(0, 1000)),
    minDelta: optional(inRange({ least: 0, most: 1e6 })),
    seed: wholeFrom(0, 2 ** 32 - 1),
    precision: isOneOf("float32", "int8"),
  }) as unknown as Recipe;
  const { augmentation, epochs, ink, patience, minDelta } = recipe;
  if (minDelta !== undefined && patience === undefined)
    throw fault("recipe", "minDelta", "must come with patience", minDelta);
  if (ink && !augmentation)
    throw fault("recipe", "augmentation", "must be there with ink, which it draws", augmentation);
  if (augmentation && augmentation.gentleEpochs > epochs) {
    throw fault(
      "recipe",
      "augmentation.gentleEpochs",
      `must be at most ${epochs}, the epochs`,
      augmentation.gentleEpochs,
    );
  }
  return recipe;
}

/** Throws unless the value is right. */
type Check = (what: string, value: unknown) => void;

function isInk(what: string, value: unknown): void {
  const count = wholeFrom(0, 1e6);
  const { sets } = entries(what, value, { sets: isList, madeUp: count, sideBySide: count, unfinished: count });
  for (const [i, set] of (sets as unknown[]).entries()) {
    const at = `${what}.sets[${i}]`;
    const keys = { set: isOneOf(...Object.keys(publicSets)), validation: isList, repeat: wholeFrom(1, 1000) };
    const { validation } = entries(at, set, keys);
    for (const group of validation as unknown[]) isText(`${at}.validation`, group);
    // Split once so and once so, a writer would be on both sides.
    const names = (sets as { set: string }[]).map(({ set }) => set);
    if (names.indexOf(names[i]!) !== i) throw fault("recipe", `${at}.set`, "must not come twice", names[i]);
  }
}

function isAugmentation(what: string, value: unknown): void {
  entries(what, value, {
    bend: inRange({ least: 0, most: 10 }),
    gentleEpochs: wholeFrom(0),
    gentleStrength: inRange({ least: 0, most: 1 }),
  });
}

function isOptimizer(what: string, value: unknown): void {
  if (!isRecord(value)) throw fault("recipe", what, "must be an object with a type", value);
  isOneOf(...Object.keys(optimizers))(`${what}.type`, value.type);
  createOptimizer(value as unknown as OptimizerRecipe);
}

function entries(what: string, value: unknown, checks: Readonly<Record<string, Check>>): Record<string, unknown> {
  if (!isRecord(value)) throw fault("recipe", what, `must be an object with ${Object.keys(checks).join(", ")}`, value);
  checkKeys("recipe", what, value, Object.keys(checks));
  const prefix = what === "recipe" ? "" : `${what}.`;
  for (const [key, check] of Object.entries(checks)) check(prefix + key, value[key]);
  return value;
}

function optional(check: Check): Check {
  return (what, value) => {
    if (value !== undefined) check(what, value);
  };
}

function wholeFrom(least: number, most?: number): Check {
  return (what, value) => checkWhole("recipe", what, value, least, most);
}

function isOneOf(...words: readonly string[]): Check {
  return (what, value) => checkWord("recipe", what, value, words);
}

function isText(what: string, value: unknown): void {
  if (typeof value !== "string" || value === "") throw fault("recipe", what, "must be a text", value);
}

function inRange(range: Range): Check {
  return (what, value) => checkNumber("recipe", what, value, range);
}

function isList(what: string, value: unknown): void {
  if (!Array.isArray(value)) throw fault("recipe", what, "must be a list", value);
}

/** What a part of the training says of its options, as a fault of the recipe. */
function asFault<Result>(prefix: string, make: () => Result): Result {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof TenpenError)) throw error;
    throw new TenpenError("recipe", `${prefix}${error.what}`, error.rule, error.got);
  }
}
