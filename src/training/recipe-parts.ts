import { type InkSetName, inkSetNames } from "../data/public-sets.ts";
import { type ErrorCode, fault, isRecord, TenpenError } from "../errors.ts";
import { adam, adamW, type Optimizer, type Schedule, sgd } from "../train/index.ts";
import { checkSchedule } from "../train/schedule.ts";
import { list, number, record, text, type ValueType, whole, word } from "./value-type.ts";

export interface InkRecipe {
  readonly sets: readonly InkSetRecipe[];
  /** What is read beside the digits: each is a class of its own. None when missing. */
  readonly characters?: string;
  /** Synthetic drawings that show no digit, in an epoch. */
  readonly synthetic: number;
  /** Strokes of several digits, or of a digit and a symbol, which are no digit, in an epoch. */
  readonly groups: number;
  /** Digits that are only begun, which are no digit, in an epoch. */
  readonly partials: number;
}

/** A public set, and how it is split: whoever wrote for validation wrote nothing that is trained on. */
export interface InkSetRecipe {
  readonly set: InkSetName;
  /** Writers set aside for validation, or alphabets, where the characters have them, or UNIPEN's contributors. */
  readonly validation: readonly string[];
  /** How often each drawing is seen in an epoch, each time drawn anew; below 1, one in 1/repeat is seen, once. */
  readonly repeat: number;
}

const inkSet = record<InkSetRecipe>({
  set: word(...inkSetNames),
  validation: list(text("writer or alphabet")),
  repeat: number({ above: 0, most: 1000 }),
});
const signs: ValueType<string> = {
  values: "characters",
  check(code, what, value) {
    const isRight =
      typeof value === "string" && /^[\p{P}\p{S}]+$/u.test(value) && new Set(value).size === Array.from(value).length;
    if (!isRight) throw fault(code, what, "must be one sign or more, each once", value);
  },
};
const samples = whole(0, 1e6);
const inkKeys = record<InkRecipe>(
  { sets: list(inkSet), characters: signs, synthetic: samples, groups: samples, partials: samples },
  ["characters"],
);

/** Nearly: 1 / (1 / 3) need not be 3. */
const isWhole = (value: number) => Math.abs(value - Math.round(value)) < 1e-9;

export const ink: ValueType<InkRecipe> = {
  ...inkKeys,
  check(code, what, value) {
    inkKeys.check(code, what, value);
    const { sets } = value as InkRecipe;
    const names = sets.map(({ set }) => set);
    // Split once so and once so, a writer would be on both sides.
    const twice = names.findIndex((name, i) => names.indexOf(name) !== i);
    if (twice >= 0) throw fault(code, `${what}.sets[${twice}].set`, "must not come twice", names[twice]);
    const odd = sets.findIndex(({ repeat }) => !isWhole(repeat) && !isWhole(1 / repeat));
    if (odd >= 0) {
      throw fault(code, `${what}.sets[${odd}].repeat`, "must be a whole number or one part of one", sets[odd]!.repeat);
    }
  },
};

/** Crops of pictures, as reading shows them to a network. */
export interface PicturesRecipe {
  /** Rendered pictures of numbers, letters and empty paper, by the writers of the recipe's ink. */
  readonly scenes: number;
  /** Such pictures by the writers set aside. */
  readonly validation: number;
  /** How often each photographed cell of a sudoku is seen in an epoch; 0 for never. */
  readonly cells: number;
}

export const pictures = record<PicturesRecipe>({
  scenes: whole(1, 1e6),
  validation: whole(1, 1e6),
  cells: whole(0, 1000),
});

/** In the last `cooldownEpochs` the changes are only `cooldownStrength` as large. */
export interface AugmentationRecipe {
  /** Amplitude of the elastic distortion of images, in pixels of 28, 0…10. */
  readonly elastic: number;
  readonly cooldownEpochs: number;
  readonly cooldownStrength: number;
}

export const augmentation = record<AugmentationRecipe>({
  elastic: number({ least: 0, most: 10 }),
  cooldownEpochs: whole(0, 1000),
  cooldownStrength: number({ least: 0, most: 1 }),
});

const optimizers = { adam, adamW, sgd };

/** The name of an optimizer and its options. */
export interface OptimizerRecipe {
  readonly type: keyof typeof optimizers;
  readonly [option: string]: unknown;
}

/** @throws TenpenError for an option that the optimizer does not have or one out of range. */
export function createOptimizer({ type, ...options }: OptimizerRecipe, code: ErrorCode = "recipe"): Optimizer {
  return asFault(code, "optimizer: ", () => optimizers[type](options));
}

export const optimizer: ValueType<OptimizerRecipe> = {
  values: `{ type: ${Object.keys(optimizers).join(", ")}, … its options }`,
  check(code, what, value) {
    if (!isRecord(value)) throw fault(code, what, "must be an object with a type", value);
    word(...Object.keys(optimizers)).check(code, `${what}.type`, value.type);
    createOptimizer(value as unknown as OptimizerRecipe, code);
  },
};

export const schedule: ValueType<Schedule> = {
  values: "{ type: constant, warmupCosine, oneCycle, … its options }",
  check: (code, _what, value) => asFault(code, "", () => void checkSchedule(value)),
};

/** What a part of the training says of its options, as a fault of the recipe. */
function asFault<Result>(code: ErrorCode, prefix: string, make: () => Result): Result {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof TenpenError)) throw error;
    throw new TenpenError(code, `${prefix}${error.what}`, error.rule, error.got);
  }
}
