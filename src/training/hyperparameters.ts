import type { TrainOptions } from "../train/index.ts";
import { specs } from "../train/specs.ts";
import { augmentation, ink, type OptimizerRecipe, optimizer, pictures, schedule } from "./recipe-parts.ts";
import { number, text, type ValueType, whole, word } from "./value-type.ts";

/** All that is to be known of a key of a recipe. */
export interface Hyperparameter<Value> {
  readonly type: ValueType<Value>;
  /** What it is, in a few words. */
  readonly text: string;
  /** Whether a recipe may be without it. */
  readonly isOptional?: boolean;
  /** The option of the command line, which makes a recipe of its options; none where only a file can say it. */
  readonly flag?: string;
  /** In a recipe that is made of options. */
  readonly default?: NoInfer<Value>;
  /** What the model's metadata call it; as the key when missing. */
  readonly fact?: string;
  /** What they tell instead of the value; nothing when undefined. */
  readonly tell?: (value: NoInfer<Value>) => unknown;
  /** The option of the trainer that it is. */
  readonly trainOption?: keyof TrainOptions;
}

function required<Value>(entry: Hyperparameter<Value>) {
  return { ...entry, isOptional: false as const };
}

function optional<Value>(entry: Hyperparameter<Value>) {
  return { ...entry, isOptional: true as const };
}

const specNames = Object.keys(specs).join(", ");

/** What is trained, and how. The order is that of the model's facts. */
export const howTrained = {
  data: required({
    type: text("mnist, or a path"),
    text: "mnist, or the images file of an IDX pair of training images",
    flag: "--data <set>",
  }),
  validation: required({
    type: whole(1, 1e9),
    text: "images set aside to choose by",
    flag: "--validation-size <n>",
    default: 5000,
  }),
  ink: optional({ type: ink, text: "pen strokes to train on as well" }),
  pictures: optional({ type: pictures, text: "parts of pictures to train on as well" }),
  spec: required({
    type: text("a name, or a path"),
    text: `the network: ${specNames}, or a .json file with a spec`,
    flag: "--spec <name>",
    default: "classic",
  }),
  batch: required({
    type: whole(1, 65536),
    text: "images a step",
    flag: "--batch-size <n>",
    default: 64,
    trainOption: "batchSize",
  }),
  optimizer: required({
    type: optimizer,
    text: "what changes the weights by their gradient",
    default: { type: "adam" },
    tell: (value: OptimizerRecipe) => (Object.keys(value).length === 1 ? value.type : value),
  }),
  learningRate: required({
    type: number({ above: 0, most: 1 }),
    text: "the top rate of the schedule",
    flag: "--learning-rate <x>",
    default: 0.001,
    fact: "learning_rate",
    trainOption: "learningRate",
  }),
  schedule: optional({
    type: schedule,
    text: "how the rate changes over all steps; constant when missing",
    trainOption: "schedule",
  }),
  labelSmoothing: optional({
    type: number({ least: 0, below: 1 }),
    text: "share of the target that all classes share",
    fact: "label_smoothing",
    trainOption: "labelSmoothing",
  }),
  averageDecay: optional({
    type: number({ least: 0, below: 1 }),
    text: "decay of the moving average of the weights, which is then what is kept",
    fact: "average_decay",
    trainOption: "averageDecay",
  }),
  augmentation: optional({
    type: augmentation,
    text: "images and strokes are rendered as another hand would have drawn them; less so in the last cooldownEpochs",
  }),
  epochs: required({
    type: whole(1, 1000),
    text: "how often each image is seen",
    flag: "--epochs <n>",
    default: 30,
    trainOption: "epochs",
  }),
  seed: required({
    type: whole(0, 2 ** 32 - 1),
    text: "same seed, same weights; the option may differ from the recipe",
    flag: "--seed <n>",
    default: 1,
    trainOption: "seed",
  }),
};

/** Which epoch is kept, and how. */
export const howKept = {
  monitor: required({
    type: word("val_loss", "val_accuracy"),
    text: "the figure by which the best epoch is chosen",
    flag: "--monitor <figure>",
    default: "val_loss",
  }),
  patience: optional({
    type: whole(0, 1000),
    text: "stop after so many epochs that are no better; never when missing",
    flag: "--patience <n>",
    default: 5,
  }),
  minDelta: optional({
    type: number({ least: 0, most: 1e6 }),
    text: "what counts as better, for the patience",
    flag: "--min-delta <x>",
    default: 0,
    fact: "min_delta",
  }),
  precision: required({
    type: word("float32", "int8"),
    text: "how the model's weights are stored",
    default: "float32",
    tell: (value: "float32" | "int8") => (value === "float32" ? undefined : value),
  }),
};

/**
 * The one list of what decides what comes out of a training. From it follow what a recipe may say, the options of the command line,
 * their defaults, what the model tells of its training, what must be as it was to go on with one, and the table in
 * models/RECIPES.md. A new hyperparameter is an entry here and an option of the trainer (`src/train/options.ts`).
 */
export const hyperparameters = { ...howTrained, ...howKept };

type Table = typeof hyperparameters;
type ValueOf<Entry> = Entry extends { readonly type: ValueType<infer Value> } ? Value : never;
type Keys<IsOptional extends boolean> = {
  [Key in keyof Table]: Table[Key]["isOptional"] extends IsOptional ? Key : never;
}[keyof Table];

/** All that decides what comes out of a training: a model can be made again from it, byte for byte, given the data. Plain data. */
export type Recipe = { readonly [Key in Keys<false>]: ValueOf<Table[Key]> } & {
  readonly [Key in Keys<true>]?: ValueOf<Table[Key]>;
};

/** The entries by key, where which is which does not matter. */
export const entriesOf = (table: object): [key: keyof Recipe, entry: Hyperparameter<unknown>][] =>
  Object.entries(table) as [keyof Recipe, Hyperparameter<unknown>][];

/** The options of the trainer that are a recipe's. */
export function trainOptionsOf(
  recipe: Recipe,
): Pick<
  TrainOptions,
  "epochs" | "batchSize" | "learningRate" | "seed" | "schedule" | "labelSmoothing" | "averageDecay"
> {
  const options = entriesOf(hyperparameters)
    .filter(([key, { trainOption }]) => trainOption !== undefined && recipe[key] !== undefined)
    .map(([key, { trainOption }]) => [trainOption, recipe[key]]);
  return Object.fromEntries(options);
}
